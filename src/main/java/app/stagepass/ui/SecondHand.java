package app.stagepass.ui;

/** Ticks once a second on JavaFX's thread; tests move it by hand. */
@FunctionalInterface
public interface SecondHand {

    /** Begins; the first tick comes after a second. */
    Stop start(Runnable tick);

    /** Ends the ticking. */
    @FunctionalInterface
    interface Stop {

        void stop();
    }
}
