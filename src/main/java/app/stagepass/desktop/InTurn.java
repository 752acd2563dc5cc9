package app.stagepass.desktop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks one after another, in the order given, on an executor that may run many at once. What a task throws is logged and ends
 * that task only; when the executor is shut down, tasks are dropped.
 */
final class InTurn implements Executor {

    private static final System.Logger LOG = System.getLogger(InTurn.class.getName());

    private final Executor executor;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    InTurn(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        try {
            executor.execute(this::runAll);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the program is ending");
        }
    }

    /**
     * Runs a last task and waits for its end, for so long at most: whoever stops the executor next would interrupt it.
     * Not to be called from a task of this one.
     */
    void finish(Runnable last, Duration limit) {
        CountDownLatch done = new CountDownLatch(1);
        execute(() -> {
            try {
                last.run();
            } finally {
                done.countDown();
            }
        });
        try {
            if (!done.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.DEBUG, "the desktop does not answer at the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runAll() {
        while (true) {
            Runnable next;
            synchronized (waiting) {
                next = waiting.poll();
                if (next == null) {
                    running = false;
                    return;
                }
            }
            try {
                next.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a task for the desktop failed: {0}", e.getClass().getName());
            }
        }
    }
}
