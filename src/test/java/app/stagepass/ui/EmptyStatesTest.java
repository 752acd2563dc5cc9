package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.settings.Settings;
import app.stagepass.settings.WindowPlace;
import app.stagepass.vault.VaultException;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What stands where the cards would be, in windows of any size. */
@ExtendWith(ApplicationExtension.class)
class EmptyStatesTest {

    private final Desk desk = new Desk();
    private Optional<MainWindow> window = Optional.empty();
    private Optional<Stage> stage = Optional.empty();

    EmptyStatesTest() throws VaultException {}

    /** A window of its own: the size that it is given stays with the one that TestFX lends to everybody. */
    @Start
    void start(Stage given) {
        stage = Optional.of(new Stage());
    }

    @AfterEach
    void close() {
        onFx(() -> {
            window.ifPresent(MainWindow::close);
            stage.ifPresent(Stage::hide);
        });
        desk.close();
    }

    private static void onFx(Runnable task) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, task);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void make(double width, double height) {
        onFx(() -> {
            MainWindow opened = new MainWindow(stage.orElseThrow(), desk.parts(Platform::runLater,
                    Parts.Place.REAL, Settings.DEFAULT.withWindow(new WindowPlace(0, 0, width, height, false))));
            stage.orElseThrow().setMinWidth(width);
            stage.orElseThrow().setMinHeight(height);
            window = Optional.of(opened);
        });
    }

    private void show() {
        onFx(() -> window.orElseThrow().show());
    }

    private Node find(String selector) {
        return window.orElseThrow().overlay().lookup(selector);
    }

    private static Bounds place(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    @ParameterizedTest
    @CsvSource({"640, 346, true", "1120, 740, false"})
    void the_first_page_is_whole_and_lies_over_nothing(double width, double height, boolean scrolls) {
        make(width, height);
        show();
        Node page = find(".empty-scroll");
        assertThat(place(page).getMinY()).isGreaterThanOrEqualTo(place(find(".header")).getMaxY());
        assertThat(place(page).getMaxY()).isLessThanOrEqualTo(place(find(".status-bar")).getMinY());
        Node first = find(".first-run");
        assertThat(first.getBoundsInLocal().getHeight() > page.getBoundsInLocal().getHeight()).isEqualTo(scrolls);
        assertThat(first.lookupAll(".label")).isNotEmpty().allSatisfy(node -> {
            Label label = (Label) node;
            assertThat(label.getHeight()).as(label.getText())
                    .isGreaterThanOrEqualTo(label.prefHeight(label.getWidth()));
        });
    }

    /** The window is made, and what it asked JavaFX for is done, before it is on the screen. */
    @Test
    void the_first_thing_to_press_has_the_focus_from_the_start() {
        make(640, 346);
        assertThat(stage.orElseThrow().isShowing()).isFalse();
        show();
        assertThat(stage.orElseThrow().getScene().getFocusOwner()).isNotNull().isSameAs(find(".first-run .primary"));
    }
}
