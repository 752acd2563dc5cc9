package app.stagepass.oauth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets one thread end what another waits for. Thread-safe; once cancelled it stays so. */
public final class Cancellation {

    private final List<Runnable> listeners = new ArrayList<>();
    private boolean cancelled;

    public void cancel() {
        List<Runnable> toRun;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toRun = List.copyOf(listeners);
        }
        toRun.forEach(Runnable::run);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /**
     * Waits for a while, less if it is cancelled.
     *
     * @return whether it is cancelled
     */
    public boolean await(Duration pause) throws InterruptedException {
        CountDownLatch cancel = new CountDownLatch(1);
        onCancel(cancel::countDown);
        return cancel.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs the listener on cancelling, on the thread that cancels; at once if that has happened. */
    public void onCancel(Runnable listener) {
        synchronized (this) {
            if (!cancelled) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }
}
