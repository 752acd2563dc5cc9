package app.stagepass.vault;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one thread that talks to the keyring, for the library bears no two calls at once and may block for minutes. Callers wait
 * for as long as they choose. A call that was given up before it began never happens; one that had begun runs to its end, before
 * any later one.
 */
final class KeyringThread {

    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(task -> Thread.ofPlatform().daemon().name("keyring").unstarted(task));

    <T> T call(Callable<T> work, Duration limit) throws VaultException {
        Future<T> future;
        try {
            future = thread.submit(work);
        } catch (RejectedExecutionException e) {
            throw new VaultException.Failed("closed");
        }
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof VaultException expected) {
                throw expected;
            }
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new VaultException.Failed(cause.getClass().getSimpleName());
        } catch (TimeoutException e) {
            future.cancel(false); // an interrupt would break the library's connection in the middle of a write
            throw new VaultException.TimedOut();
        } catch (InterruptedException e) {
            future.cancel(false);
            Thread.currentThread().interrupt();
            throw new VaultException.TimedOut();
        }
    }

    /** Runs this last, without waiting for it, then ends. */
    void finish(Runnable last) {
        if (!thread.isShutdown()) {
            thread.execute(last);
            thread.shutdown();
        }
    }
}
