package app.stagepass.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Locks when the person has not been seen for as long as they chose. Sleep counts, for the wall clock decides; so does a clock
 * that was set back, for nobody knows then how long they were away. Thread-safe.
 */
public final class IdleLock implements AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(15);

    private final Clock clock;
    private final Runnable lock;
    private final ScheduledFuture<?> looking;
    private Optional<Duration> limit = Optional.empty();
    private Instant seen;

    /**
     * Locks nothing until it is told after how long.
     *
     * @param timer looks at the clock from time to time
     * @param lock  called on the timer's thread, again and again while nobody comes; must be quick
     */
    public IdleLock(Clock clock, ScheduledExecutorService timer, Runnable lock) {
        this.clock = clock;
        this.lock = lock;
        this.seen = clock.instant();
        this.looking = timer.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** @param idle how long the person may be away; empty for ever */
    public synchronized void after(Optional<Duration> idle) {
        limit = idle;
        seen = clock.instant();
    }

    /** They did something just now. */
    public synchronized void personWasHere() {
        seen = clock.instant();
    }

    private void look() {
        if (isOver()) {
            lock.run();
        }
    }

    private synchronized boolean isOver() {
        Instant now = clock.instant();
        return limit.isPresent() && (now.isBefore(seen) || !now.isBefore(seen.plus(limit.get())));
    }

    @Override
    public void close() {
        looking.cancel(false);
    }
}
