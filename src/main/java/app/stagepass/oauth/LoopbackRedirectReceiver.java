package app.stagepass.oauth;

import app.stagepass.oauth.RedirectPages.Page;
import app.stagepass.token.AccessToken;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Receives the redirect on this machine's loopback addresses. The answer counts only from the browser that followed
 * {@link #startLink()}: a program of another user can read the link from the browser's arguments and connect to the port, but
 * does not have that browser's cookie.
 */
public final class LoopbackRedirectReceiver implements RedirectReceiver {

    /** The deadline is a time of day, and a machine may sleep or be set right meanwhile: look again that often. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final SignInAttempt attempt;
    private final PastedRules pasted;
    private final Runnable freePort;
    private final Clock clock;
    private final ReceiverLimits limits;
    private final Executor executor;
    private final Consumer<LoopbackRedirectReceiver> whenStopped;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param freePort blocks for a moment; may be called more than once
     * @param executor    stops it, which blocks for a moment
     * @param whenStopped told when the port is free again; perhaps more than once
     */
    LoopbackRedirectReceiver(SignInAttempt attempt, PastedRules pasted, Runnable freePort, Clock clock,
            ReceiverLimits limits,
            Executor executor, Consumer<LoopbackRedirectReceiver> whenStopped) {
        this.attempt = attempt;
        this.pasted = pasted;
        this.freePort = freePort;
        this.clock = clock;
        this.limits = limits;
        this.executor = executor;
        this.whenStopped = whenStopped;
    }

    @Override
    public URI startLink() {
        var redirect = attempt.request().redirectUri();
        return URI.create(
                redirect.uri().getScheme() + "://" + redirect.uri().getRawAuthority() + CallbackPlaces.START
                        + attempt.start().reveal());
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
                return pasted.paste(address);
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
                return answer.get(Math.clamp(left.toMillis(), 1, LOOK.toMillis()), TimeUnit.MILLISECONDS);
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
    public void onUnwanted(Consumer<AccessToken> taker) {
        var _ = attempt.unwanted().thenAcceptAsync(taker, executor);
    }

    @Override
    public void finish(Outcome outcome) {
        attempt.end(switch (outcome) {
            case CONNECTED -> Page.CONNECTED;
            case NOT_SAVED -> Page.NOT_SAVED;
            case OTHER_ACCOUNT -> Page.OTHER_ACCOUNT;
            case TO_CONFIRM -> Page.TO_CONFIRM;
            case DENIED -> Page.DENIED;
            case FAILED -> Page.FAILED;
            case CANCELLED -> Page.CANCELLED;
        });
        // A browser that is there asks for its last page at once; a tab that was closed is not waited for when something else is wanted.
        var _ = attempt.lastPage().completeOnTimeout(false, limits.farewell().toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Ends a waiting {@link #await} as cancelled. While a browser that was sent to Twitch may still come back, the port stays
     * open for that: on an empty one the browser would show an error, with a code that nobody spent in its address bar.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        end();
        CompletableFuture<Boolean> alone = attempt.nobodyLeft();
        if (alone.isDone()) {
            stop();
        } else {
            var _ = alone.copy().completeOnTimeout(false, limits.linger().toMillis(), TimeUnit.MILLISECONDS)
                    .thenRunAsync(this::stop, executor);
        }
    }

    /** Whether no answer will be taken any more, so that the port may be had by the next. */
    boolean isOver() {
        return closed.get() || attempt.isGivenUp();
    }

    /** Ends it with the process: a browser that waits for its last page is given some seconds, nobody else. */
    void quit() {
        end();
        try {
            attempt.lastPage().get(limits.farewell().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The tab was closed, or shows the waiting page, which says where to look.
        } catch (InterruptedException e) {
            stop(); // First, for it waits for threads, and an interrupted wait would spend the interrupt.
            Thread.currentThread().interrupt();
            return;
        }
        stop();
    }

    /** Lets go of the port. When it returns, it is free. */
    void stop() {
        freePort.run();
        whenStopped.accept(this);
    }

    private void end() {
        attempt.giveUp(new OAuthException.Cancelled());
        attempt.end(Page.UNFINISHED);
    }
}
