package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.ScreenText;
import app.stagepass.settings.Settings;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.TokenSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Bringing tokens in, as somebody at the window does it. */
@ExtendWith(ApplicationExtension.class)
class ImportSheetTest {

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private Optional<MainWindow> window = Optional.empty();
    private Optional<Stage> stage = Optional.empty();

    ImportSheetTest() throws Exception {}

    @Start
    void start(Stage given) {
        stage = Optional.of(given);
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> window.ifPresent(MainWindow::close));
        desk.close();
    }

    private void open() {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            MainWindow opened = new MainWindow(stage.orElseThrow(),
                    desk.parts(Platform::runLater, Parts.Place.REAL, new Settings(Settings.Theme.DARK, true)));
            opened.show();
            window = Optional.of(opened);
            scene().getRoot().applyCss();
            ((MenuButton) scene().lookup(".header .no-arrow")).getItems().stream()
                    .filter(item -> "Bring in tokens…".equals(item.getText())).forEach(MenuItem::fire);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Scene scene() {
        return stage.orElseThrow().getScene();
    }

    private void press(FxRobot robot, String id) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> scene().lookup(id) != null);
        robot.interact(() -> ((Button) scene().lookup(id)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static List<String> words(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        List<String> found = new java.util.ArrayList<>();
        robot.interact(() -> ScreenText.ofAllWindows().forEach(piece -> found.add(piece.text())));
        return found;
    }

    @Test
    void a_pair_on_two_lines_goes_from_the_clipboard_to_a_card_and_is_never_seen(FxRobot robot) throws Exception {
        TokenSet tokens = desk.elsewhere(Desk.BOT, desk.app, "chat:read");
        open();
        robot.interact(() -> Clipboard.getSystemClipboard().setContent(java.util.Map.of(DataFormat.PLAIN_TEXT,
                tokens.access().reveal() + "\n" + tokens.refresh().orElseThrow().reveal())));

        press(robot, "#import-paste-now");
        assertThat(words(robot)).contains("NightOwl Bot @nightowl_bot · Overlay tools")
                .noneMatch(text -> text.contains(tokens.access().reveal()));
        press(robot, "#import-take");

        assertThat(words(robot)).anyMatch(text -> text.startsWith("1 token was brought in"))
                .noneMatch(text -> text.contains(tokens.refresh().orElseThrow().reveal()));
        press(robot, "#import-done");
        assertThat(scene().lookup("#import-done")).isNull();
        assertThat(desk.credentials.snapshots()).hasSize(1);
        assertThat(desk.vault.tokensOf(desk.credentials.snapshots().getFirst().id()).orElseThrow().refresh())
                .isPresent();
    }

    @Test
    void only_a_refresh_token_that_works_once_is_warned_about_and_before_it_is_taken(FxRobot robot) throws Exception {
        TokenSet again = desk.elsewhere(Desk.BOT, desk.app, "chat:read");
        TokenSet once = desk.elsewhere(Desk.MIKA, desk.publicApp, "chat:read");
        String warning = "A one-time refresh token is among them";
        open();
        pasted(robot, again);
        assertThat(words(robot)).doesNotContain(warning);
        press(robot, "#import-take");
        robot.interact(() -> robot.lookup("Bring in more").queryAs(Button.class).fire());
        pasted(robot, once);
        assertThat(words(robot)).contains(warning);
        assertThat(desk.credentials.snapshots()).as("not taken yet").hasSize(1);
    }

    private void pasted(FxRobot robot, TokenSet tokens) throws Exception {
        robot.interact(() -> Clipboard.getSystemClipboard().setContent(java.util.Map.of(DataFormat.PLAIN_TEXT,
                tokens.access().reveal() + " " + tokens.refresh().orElseThrow().reveal())));
        press(robot, "#import-paste-now");
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> scene().lookup("#import-take") != null);
    }

    @Test
    void what_is_typed_is_hidden_and_does_not_stay(FxRobot robot) {
        open();
        PasswordField field = (PasswordField) scene().lookup("#import-paste");
        robot.interact(() -> {
            field.setText("typedbyhandtypedbyhand");
            field.getOnAction().handle(new javafx.event.ActionEvent());
        });

        assertThat(field.getText()).isEmpty();
        assertThat(words(robot)).anyMatch(text -> text.equals("Not known to Twitch"))
                .noneMatch(text -> text.contains("typedbyhand"));
    }

    @Test
    void a_file_is_chosen_taken_and_wiped_after_the_words_about_it(FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve(".tio.tokens.json"),
                "{\"555\":{\"token\":\"" + desk.elsewhere(Desk.BOT, desk.app, "chat:read").access().reveal() + "\"}}");
        desk.saveTo = Optional.of(file);
        open();
        press(robot, "#import-choose");
        press(robot, "#import-take");
        assertThat(words(robot)).contains(".tio.tokens.json still holds its secrets in plain text")
                .anyMatch(text -> text.contains("On an SSD"));
        assertThat(file).exists();

        press(robot, "#import-wipe");

        assertThat(file).doesNotExist();
        assertThat(words(robot)).contains(".tio.tokens.json was overwritten and deleted.")
                .doesNotContain("Bring in tokens");
    }

    @Test
    void a_single_long_row_has_the_room_that_it_needs(FxRobot robot) throws Exception {
        ClientRegistration stranger = Desk.registration("Other", "strangerclientstrangerclient12", ClientType.PUBLIC);
        TokenSet tokens = desk.elsewhere(Desk.BOT, stranger, "chat:read");
        desk.saveTo = Optional.of(Files.writeString(folder.resolve("pair.txt"), tokens.access().reveal() + " "
                + tokens.refresh().orElseThrow().reveal()));
        open();

        press(robot, "#import-choose");

        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> scene().lookup("#import-register-0") != null);
        WaitForAsyncUtils.waitForFxEvents();
        ScrollPane rows = (ScrollPane) scene().lookup(".import-scroll");
        assertThat(rows.getViewportBounds().getHeight())
                .isGreaterThanOrEqualTo(rows.getContent().getLayoutBounds().getHeight());
    }

    @Test
    void asking_can_be_given_up_with_the_keyboard(FxRobot robot) throws Exception {
        Deque<Runnable> jobs = new ArrayDeque<>();
        ImportModel slow = new ImportModel(desk.words, new Work(jobs::add, Runnable::run), desk.importing(),
                new ToastModel(desk.words, desk.clock));
        TokenSet tokens = desk.elsewhere(Desk.BOT, desk.app, "chat:read");
        robot.interact(() -> {
            Overlay overlay = new Overlay(new StackPane());
            stage.orElseThrow().setScene(new Scene(overlay, 800, 600));
            ImportSheet.show(desk.words, slow, new ImportSheet.Doing(Optional::empty, _ -> {}), overlay);
            stage.orElseThrow().show();
            slow.paste(tokens.access().reveal() + " " + tokens.refresh().orElseThrow().reveal());
        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> scene().lookup("#import-cancel").isFocused());

        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);

        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> scene().lookup("#import-choose") != null);
        robot.interact(() -> jobs.remove().run());
        assertThat(scene().lookup("#import-take")).isNull();
        assertThat(desk.credentials.snapshots()).isEmpty();
    }

    @Test
    void an_application_is_registered_on_the_way(FxRobot robot) throws Exception {
        ClientRegistration stranger = Desk.registration("Other", "strangerclient", ClientType.PUBLIC);
        TokenSet tokens = desk.elsewhere(Desk.BOT, stranger, "chat:read");
        desk.saveTo = Optional.of(Files.writeString(folder.resolve("pair.txt"), tokens.access().reveal() + " "
                + tokens.refresh().orElseThrow().reveal()));
        open();
        press(robot, "#import-choose");
        press(robot, "#import-register-0");
        assertThat(desk.outside).contains("register strangerclient");

        desk.vault.register(stranger, Optional.empty());
        robot.interact(() -> desk.registering.run());

        assertThat(words(robot)).contains("A one-time refresh token is among them");
        press(robot, "#import-take");
        assertThat(desk.credentials.snapshots()).hasSize(1);
    }

    @Test
    void a_broken_file_is_explained_and_another_can_be_chosen(FxRobot robot) throws Exception {
        desk.saveTo = Optional.of(Files.writeString(folder.resolve("broken.json"), "{\"1\":{\"token\":\"abc"));
        open();

        press(robot, "#import-choose");

        assertThat(words(robot)).contains("That is broken JSON");
        assertThat(scene().lookup("#import-choose")).isNotNull();
        assertThat(desk.credentials.snapshots()).isEmpty();
    }
}
