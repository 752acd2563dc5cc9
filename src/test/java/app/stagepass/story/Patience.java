package app.stagepass.story;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks again and again at what another process does, for a bounded time. */
final class Patience {

    private static final long LOOK_AGAIN_MILLIS = 200;

    private Patience() {}

    /** A look, empty as long as there is nothing to see. */
    @FunctionalInterface
    interface Look<T> {
        Optional<T> look() throws Exception;
    }

    static <T> T until(String what, int seconds, Look<T> look) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        for (long waited = 0; waited < seconds * 1000L; waited += LOOK_AGAIN_MILLIS) {
            Optional<T> seen = look.look();
            if (seen.isPresent()) {
                return seen.get();
            }
            if (never.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new AssertionError("waited " + seconds + " s in vain for " + what);
    }
}
