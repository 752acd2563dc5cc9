package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.ui.theme.Theme;
import app.stagepass.settings.Settings;
import app.stagepass.vault.VaultException;
import app.stagepass.vault.VaultException.FileNotRead;
import app.stagepass.vault.VaultException.WrongPassphrase;
import app.stagepass.words.Failures;
import app.stagepass.words.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A worker waits while the person is asked in the window. */
@ExtendWith(ApplicationExtension.class)
class PassphrasePromptTest {

    private static final String PASSPHRASE = "klavier regen laterne";

    private final Messages messages = new Messages(Locale.ENGLISH);
    private final List<String> used = new CopyOnWriteArrayList<>();
    private Optional<Overlay> overlay = Optional.empty();

    @Start
    void start(Stage given) {
        Overlay over = new Overlay(new Pane());
        Scene scene = new Scene(over, 800, 600);
        new Theme(Settings.Theme.DARK, new SimpleObjectProperty<>(ColorScheme.DARK)).dress(scene);
        given.setScene(scene);
        given.show();
        overlay = Optional.of(over);
    }

    private PassphrasePrompt prompt() {
        return new PassphrasePrompt(messages, new Failures(messages),
                new Work(job -> Thread.ofVirtual().start(job), Platform::runLater),
                action -> Platform.runLater(() -> action.accept(overlay.orElseThrow())));
    }

    private void open(char[] passphrase) throws VaultException {
        used.add(new String(passphrase));
        if (!used.getLast().equals(PASSPHRASE)) {
            throw new WrongPassphrase();
        }
    }

    private static <T> FutureTask<T> onWorker(Callable<T> question) {
        FutureTask<T> task = new FutureTask<>(question);
        Thread.ofVirtual().start(task);
        return task;
    }

    private void awaitSheet(boolean shown) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.waitForAsyncFx(20_000, () -> overlay.orElseThrow().isShowing() == shown));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void awaitProblem(FxRobot robot) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                () -> robot.lookup("#passphrase-problem").tryQuery().filter(node -> node.isVisible()).isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void a_wrong_passphrase_is_asked_for_again_and_never_drawn(FxRobot robot) throws Exception {
        FutureTask<Boolean> answer = onWorker(() -> prompt().unlock(this::open));
        awaitSheet(true);
        robot.write("klavier");
        assertThat(robot.lookup(node -> node instanceof Text).queryAllAs(Text.class))
                .noneMatch(text -> text.getText().contains("klavier"));
        robot.type(KeyCode.ENTER);
        awaitProblem(robot);
        assertThat(robot.lookup("#passphrase").queryAs(PasswordField.class).getText())
                .as("it left the field with the press of the button").isEmpty();
        robot.write(PASSPHRASE);
        robot.type(KeyCode.ENTER);
        assertThat(answer.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(used).containsExactly("klavier", PASSPHRASE);
        awaitSheet(false);
    }

    @Test
    void escape_declines(FxRobot robot) throws Exception {
        FutureTask<Boolean> answer = onWorker(() -> prompt().unlock(this::open));
        awaitSheet(true);
        robot.type(KeyCode.ESCAPE);
        assertThat(answer.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(used).isEmpty();
        awaitSheet(false);
    }

    @Test
    void a_new_passphrase_is_typed_twice(FxRobot robot) throws Exception {
        FutureTask<Boolean> answer = onWorker(() -> prompt().begin(12, this::open));
        awaitSheet(true);
        robot.write(PASSPHRASE);
        robot.type(KeyCode.TAB);
        robot.write(PASSPHRASE);
        robot.clickOn("#passphrase-go");
        assertThat(answer.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(used).containsExactly(PASSPHRASE);
    }

    @Test
    void a_file_that_none_opens_ends_the_question(FxRobot robot) throws Exception {
        FutureTask<Boolean> answer = onWorker(() -> prompt().unlock(_ -> {
            throw new FileNotRead(Path.of("secrets.vault"), FileNotRead.Why.DAMAGED);
        }));
        awaitSheet(true);
        robot.write(PASSPHRASE);
        robot.type(KeyCode.ENTER);
        assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(FileNotRead.class);
        awaitSheet(false);
    }

    @Test
    void a_change_asks_for_the_old_one_first_and_begins_there_again_if_it_was_wrong(FxRobot robot) throws Exception {
        FutureTask<Boolean> answer = onWorker(() -> prompt().change(12, (old, passphrase) -> {
            open(old);
            used.add(new String(passphrase));
        }));
        awaitSheet(true);
        typeAll(robot, "wrong");
        awaitProblem(robot);
        assertThat(robot.lookup("#passphrase-old").queryAs(PasswordField.class).isFocused()).isTrue();
        typeAll(robot, PASSPHRASE);
        assertThat(answer.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(used).containsExactly("wrong", PASSPHRASE, "a wholly new one");
        awaitSheet(false);
    }

    private static void typeAll(FxRobot robot, String old) {
        robot.write(old);
        robot.type(KeyCode.TAB);
        robot.write("a wholly new one");
        robot.type(KeyCode.TAB);
        robot.write("a wholly new one");
        robot.type(KeyCode.ENTER);
    }
}
