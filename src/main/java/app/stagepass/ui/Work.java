package app.stagepass.ui;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs what blocks away from JavaFX's thread and brings back what came of it. */
public final class Work {

    private static final Logger LOG = System.getLogger(Work.class.getName());

    private final Executor worker;
    private final Executor ui;

    /**
     * @param worker a thread for each job; in tests {@code Runnable::run}
     * @param ui     {@code Platform::runLater}; in tests {@code Runnable::run}
     */
    public Work(Executor worker, Executor ui) {
        this.worker = worker;
        this.ui = ui;
    }

    /** A job under way. */
    public interface Running {

        /** Interrupts the job; neither its result nor its failure is told any more. On the UI thread. */
        void cancel();
    }

    /** Runs a job; exactly one of the two consumers is called, on the UI thread, unless it is cancelled before. */
    public <T> Running start(Callable<T> job, Consumer<? super T> done, Consumer<? super Exception> failed) {
        Job<T> running = new Job<>(job, done, failed);
        worker.execute(running::run);
        return running;
    }

    /** To be done on the UI thread. */
    public void later(Runnable task) {
        ui.execute(task);
    }

    private final class Job<T> implements Running {

        private final Callable<T> job;
        private final Consumer<? super T> done;
        private final Consumer<? super Exception> failed;
        private @Nullable Thread thread;
        private volatile boolean cancelled;

        Job(Callable<T> job, Consumer<? super T> done, Consumer<? super Exception> failed) {
            this.job = job;
            this.done = done;
            this.failed = failed;
        }

        void run() {
            if (!begin()) {
                return;
            }
            try {
                T result = job.call();
                tell(() -> done.accept(result));
            } catch (Exception e) { // whatever it is, the window must not wait for ever
                if (e instanceof RuntimeException) {
                    LOG.log(Level.ERROR, "unforeseen", e);
                }
                tell(() -> failed.accept(e));
            } finally {
                end();
            }
        }

        private synchronized boolean begin() {
            thread = Thread.currentThread();
            return !cancelled;
        }

        private synchronized void end() {
            thread = null;
        }

        private void tell(Runnable news) {
            ui.execute(() -> {
                if (!cancelled) {
                    news.run();
                }
            });
        }

        @Override
        public synchronized void cancel() {
            cancelled = true;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
