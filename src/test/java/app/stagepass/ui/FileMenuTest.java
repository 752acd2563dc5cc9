package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.settings.Settings;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.VaultException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The menu of the encrypted file, pressed. */
@ExtendWith(ApplicationExtension.class)
class FileMenuTest {

    private final Desk desk = new Desk();
    private Mood mood = Mood.OPEN;
    private Optional<MainWindow> window = Optional.empty();
    private Optional<Stage> stage = Optional.empty();

    FileMenuTest() throws VaultException {}

    @Start
    void start(Stage given) {
        stage = Optional.of(given);
    }

    private void open() throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.keyring.be(mood);
        desk.inFile = true;
        desk.keyringName = "Encrypted file";
        onFx(() -> {
            MainWindow opened = new MainWindow(stage.orElseThrow(),
                    desk.parts(Platform::runLater, Parts.Place.REAL, new Settings(Settings.Theme.DARK, true)));
            opened.show();
            window = Optional.of(opened);
        });
    }

    @AfterEach
    void close() {
        onFx(() -> window.ifPresent(MainWindow::close));
        desk.close();
    }

    private static void onFx(Runnable task) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, task);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private MenuButton mainMenu() {
        return (MenuButton) window.orElseThrow().overlay().lookup(".header .no-arrow");
    }

    private Menu menu() {
        return mainMenu().getItems().stream().filter(item -> "Encrypted file".equals(item.getText()))
                .map(Menu.class::cast).findFirst().orElseThrow();
    }

    private Optional<MenuItem> item(String part) {
        return menu().getItems().stream().filter(MenuItem::isVisible)
                .filter(item -> item.getText() != null && item.getText().contains(part)).findFirst();
    }

    private void press(String part) {
        MenuItem item = item(part).orElseThrow();
        assertThat(item.isDisable()).as(part + " is disabled").isFalse();
        onFx(item::fire);
    }

    private void pressButton(String text) {
        List<Button> found = buttons().filter(button -> button.getText().equals(text)).toList();
        assertThat(found).hasSize(1);
        onFx(found.getFirst()::fire);
    }

    private Stream<Button> buttons() {
        return window.orElseThrow().overlay().lookupAll(".button").stream().map(Button.class::cast);
    }

    private List<String> texts() {
        return texts(".label");
    }

    private List<String> onCard() {
        return texts(".token-card .label");
    }

    private List<String> texts(String selector) {
        return window.orElseThrow().overlay().lookupAll(selector).stream().map(Labeled.class::cast)
                .map(Labeled::getText).toList();
    }

    @Test
    void the_passphrase_is_changed_and_that_is_said() throws Exception {
        open();
        press("Change the passphrase");
        assertThat(desk.outside).contains("change passphrase");
        assertThat(texts()).contains("The encrypted file has a new passphrase");
    }

    @Test
    void who_thinks_better_of_it_is_told_nothing() throws Exception {
        desk.declines = true;
        open();
        press("Change the passphrase");
        assertThat(texts()).doesNotContain("The encrypted file has a new passphrase");
    }

    @Test
    void locked_it_can_be_opened_and_nothing_else_but_the_times_can_be_chosen() throws Exception {
        desk.otherKeyring = Optional.of("GNOME Keyring");
        mood = Mood.LOCKED_FOR_GOOD;
        open();
        assertThat(item("Lock now")).isEmpty();
        assertThat(item("Unlock…").orElseThrow().isDisable()).isFalse();
        for (String entry : List.of("Change the passphrase", "again…")) {
            assertThat(item(entry).orElseThrow().isDisable()).as(entry).isTrue();
        }
        assertThat(item("15 minutes").orElseThrow().isDisable()).isFalse();
    }

    @Test
    void the_way_back_is_offered_while_there_is_a_keyring() throws Exception {
        open();
        assertThat(item("again…")).isEmpty();
        desk.otherKeyring = Optional.of("GNOME Keyring");
        onFx(mainMenu()::show);
        assertThat(item("again…").orElseThrow().getText()).isEqualTo("Keep tokens in GNOME Keyring again…");
        onFx(mainMenu()::hide);
        desk.otherKeyring = Optional.empty();
        onFx(mainMenu()::show);
        assertThat(item("again…")).isEmpty();
    }

    @Test
    void back_in_the_keyring_there_is_no_such_menu_and_the_window_names_the_keyring() throws Exception {
        desk.otherKeyring = Optional.of("GNOME Keyring");
        open();
        press("again…");
        assertThat(desk.inFile).as("asked first").isTrue();
        pressButton("Move them");
        assertThat(desk.inFile).isFalse();
        assertThat(menu().isVisible()).isFalse();
        assertThat(texts()).contains("GNOME Keyring · open", "Tokens are kept in GNOME Keyring now");
    }

    @Test
    void a_keyring_that_keeps_nothing_is_told_and_the_file_is_still_open() throws Exception {
        desk.otherKeyring = Optional.of("GNOME Keyring");
        desk.noWayBack = Optional.of(new VaultException.NotKept());
        open();
        press("again…");
        pressButton("Move them");
        assertThat(desk.inFile).isTrue();
        assertThat(menu().isVisible()).isTrue();
        assertThat(texts()).contains("Encrypted file · open")
                .anyMatch(text -> text.startsWith("Tokens stay in the encrypted file. The keyring didn’t keep it, so"));
    }

    @Test
    void a_card_is_red_as_soon_as_it_is_locked_and_the_banner_opens_it_again() throws Exception {
        open();
        press("Lock now");
        onFx(desk.watch::checkAll); // as the program does when it locks
        assertThat(texts()).contains("Encrypted file · locked");
        assertThat(onCard()).contains("Locked").doesNotContain("Valid");
        pressButton("Unlock");
        assertThat(texts()).contains("Encrypted file · open");
        assertThat(onCard()).contains("Checking").doesNotContain("Locked", "Valid");
        press("Lock now");
        press("Unlock…");
        assertThat(texts()).contains("Encrypted file · open");
    }
}
