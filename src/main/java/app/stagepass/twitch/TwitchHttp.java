package app.stagepass.twitch;

import app.stagepass.oauth.Departure;
import app.stagepass.oauth.OAuthException.Unreachable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The one way out to Twitch. Sends a request, waits for its answer at most as long as the time limit says, and turns what can
 * go wrong on the way into {@link Unreachable}. Blocks; thread-safe.
 */
public final class TwitchHttp {

    /**
     * For a whole call, from the name's look-up to the last byte of the answer. Generous, because giving up on a token request that
     * has left can cost the login.
     */
    public static final Duration TIME_LIMIT = Duration.ofSeconds(20);
    private static final int MAX_JSON_BYTES = 64 * 1024;

    private final Supplier<OkHttpClient> client;
    private final Clock clock;
    private final Duration limit;
    private final ClockSkew skew;
    private final OwnAddresses addresses;

    public TwitchHttp(Clock clock) {
        this(HttpClients.create(), clock, TIME_LIMIT);
    }

    /**
     * @param skew    told of the time in every answer
     * @param roots   trusted besides Java's own; read when the first request is sent
     * @param proxies asked anew for every request
     */
    public TwitchHttp(Clock clock, ClockSkew skew, SystemRoots roots, Proxies proxies) {
        this(new Once<>(() -> HttpClients.create(Trust.in(roots), proxies)), clock, TIME_LIMIT, skew,
                OwnAddresses.ofThisComputer());
    }

    TwitchHttp(OkHttpClient client, Clock clock, Duration limit) {
        this(() -> client, clock, limit, new ClockSkew(), OwnAddresses.ofThisComputer());
    }

    TwitchHttp(Supplier<OkHttpClient> client, Clock clock, Duration limit, ClockSkew skew, OwnAddresses addresses) {
        this.client = client;
        this.clock = clock;
        this.limit = limit;
        this.skew = skew;
        this.addresses = addresses;
    }

    /** The same way, to somebody else than Twitch, whose clock is none to go by. */
    TwitchHttp toOthers() {
        return new TwitchHttp(client, clock, limit, new ClockSkew(), addresses);
    }

    Clock clock() {
        return clock;
    }

    /** Sends; interrupting the thread ends the call and leaves the thread's interrupt flag set. */
    Reply send(Request request) throws Unreachable {
        return send(request, MAX_JSON_BYTES, false, Departure.UNNOTED);
    }

    /** The same for an answer of another size. */
    Reply send(Request request, int maxBytes) throws Unreachable {
        return send(request, maxBytes, false, Departure.UNNOTED);
    }

    /**
     * Sends what changes something at Twitch that only its answer tells. Interrupting the thread ends the call as long as nothing
     * has left; after that the answer is waited for, and the interrupt flag is set when this returns.
     */
    Reply sendAndHear(Request request, Departure departure) throws Unreachable {
        return send(request, MAX_JSON_BYTES, true, departure);
    }

    private Reply send(Request request, int maxBytes, boolean hear, Departure departure) throws Unreachable {
        Sending sending = new Sending(departure);
        RouteNotes route = new RouteNotes();
        NetworkFailure failure = new NetworkFailure(route, addresses);
        Call call = client.get().newCall(
                request.newBuilder().tag(Sending.class, sending).tag(RouteNotes.class, route).build());
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        call.enqueue(new Receiving(answer, maxBytes));
        long deadline = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    sending.abandon();
                    if (!hear || !sending.hasStarted()) {
                        call.cancel();
                        throw new Unreachable(Unreachable.Reason.CONNECTION_LOST, sending.hasStarted());
                    }
                } catch (TimeoutException e) {
                    // Not OkHttp's own limit, because that one does not end a name lookup.
                    sending.abandon();
                    call.cancel();
                    throw failure.of(e, sending.hasStarted());
                } catch (ExecutionException e) {
                    throw failure.of(e, sending.hasStarted());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Reads the answer on OkHttp's thread, so that the waiting thread can give up at any point of it. */
    private final class Receiving implements Callback {

        private final CompletableFuture<Reply> answer;
        private final int maxBytes;

        Receiving(CompletableFuture<Reply> answer, int maxBytes) {
            this.answer = answer;
            this.maxBytes = maxBytes;
        }

        @Override
        public void onFailure(Call call, IOException e) {
            answer.completeExceptionally(e);
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                Instant at = clock.instant();
                skew.measure(response.header("Date"), response.header("Age"), at);
                Reply reply = Reply.read(response, maxBytes, at);
                if (reply.isTooLarge()) {
                    // Closing alone would first try to read the rest.
                    call.cancel();
                }
                answer.complete(reply);
            } catch (IOException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }
    }
}
