package app.stagepass.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer that ticks when the test says so. */
public final class HandTicker extends ScheduledThreadPoolExecutor {

    private final List<Tick> ticks = new ArrayList<>();
    /** Guarded by itself: workers put things off too. */
    private final List<Tick> once = new ArrayList<>();

    public HandTicker() {
        super(0);
    }

    /** Runs what comes again and again, and what was put off until now; what that puts off waits for the next tick. */
    public void tick() {
        List<Tick> now;
        synchronized (once) {
            now = List.copyOf(once);
            once.clear();
        }
        now.forEach(tick -> tick.command.run());
        List.copyOf(ticks).stream().filter(tick -> !tick.isCancelled()).forEach(tick -> tick.command.run());
    }

    /** One turn of waiting for other threads; fails when the test's time is over. */
    static void spin() {
        if (Thread.currentThread().isInterrupted()) {
            throw new AssertionError("waited in vain");
        }
        Thread.onSpinWait();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Tick tick = new Tick(command);
        synchronized (once) {
            once.add(tick);
        }
        return tick;
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        Tick tick = new Tick(command);
        ticks.add(tick);
        return tick;
    }

    private static final class Tick extends java.util.concurrent.FutureTask<Object> implements ScheduledFuture<Object> {

        private final Runnable command;

        Tick(Runnable command) {
            super(command, new Object());
            this.command = command;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
