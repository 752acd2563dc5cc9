package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.settings.Settings;
import app.stagepass.vault.VaultException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** From the menu to another way back from the browser. */
@ExtendWith(ApplicationExtension.class)
class CallbackSheetTest {

    private final Desk desk = new Desk();
    private Optional<MainWindow> window = Optional.empty();

    CallbackSheetTest() throws VaultException {}

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
        robot.interact(() -> menu.getItems().stream().filter(item -> "Sign-in address…".equals(item.getText()))
                .findFirst().orElseThrow().fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup("#callback-field-" + field).queryAs(TextInputControl.class).setText(text));
    }

    private static boolean isShown(FxRobot robot, String id) {
        Node node = robot.lookup(id).query();
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void only_what_belongs_to_a_choice_is_shown(FxRobot robot) {
        openSheet(robot);
        assertThat(isShown(robot, "#callback-field-key")).isFalse();
        press(robot, "#callback-tls-own");
        assertThat(isShown(robot, "#callback-field-key")).isTrue();
        assertThat(isShown(robot, "#callback-open")).isFalse();
        type(robot, "host", "0.0.0.0");
        assertThat(isShown(robot, "#callback-open")).isTrue();
        assertThat(isShown(robot, "#callback-field-path")).isFalse();
        press(robot, "#callback-route-on");
        assertThat(isShown(robot, "#callback-field-path")).isTrue();
        assertThat(isShown(robot, "#callback-field-templates")).isFalse();
        press(robot, "#callback-answer-templates");
        assertThat(isShown(robot, "#callback-field-templates")).isTrue();
    }

    @Test
    void a_key_and_a_folder_can_be_looked_for_instead_of_typed(FxRobot robot) {
        desk.saveTo = Optional.of(Path.of("/etc/keys/mine.pem"));
        openSheet(robot);
        press(robot, "#callback-tls-own");
        press(robot, "#callback-choose-certificate");
        press(robot, "#callback-answer-templates");
        press(robot, "#callback-choose-templates");
        desk.saveTo = Optional.empty();
        press(robot, "#callback-choose-key");
        assertThat(text(robot, "certificate")).isEqualTo("/etc/keys/mine.pem");
        assertThat(text(robot, "templates")).isEqualTo("/etc/keys/mine.pem");
        assertThat(text(robot, "key")).as("thought better of it").isEmpty();
    }

    private static String text(FxRobot robot, String field) {
        return text(robot, field, "#callback-field-");
    }

    private static String text(FxRobot robot, String field, String before) {
        return robot.lookup(before + field).queryAs(TextInputControl.class).getText();
    }

    @Test
    void a_route_is_set_up_and_saved(FxRobot robot) {
        openSheet(robot);
        press(robot, "#callback-route-on");
        type(robot, "scopes", "chat:read");
        press(robot, "#callback-save");
        assertThat(robot.lookup("#callback-said").queryAs(Label.class).getText()).contains("which application");
        @SuppressWarnings("unchecked")
        ComboBox<Object> application = robot.lookup("#callback-field-application").queryAs(ComboBox.class);
        robot.interact(() -> application.setValue(application.getItems().getFirst()));
        press(robot, "#callback-save");
        assertThat(desk.callback.events).containsExactly("checked", "followed");
        assertThat(robot.lookup("#callback-said").queryAs(Label.class).getText()).contains("Stagepass listens");
        assertThat(text(robot, "link", "#callback-")).isEqualTo("http://localhost:7277/oauth?scopes=chat:read");
        assertThat(robot.lookup("#callback-copy-link").query().isFocused()).isTrue();
        assertThat(isSeen(robot, "#callback-link")).isTrue();

        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();

        AtomicReference<String> copied = new AtomicReference<>("");
        robot.interact(() -> copied.set(Clipboard.getSystemClipboard().getString()));
        assertThat(copied).hasValue("http://localhost:7277/oauth?scopes=chat:read");
    }

    @Test
    void the_keyboard_begins_at_the_first_field_and_goes_to_the_one_that_is_wrong_however_far_away(FxRobot robot) {
        openSheet(robot);
        assertThat(robot.lookup("#callback-field-host").query().isFocused()).isTrue();
        type(robot, "keep-alive", "ninety");
        press(robot, "#callback-save");
        assertThat(robot.lookup("#callback-field-keep-alive").query().isFocused()).isTrue();
        assertThat(isSeen(robot, "#callback-field-keep-alive")).isTrue();
        type(robot, "keep-alive", "5");
        type(robot, "port", "no");
        press(robot, "#callback-save");
        assertThat(robot.lookup("#callback-field-port").query().isFocused()).isTrue();
        assertThat(isSeen(robot, "#callback-field-port")).isTrue();
    }

    /** Whether it is not scrolled away. */
    private static boolean isSeen(FxRobot robot, String id) {
        Node node = robot.lookup(id).query();
        ScrollPane scroll = robot.lookup(".network .scroll-pane").query();
        return scroll.localToScene(scroll.getLayoutBounds()).contains(node.localToScene(node.getLayoutBounds()));
    }
}
