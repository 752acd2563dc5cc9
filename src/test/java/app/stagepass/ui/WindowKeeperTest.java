package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.settings.Settings;
import app.stagepass.settings.WindowPlace;
import app.stagepass.settings.WindowPlace.Area;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a window asks for before it is shown, on screens of any size. No window is shown. */
@ExtendWith(ApplicationExtension.class)
class WindowKeeperTest {

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
}
