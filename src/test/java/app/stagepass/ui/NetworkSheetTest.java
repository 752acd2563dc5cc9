package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.settings.ProxySetting;
import app.stagepass.settings.ProxySetting.Use;
import app.stagepass.settings.Settings;
import app.stagepass.vault.VaultException;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** From the menu to a proxy. */
@ExtendWith(ApplicationExtension.class)
class NetworkSheetTest {

    private final Desk desk = new Desk();
    private Optional<MainWindow> window = Optional.empty();

    NetworkSheetTest() throws VaultException {}

    @Start
    void start(Stage stage) {
        MainWindow opened = new MainWindow(stage, desk.parts(Platform::runLater, Parts.Place.REAL, Settings.DEFAULT));
        opened.show();
        window = Optional.of(opened);
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> window.ifPresent(MainWindow::close));
        desk.close();
    }

    private static void openSheet(FxRobot robot) {
        MenuButton menu = robot.lookup(".header .menu-button").queryAs(MenuButton.class);
        robot.interact(() -> menu.getItems().stream().filter(item -> "Network…".equals(item.getText())).findFirst()
                .orElseThrow().fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup("#network-field-" + field).queryAs(TextInputControl.class).setText(text));
    }

    private static boolean isThere(FxRobot robot, String id) {
        return !robot.lookup(id).queryAll().isEmpty();
    }

    @Test
    void a_proxy_is_entered_tested_and_saved_and_the_sheet_comes_back_with_it(FxRobot robot) {
        openSheet(robot);
        assertThat(robot.lookup("#network-field-host").query().getParent().getParent().getParent().isVisible())
                .isFalse();
        press(robot, "#network-manual");
        type(robot, "host", "proxy.corp");
        type(robot, "port", "3128");
        type(robot, "user", "owl");
        type(robot, "password", "secret");
        desk.network.way = Optional.of(new Unreachable(Unreachable.Reason.PROXY_UNREACHABLE, false));
        press(robot, "#network-test");
        assertThat(robot.lookup("#network-said").queryAs(Label.class).getText()).startsWith("The proxy doesn’t answer");

        press(robot, "#network-save");
        assertThat(isThere(robot, "#network-save")).isFalse();
        assertThat(desk.network.kept.orElseThrow().reveal()).isEqualTo("secret");
        assertThat(desk.network.tested).containsExactly(new ProxySetting(Use.MANUAL, "proxy.corp", 3128, "owl"));

        openSheet(robot);
        assertThat(robot.lookup("#network-field-host").queryAs(TextInputControl.class).getText())
                .isEqualTo("proxy.corp");
        assertThat(robot.lookup("#network-field-password").queryAs(TextInputControl.class).getText()).isEmpty();
    }
}
