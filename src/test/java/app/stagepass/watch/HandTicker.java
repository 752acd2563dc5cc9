package app.stagepass.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer that ticks when the test says so. */
final class HandTicker extends ScheduledThreadPoolExecutor {

    private final List<Tick> ticks = new ArrayList<>();

    HandTicker() {
        super(0);
    }

    void tick() {
        List.copyOf(ticks).stream().filter(tick -> !tick.isCancelled()).forEach(tick -> tick.command.run());
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
