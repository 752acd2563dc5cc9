package app.stagepass;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Has a signal end the program as quitting does: Ctrl-C (SIGINT), a closed terminal (SIGHUP), a service being stopped (SIGTERM).
 * The exit code is then, by the shells' convention, 128 and the number of the signal: 130, 129, 143; whoever starts the program
 * can tell it from an end by its own choice.
 */
final class OrderlyEnd implements AutoCloseable {

    /** A token request, a slow keyring, and some. */
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    /** @param begin sets the end going; the process lives on until {@link #close}, within reason */
    OrderlyEnd(Runnable begin) {
        this.hook = Thread.ofPlatform().unstarted(() -> {
            begin.run();
            try {
                done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** All is in order: the process may end. */
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the signal is what ended us
        }
    }
}
