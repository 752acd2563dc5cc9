package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.desktop.Autostart;
import app.stagepass.settings.Settings;
import app.stagepass.settings.WindowPlace;
import app.stagepass.vault.VaultException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The start at login in the menu, and a window that comes back where it was. */
@ExtendWith(ApplicationExtension.class)
class LoginAndPlaceTest {

    private final Desk desk = new Desk();
    private Optional<MainWindow> window = Optional.empty();
    private Optional<Stage> stage = Optional.empty();

    LoginAndPlaceTest() throws VaultException {}

    /** What the system has. */
    private static final class FakeAutostart implements Autostart {

        private boolean on;
        private boolean refuses;

        @Override
        public boolean isOn() {
            return on;
        }

        @Override
        public void set(boolean wanted) throws IOException {
            if (refuses) {
                throw new IOException("read-only");
            }
            on = wanted;
        }
    }

    /** A window of its own: the size that it is given stays with the one that TestFX lends to everybody. */
    @Start
    void start(Stage given) {
        stage = Optional.of(new Stage());
    }

    private void open(Settings settings) {
        onFx(() -> {
            MainWindow opened = new MainWindow(stage.orElseThrow(),
                    desk.parts(Platform::runLater, Parts.Place.REAL, settings));
            opened.show();
            window = Optional.of(opened);
        });
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

    private MenuButton menu() {
        return (MenuButton) window.orElseThrow().overlay().lookup(".header .no-arrow");
    }

    private CheckMenuItem login() {
        return menu().getItems().stream().filter(item -> "Start at login, in the tray".equals(item.getText()))
                .map(CheckMenuItem.class::cast).findFirst().orElseThrow();
    }

    private void lookAtMenu() {
        onFx(() -> menu().show());
        onFx(() -> menu().hide());
    }

    /** As a click does: it ticks the entry first. */
    private void choose(boolean on) {
        onFx(() -> {
            login().setSelected(on);
            login().fire();
        });
    }

    private boolean says(String text) {
        return window.orElseThrow().overlay().lookupAll(".label").stream()
                .anyMatch(node -> node instanceof javafx.scene.control.Label label && label.getText().contains(text));
    }

    @Test
    void the_entry_is_as_the_system_has_it_and_changes_that() {
        FakeAutostart system = new FakeAutostart();
        desk.autostart = Optional.of(system);
        open(Settings.DEFAULT);
        lookAtMenu();
        assertThat(login().isSelected()).isFalse();
        choose(true);
        assertThat(system.on).isTrue();
        assertThat(login().isSelected()).isTrue();
        assertThat(says("starts when you log in")).isTrue();

        system.on = false; // in the desktop's own settings
        lookAtMenu();
        assertThat(login().isSelected()).isFalse();
    }

    @Test
    void what_the_system_does_not_take_is_not_said_to_be_so() {
        FakeAutostart system = new FakeAutostart();
        system.refuses = true;
        desk.autostart = Optional.of(system);
        open(Settings.DEFAULT);
        choose(true);
        assertThat(login().isSelected()).isFalse();
        assertThat(says("did not take that")).isTrue();
    }

    @Test
    void where_no_login_can_start_it_there_is_no_such_entry() {
        open(Settings.DEFAULT);
        assertThat(login().isVisible()).isFalse();
    }

    @Test
    void the_window_comes_back_where_it_was_and_is_kept_where_it_goes() throws Exception {
        open(Settings.DEFAULT.withWindow(new WindowPlace(60, 40, 800, 600, false)));
        assertThat(stage.orElseThrow()).extracting(Stage::getX, Stage::getY, Stage::getWidth, Stage::getHeight)
                .containsExactly(60.0, 40.0, 800.0, 600.0);
        Rested.await();
        onFx(() -> {
            stage.orElseThrow().setX(90);
            stage.orElseThrow().setWidth(850);
        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> desk.savedSettings().window()
                .equals(Optional.of(new WindowPlace(90, 40, 850, 600, false))));
    }

    @Test
    void a_place_off_all_screens_is_brought_back() {
        open(Settings.DEFAULT.withWindow(new WindowPlace(5000, 5000, 800, 600, false)));
        assertThat(stage.orElseThrow().getX()).isBetween(0.0, 200.0);
        assertThat(stage.orElseThrow().getY()).isBetween(0.0, 400.0);
    }
}
