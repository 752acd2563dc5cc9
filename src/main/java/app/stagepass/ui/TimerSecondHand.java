package app.stagepass.ui;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ticks by a timer. JavaFX's own animations would have it look at the whole scene sixty times a second, for one tick. */
public final class TimerSecondHand implements SecondHand {

    private final ScheduledExecutorService timer;
    private final Executor ui;

    /** @param ui {@code Platform::runLater} */
    public TimerSecondHand(ScheduledExecutorService timer, Executor ui) {
        this.timer = timer;
        this.ui = ui;
    }

    @Override
    public Stop start(Runnable tick) {
        ScheduledFuture<?> ticking = timer.scheduleAtFixedRate(() -> ui.execute(tick), 1, 1, TimeUnit.SECONDS);
        return () -> ticking.cancel(false);
    }
}
