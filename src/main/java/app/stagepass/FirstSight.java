package app.stagepass;

import app.stagepass.desktop.Wish;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What a start shows first. The window's first frame has the processor for itself; it calls the tray when it is drawn. */
final class FirstSight {

    /** Whatever keeps the window from being drawn, the tray and its warnings come. */
    private static final Duration LONGEST_FIRST_FRAME = Duration.ofSeconds(5);

    private FirstSight() {}

    /** @param tray may be run more than once */
    static void of(Wish wish, Runnable window, Runnable tray, ScheduledExecutorService ticker, Executor workers) {
        if (wish == Wish.STAY) {
            tray.run();
        } else {
            window.run();
            var _ = ticker.schedule(() -> workers.execute(tray), LONGEST_FIRST_FRAME.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
