package app.stagepass.watch;

import app.stagepass.oauth.AuthorizationRequest;
import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.Departure;
import app.stagepass.oauth.DeviceAuthorization;
import app.stagepass.oauth.DeviceTokenResponse;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.Validation;
import app.stagepass.token.AccessToken;
import app.stagepass.token.AuthorizationCode;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.DeviceCode;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Twitch as the watch sees it: no two requests are closer together than half a second, renewals included, whoever asks; and while
 * Twitch wants to be left alone (Retry-After) nothing is sent at all, for the wish concerns us and not the one token with which we
 * asked. A person who signs in does not wait here. Thread-safe; calls wait for their turn, in the order in which they came.
 */
public final class PacedServer implements AuthorizationServer, AutoCloseable {

    static final Duration GAP = Duration.ofMillis(500);
    /** Twitch also wants every token validated hourly, so a wish for more is heard again after so long. */
    private static final Duration LONGEST_HOLD = ValidationSchedule.LATEST;

    private final AuthorizationServer server;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Queue<CompletableFuture<Boolean>> waiting = new ArrayDeque<>();
    private Instant heldUntil = Instant.MIN;
    /** Whether the last request left less than {@link #GAP} ago. */
    private boolean busy;
    private boolean closed;

    public PacedServer(AuthorizationServer server, Clock clock, ScheduledExecutorService timer) {
        this.server = server;
        this.clock = clock;
        this.timer = timer;
    }

    @Override
    public Validation validate(AccessToken token) throws OAuthException {
        return inTurn(() -> server.validate(token));
    }

    @Override
    public TokenSet refresh(ClientRegistration client, Optional<ClientSecret> secret, RefreshToken token,
            Departure departure) throws OAuthException {
        return inTurn(() -> server.refresh(client, secret, token, departure));
    }

    @Override
    public URI authorizationUri(AuthorizationRequest request) {
        return server.authorizationUri(request);
    }

    @Override
    public TokenSet exchange(ClientRegistration client, Optional<ClientSecret> secret, AuthorizationCode code)
            throws OAuthException {
        return server.exchange(client, secret, code);
    }

    @Override
    public DeviceAuthorization startDevice(ClientRegistration client, SortedSet<Scope> scopes) throws OAuthException {
        return server.startDevice(client, scopes);
    }

    @Override
    public DeviceTokenResponse pollDevice(ClientRegistration client, DeviceCode code) throws OAuthException {
        return server.pollDevice(client, code);
    }

    @Override
    public TokenSet clientCredentials(ClientRegistration client, ClientSecret secret) throws OAuthException {
        return inTurn(() -> server.clientCredentials(client, secret));
    }

    @Override
    public void revoke(ClientId clientId, AccessToken token) throws OAuthException {
        server.revoke(clientId, token);
    }

    @FunctionalInterface
    private interface Request<T> {

        T send() throws OAuthException;
    }

    private <T> T inTurn(Request<T> request) throws OAuthException {
        refuseIfHeld();
        awaitTurn();
        refuseIfHeld();
        try {
            return request.send();
        } catch (OAuthException e) {
            Troubles.retryAfter(e).ifPresent(this::hold);
            throw e;
        }
    }

    private synchronized void hold(Duration asked) {
        Instant until = clock.instant().plus(asked.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : asked);
        heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
    }

    /** Says what Twitch said, and that nothing left: that is what this failure means to whoever sends one-time tokens. */
    private synchronized void refuseIfHeld() throws OAuthException.RateLimited {
        Instant now = clock.instant();
        if (heldUntil.isAfter(now.plus(LONGEST_HOLD))) { // the clock was set back
            heldUntil = now;
        }
        if (heldUntil.isAfter(now)) {
            throw new OAuthException.RateLimited(Optional.of(Duration.between(now, heldUntil)));
        }
    }

    private void awaitTurn() throws Unreachable {
        CompletableFuture<Boolean> turn = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(turn);
            if (closed) {
                giveUp();
            } else if (!busy) {
                next();
            }
        }
        try {
            if (!turn.get()) {
                throw new Unreachable(Unreachable.Reason.CONNECTION_LOST, false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(Unreachable.Reason.CONNECTION_LOST, false);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets the first go, if there is one, and comes again when the next may. */
    private synchronized void next() {
        CompletableFuture<Boolean> first = waiting.poll();
        busy = first != null;
        if (first != null) {
            first.complete(true);
            try {
                var _ = timer.schedule(this::next, GAP.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) { // the program is ending
                close();
            }
        }
    }

    /** How many wait for their turn. */
    synchronized int waiting() {
        return waiting.size();
    }

    private void giveUp() {
        for (CompletableFuture<Boolean> turn = waiting.poll(); turn != null; turn = waiting.poll()) {
            turn.complete(false);
        }
    }

    /** Nothing is sent any more; those who wait are told that nothing left. */
    @Override
    public synchronized void close() {
        closed = true;
        giveUp();
    }
}
