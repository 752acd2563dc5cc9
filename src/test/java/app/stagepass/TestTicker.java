package app.stagepass;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer whose time a test moves by hand: what is due by then runs on the test's thread, in the order of time. */
public final class TestTicker extends ScheduledThreadPoolExecutor {

    private final PriorityBlockingQueue<Task> waiting = new PriorityBlockingQueue<>(11,
            Comparator.comparing((Task task) -> task.due));
    private volatile Duration now = Duration.ZERO;

    public TestTicker() {
        super(0);
    }

    public void forward(Duration by) {
        Duration until = now.plus(by);
        Optional<Task> next = dueBy(until);
        while (next.isPresent()) {
            now = next.get().due;
            next.get().run();
            next = dueBy(until);
        }
        now = until;
    }

    /** How many tasks wait. */
    public int waiting() {
        waiting.removeIf(FutureTask::isCancelled);
        return waiting.size();
    }

    private Optional<Task> dueBy(Duration until) {
        Optional<Task> first = Optional.ofNullable(waiting.peek()).filter(task -> task.due.compareTo(until) <= 0);
        first.ifPresent(waiting::remove);
        return first;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Task task = new Task(command, now.plusNanos(unit.toNanos(delay)));
        waiting.add(task);
        return task;
    }

    private static final class Task extends FutureTask<Object> implements ScheduledFuture<Object> {

        private final Duration due;

        Task(Runnable command, Duration due) {
            super(command, new Object());
            this.due = due;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
