package app.stagepass.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/**
 * With a closed window JavaFX forgets its scene's styles, and has whoever opens it again wait until they are found anew. They are found
 * at once instead, when nobody waits. For JavaFX's thread.
 */
final class StylesAhead {

    private StylesAhead() {}

    /** @param later runs an action on JavaFX's thread after the event that is being handled: only then are the styles forgotten */
    static void follow(Stage stage, Consumer<Runnable> later) {
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> later.accept(() -> {
            if (!stage.isShowing()) {
                find(stage.getScene());
            }
        }));
    }

    private static void find(Scene scene) {
        ObservableList<String> sheets = scene.getStylesheets();
        sheets.setAll(List.copyOf(sheets)); // the public way to have every node look for its styles
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }
}
