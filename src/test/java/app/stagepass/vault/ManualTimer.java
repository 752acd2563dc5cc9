package app.stagepass.vault;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Repeats a task when the test says so; waits of once go by real time. */
public final class ManualTimer extends ScheduledThreadPoolExecutor implements AutoCloseable {

    private final List<Repeated> tasks = new CopyOnWriteArrayList<>();

    private record Repeated(Runnable task, ScheduledFuture<?> future) {}

    public ManualTimer() {
        super(1);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long delay, TimeUnit unit) {
        ScheduledFuture<?> future = schedule(() -> {}, 1, TimeUnit.DAYS);
        tasks.add(new Repeated(task, future));
        return future;
    }

    public void tick() {
        tasks.stream().filter(one -> !one.future().isCancelled()).forEach(one -> one.task().run());
    }

    @Override
    public void close() {
        shutdownNow();
    }
}
