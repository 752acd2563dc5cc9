package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.settings.Settings;
import app.stagepass.ui.theme.Theme;
import java.util.concurrent.CompletableFuture;
import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Where menus hang, and how their windows look. */
@ExtendWith(ApplicationExtension.class)
class MenusTest {

    private static final String OPAQUE = "opaque-popups";

    private final CompletableFuture<Window> window = new CompletableFuture<>();

    private record Window(Stage stage, HBox root, MenuButton button) {}

    @Start
    void start(Stage owner) {
        Stage stage = new Stage();
        MenuButton button = Buttons.menuButtonAtTheRight();
        button.getItems().add(Buttons.item("A rather long entry of a menu", () -> {}));
        HBox root = new HBox(button);
        root.setAlignment(Pos.TOP_RIGHT);
        Scene scene = new Scene(root, 400, 300);
        new Theme(Settings.Theme.DARK, new SimpleObjectProperty<>(ColorScheme.DARK)).dress(scene);
        stage.setScene(scene);
        stage.setX(300);
        stage.setY(100);
        stage.show();
        window.complete(new Window(stage, root, button));
    }

    @AfterEach
    void end() throws Exception {
        FxToolkit.setupFixture(window.join().stage()::close);
    }

    @Test
    void a_menu_at_the_right_does_not_hang_out_of_the_window() throws Exception {
        for (int time = 0; time < 2; time++) {
            ContextMenu menu = opened();
            Stage stage = window.join().stage();
            double right = stage.getX() + stage.getScene().getX() + stage.getScene().getWidth();
            assertThat(menu.getWidth()).isGreaterThan(window.join().button().getWidth());
            assertThat(menu.getAnchorX()).isEqualTo(right);
            assertThat(menu.getAnchorLocation()).isEqualTo(ContextMenu.AnchorLocation.CONTENT_TOP_RIGHT);
            FxToolkit.setupFixture(window.join().button()::hide);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_menu_throws_a_shadow_only_where_windows_can_be_transparent(boolean opaque) throws Exception {
        FxToolkit.setupFixture(() -> {
            window.join().root().getStyleClass().remove(OPAQUE);
            if (opaque) {
                window.join().root().getStyleClass().add(OPAQUE);
            }
        });
        ContextMenu menu = opened();
        assertThat(menu.getSkin().getNode().getEffect() == null).isEqualTo(opaque);
    }

    @Test
    void a_scene_knows_whether_its_popups_can_be_transparent() throws Exception {
        FxToolkit.setupFixture(() -> assertThat(window.join().root().getStyleClass().contains(OPAQUE))
                .isEqualTo(!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)));
    }

    private ContextMenu opened() throws Exception {
        FxToolkit.setupFixture(window.join().button()::show);
        WaitForAsyncUtils.waitForFxEvents();
        return window.join().button().getItems().getFirst().getParentPopup();
    }
}
