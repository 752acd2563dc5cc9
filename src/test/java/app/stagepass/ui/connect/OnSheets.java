package app.stagepass.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;
import app.stagepass.ScreenText;
import app.stagepass.settings.Settings;
import app.stagepass.token.Secret;
import app.stagepass.ui.Overlay;
import app.stagepass.ui.theme.Theme;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** Somebody at the real sheets, with the program's own parts behind them. */
@SuppressWarnings("NullAway.Init") // the toolkit calls start before each test
abstract class OnSheets extends ApplicationTest {

    final Desk desk = new Desk();
    final ConnectFlow flow = new ConnectFlow(desk.parts(Platform::runLater));
    Overlay overlay;
    Scene scene;

    @Override
    public void start(Stage stage) {
        overlay = new Overlay(new StackPane());
        scene = new Scene(overlay, 980, 740);
        new Theme(Settings.Theme.DARK, Platform.getPreferences().colorSchemeProperty()).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void stop_waiting() throws Exception {
        fx(() -> {
            flow.close();
            return true;
        });
    }

    // Hands and eyes

    final void go(Runnable action) throws Exception {
        fx(() -> {
            action.run();
            return true;
        });
    }

    static <T> T fx(Callable<T> action) throws Exception {
        return WaitForAsyncUtils.asyncFx(action).get(20, TimeUnit.SECONDS);
    }

    final void until(Callable<Boolean> wanted) throws Exception {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> fx(wanted));
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "keyboard at " + fx(() -> scene.getFocusOwner()) + ", on screen: " + visibleWords(), e);
        }
    }

    final void see(String id) throws Exception {
        until(() -> scene.lookup(id) != null);
        WaitForAsyncUtils.waitForFxEvents();
    }

    final void gone() throws Exception {
        until(() -> !overlay.isShowing());
    }

    final void press(String id) throws Exception {
        until(() -> scene.lookup(id) instanceof Button button && !button.isDisabled());
        go(() -> ((Button) scene.lookup(id)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    final void type(String id, String text) throws Exception {
        see(id);
        go(() -> ((TextInputControl) scene.lookup(id)).setText(text));
    }

    final String text(String id) throws Exception {
        return fx(() -> ((TextInputControl) scene.lookup(id)).getText());
    }

    final void keys(String text) {
        write(text);
        WaitForAsyncUtils.waitForFxEvents();
    }

    final void keys(KeyCode... codes) {
        for (KeyCode code : codes) {
            press(code).release(code);
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    final String visibleWords() throws Exception {
        return fx(() -> scene.getRoot().lookupAll(".label").stream()
                .filter(one -> one.isVisible() && one.getParent().isVisible()).limit(40)
                .map(one -> ((Labeled) one).getText()).toList().toString());
    }

    /** Every text that is drawn, told by a tooltip, prompted or read out. */
    static List<String> words() throws Exception {
        return fx(() -> ScreenText.ofAllWindows().stream().map(ScreenText.Piece::text).toList());
    }

    final void noSecretIsSeen() throws Exception {
        List<String> seen = words();
        assertThat(seen).isNotEmpty().noneMatch(one -> one.contains(FakeDoor.LINK_SECRET))
                .noneMatch(one -> one.contains(Desk.CLIENT_SECRET));
        for (Secret secret : desk.secrets) {
            assertThat(seen).noneMatch(one -> one.contains(secret.reveal()));
        }
    }
}
