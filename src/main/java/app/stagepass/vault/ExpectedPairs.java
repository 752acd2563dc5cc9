package app.stagepass.vault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts pairs that may be on their way from Twitch. If the program ended now, they would be lost. Thread-safe. */
public final class ExpectedPairs {

    private int expected;

    ExpectedPairs() {}

    /** A pair that may come; closed when what came is kept, or when it is known that nothing comes. */
    public final class Expectation implements AutoCloseable {

        private boolean met;

        private Expectation() {}

        @Override
        public void close() {
            synchronized (ExpectedPairs.this) {
                if (!met) {
                    met = true;
                    expected--;
                    ExpectedPairs.this.notifyAll();
                }
            }
        }
    }

    synchronized Expectation expect() {
        expected++;
        return new Expectation();
    }

    synchronized int count() {
        return expected;
    }

    synchronized boolean awaitNone(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (expected > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
