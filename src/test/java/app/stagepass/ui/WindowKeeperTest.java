package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.settings.Settings;
import app.stagepass.settings.WindowPlace;
import app.stagepass.settings.WindowPlace.Area;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a window asks for before it is shown, on screens of any size, and what becomes of its place then. */
@ExtendWith(ApplicationExtension.class)
class WindowKeeperTest {

    private static final WindowPlace WISHED = new WindowPlace(300, 200, 800, 500, false);

    @Start
    void start(Stage stage) {
        // JavaFX runs; each test has a stage of its own
    }

    private static void on(Area screen, Settings settings, Consumer<Stage> then) throws Exception {
        FxToolkit.setupFixture(() -> {
            Stage stage = new Stage();
            var _ = new WindowKeeper(stage, new SimpleObjectProperty<>(settings), List.of(screen));
            then.accept(stage);
        });
    }

    @Test
    void the_first_window_fills_what_a_panel_leaves_of_a_low_screen() throws Exception {
        on(new Area(0, 33, 1280, 767), Settings.DEFAULT, stage -> {
            assertThat(stage).extracting(Stage::getX, Stage::getY, Stage::getWidth, Stage::getHeight)
                    .containsExactly(80.0, 33.0, 1120.0, 767.0);
            assertThat(stage).extracting(Stage::getMinWidth, Stage::getMinHeight).containsExactly(720.0, 480.0);
        });
    }

    @Test
    void no_window_has_to_be_larger_than_its_screen() throws Exception {
        on(new Area(0, 17, 640, 383), Settings.DEFAULT, stage -> {
            assertThat(stage).extracting(Stage::getX, Stage::getY, Stage::getWidth, Stage::getHeight)
                    .containsExactly(0.0, 17.0, 640.0, 383.0);
            assertThat(stage).extracting(Stage::getMinWidth, Stage::getMinHeight).containsExactly(640.0, 383.0);
        });
    }

    @Test
    void where_there_is_room_the_window_manager_chooses_the_place() throws Exception {
        on(new Area(0, 0, 1920, 1080), Settings.DEFAULT,
                stage -> assertThat(stage).extracting(Stage::getX, Stage::getY).containsOnly(Double.NaN));
    }

    @Test
    void without_a_screen_nothing_is_asked_for() throws Exception {
        FxToolkit.setupFixture(() -> {
            Stage stage = new Stage();
            var _ = new WindowKeeper(stage, new SimpleObjectProperty<>(Settings.DEFAULT), List.of());
            assertThat(stage).extracting(Stage::getX, Stage::getWidth).containsOnly(Double.NaN);
        });
    }

    @Test
    void a_place_of_a_larger_screen_is_made_to_fit() throws Exception {
        on(new Area(0, 17, 640, 383), Settings.DEFAULT.withWindow(new WindowPlace(300, 200, 1120, 780, false)),
                stage -> assertThat(stage).extracting(Stage::getX, Stage::getY, Stage::getWidth, Stage::getHeight)
                        .containsExactly(0.0, 17.0, 640.0, 383.0));
    }

    private static void move(Stage stage, double x, double y) {
        stage.setX(x);
        stage.setY(y);
    }

    @Test
    void what_a_window_manager_puts_elsewhere_is_put_back_and_that_place_is_not_written() throws Exception {
        AtomicInteger changes = new AtomicInteger();
        try (Shown window = new Shown(stage -> move(stage, 0, 33))) {
            window.settings.addListener((_, _, _) -> changes.incrementAndGet());
            window.until(now -> now.isAt(300, 200));
            window.inFx(stage -> move(stage, 310, 210));
            window.until(now -> now.isWritten(310, 210));
            window.inFx(Stage::hide);
            window.inFx(Stage::show);
            window.until(now -> now.isAt(310, 210));
            assertThat(changes).as("the person's place alone is written").hasValue(1);
        }
    }

    @Test
    void a_window_manager_that_insists_is_asked_once_more_and_no_more() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Shown window = new Shown(stage -> {
            move(stage, 0, 33);
            stage.yProperty().addListener((_, _, now) -> {
                if (now.doubleValue() == 200) {
                    asked.incrementAndGet();
                    Platform.runLater(() -> move(stage, 0, 33));
                }
            });
        })) {
            window.until(now -> now.isWritten(0, 33));
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void where_a_person_puts_it_later_it_stays() throws Exception {
        try (Shown window = new Shown(_ -> {})) {
            window.inFx(Stage::hide);
            window.inFx(Stage::show);
            Rested.await();
            window.inFx(stage -> move(stage, 0, 33));
            window.until(now -> now.isWritten(0, 33));
            assertThat(window.isAt(0, 33)).isTrue();
        }
    }

    /** A stage of its own that is shown at (300, 200), and a window manager. */
    private static final class Shown implements AutoCloseable {

        final SimpleObjectProperty<Settings> settings = new SimpleObjectProperty<>(Settings.DEFAULT.withWindow(WISHED));
        final Stage stage;

        /** @param windowManager is told of the window when it is shown */
        Shown(Consumer<Stage> windowManager) throws Exception {
            stage = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
                Stage made = new Stage();
                var _ = new WindowKeeper(made, settings, List.of(new Area(0, 0, 1280, 800)));
                made.setOnShown(_ -> windowManager.accept(made));
                made.setScene(new Scene(new Pane()));
                made.show();
                return made;
            });
        }

        void inFx(Consumer<Stage> action) {
            WaitForAsyncUtils.waitForAsyncFx(20_000, () -> action.accept(stage));
        }

        void until(Predicate<Shown> seen) throws Exception {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.waitForAsyncFx(20_000, () -> seen.test(this)));
        }

        boolean isAt(double x, double y) {
            return stage.getX() == x && stage.getY() == y;
        }

        boolean isWritten(double x, double y) {
            return settings.get().window()
                    .equals(Optional.of(new WindowPlace(x, y, WISHED.width(), WISHED.height(), false)));
        }

        @Override
        public void close() {
            inFx(Stage::close);
        }
    }
}
