package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.settings.Settings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window with a card, closed to the tray and opened again. */
@ExtendWith(ApplicationExtension.class)
class StylesAheadTest {

    private final List<Object> changes = new ArrayList<>();
    private final Desk desk = new Desk();

    StylesAheadTest() throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Start
    void start(Stage stage) {
        // JavaFX runs; each test has a stage of its own
    }

    /** JavaFX takes from each node what its old styles gave it, and gives it the same again. */
    @Test
    void nothing_is_styled_anew_when_the_window_comes_back() throws Exception {
        assertThat(changesWhenBack(Platform::runLater)).isEmpty();
        // Before the window is hidden for JavaFX there is nothing to find yet: as if nobody had cared.
        assertThat(changesWhenBack(Runnable::run)).isNotEmpty();
    }

    private List<Object> changesWhenBack(Executor later) throws Exception {
        Stage stage = opened(later);
        FxToolkit.setupFixture(stage::hide);
        WaitForAsyncUtils.waitForFxEvents();
        FxToolkit.setupFixture(() -> {
            watch(stage.getScene().getRoot());
            stage.show();
        });
        List<Object> seen = List.copyOf(changes);
        FxToolkit.setupFixture(stage::hide);
        WaitForAsyncUtils.waitForFxEvents();
        changes.clear();
        return seen;
    }

    private Stage opened(Executor later) throws Exception {
        Stage opened = FxToolkit.setupFixture(() -> {
            Stage stage = new Stage();
            MainWindow window = new MainWindow(stage,
                    desk.parts(later, Parts.Place.REAL, new Settings(Settings.Theme.DARK, true)));
            window.show();
            window.drawn();
            return stage;
        });
        WaitForAsyncUtils.waitForFxEvents();
        return opened;
    }

    private void watch(Node root) {
        Deque<Node> todo = new ArrayDeque<>(List.of(root));
        while (!todo.isEmpty()) {
            Node node = todo.pop();
            if (node instanceof Region region) {
                region.backgroundProperty().addListener((_, _, _) -> changes.add(region));
            }
            if (node instanceof Labeled labeled) {
                labeled.textFillProperty().addListener((_, _, _) -> changes.add(labeled));
            }
            if (node instanceof Parent parent) {
                todo.addAll(parent.getChildrenUnmodifiable());
            }
        }
    }

    @Test
    void a_window_that_is_back_already_is_left_alone() throws Exception {
        Stage stage = opened(Platform::runLater);
        FxToolkit.setupFixture(() -> {
            stage.getScene().getStylesheets().addListener((Observable _) -> changes.add("looked for again"));
            stage.hide();
            stage.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(List.copyOf(changes)).isEmpty();
        FxToolkit.setupFixture(stage::hide);
    }
}
