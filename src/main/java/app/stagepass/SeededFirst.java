package app.stagepass;

import app.stagepass.ui.Work;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * Whoever is faster than the first look at the keyring is not to be asked for an application that is about to be there. The keyring
 * may ask for a password meanwhile, so a second press does nothing, and who has gone on to something else is left alone. For JavaFX's
 * thread.
 */
final class SeededFirst {

    private final Work work;
    private final Callable<Boolean> seed;
    private boolean waiting;

    /** @param seed may block; what comes after follows whether it succeeds or not */
    SeededFirst(Work work, Callable<Boolean> seed) {
        this.work = work;
        this.seed = seed;
    }

    /** @param elsewhere whether the person is at something else by now */
    void then(BooleanSupplier elsewhere, Runnable next) {
        if (!waiting) {
            waiting = true;
            work.start(seed, _ -> seeded(elsewhere, next), _ -> seeded(elsewhere, next));
        }
    }

    private void seeded(BooleanSupplier elsewhere, Runnable next) {
        waiting = false;
        if (!elsewhere.getAsBoolean()) {
            next.run();
        }
    }
}
