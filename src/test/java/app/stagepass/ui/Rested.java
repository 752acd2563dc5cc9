package app.stagepass.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.PauseTransition;
import org.testfx.util.WaitForAsyncUtils;

/** Until then a window that was just shown is where its window manager put it, and a person who moves it comes later. */
final class Rested {

    private Rested() {}

    /** Blocks, in the time of JavaFX's own transitions, so that those which began before and take less are over. Not for JavaFX's thread. */
    static void await() throws Exception {
        CompletableFuture<Void> rested = new CompletableFuture<>();
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            PauseTransition rest = new PauseTransition(WindowKeeper.REST.multiply(2));
            rest.setOnFinished(_ -> rested.complete(null));
            rest.play();
        });
        rested.get(20, TimeUnit.SECONDS);
    }
}
