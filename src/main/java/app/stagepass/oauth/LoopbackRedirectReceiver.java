package app.stagepass.oauth;

import app.stagepass.oauth.RedirectPages.Page;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Receives the redirect on this machine's loopback addresses. The answer counts only from the browser that followed
 * {@link #startLink()}: a program of another user can read the link from the browser's arguments and connect to the port, but
 * does not have that browser's cookie.
 */
public final class LoopbackRedirectReceiver implements RedirectReceiver {

    /** The deadline is a time of day, and a machine may sleep or be set right meanwhile: look again that often. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final SignInAttempt attempt;
    private final CallbackRules rules;
    private final CallbackServer server;
    private final Clock clock;
    private final Duration farewell;
    private final AtomicBoolean closed = new AtomicBoolean();

    LoopbackRedirectReceiver(SignInAttempt attempt, CallbackRules rules, CallbackServer server, Clock clock,
            Duration farewell) {
        this.attempt = attempt;
        this.rules = rules;
        this.server = server;
        this.clock = clock;
        this.farewell = farewell;
    }

    @Override
    public URI startLink() {
        var redirect = attempt.request().redirectUri();
        return URI.create((redirect.isSecure() ? "https://" : "http://") + redirect.host() + ":" + redirect.port()
                + CallbackRules.START + attempt.start().reveal());
    }

    @Override
    public RedirectByHand byHand() {
        return new RedirectByHand() {

            @Override
            public URI authorization() {
                return attempt.authorization();
            }

            @Override
            public Pasted paste(String address) {
                return rules.paste(address);
            }
        };
    }

    @Override
    public AuthorizationResponse await(Instant deadline, Cancellation cancellation)
            throws OAuthException.NoCallback, OAuthException.Cancelled {
        cancellation.onCancel(() -> attempt.giveUp(new OAuthException.Cancelled()));
        CompletableFuture<AuthorizationResponse> answer = attempt.answer();
        while (true) {
            Duration left = Duration.between(clock.instant(), deadline);
            if (!left.isPositive()) {
                // Whichever was first, this or a callback, is what counts.
                attempt.giveUp(attempt.noCallback());
            }
            try {
                return answer.get(Math.clamp(left.toMillis() + 1, 1, LOOK.toMillis()), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Nothing yet.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                attempt.giveUp(new OAuthException.Cancelled());
                throw new OAuthException.Cancelled();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case OAuthException.NoCallback none -> throw none;
                    case OAuthException.Cancelled cancelled -> throw cancelled;
                    case null, default -> throw new IllegalStateException(e);
                }
            }
        }
    }

    @Override
    public void finish(Outcome outcome) {
        attempt.end(switch (outcome) {
            case CONNECTED -> Page.CONNECTED;
            case DENIED -> Page.DENIED;
            case FAILED -> Page.FAILED;
            case CANCELLED -> Page.CANCELLED;
        });
    }

    /** Ends a waiting {@link #await} as cancelled. Blocks for some seconds at most, if a browser waits for its last page. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        attempt.giveUp(new OAuthException.Cancelled());
        attempt.end(Page.UNFINISHED);
        try {
            attempt.farewell().get(farewell.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The tab was closed, or shows the waiting page, which says where to look.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.stop();
        }
    }
}
