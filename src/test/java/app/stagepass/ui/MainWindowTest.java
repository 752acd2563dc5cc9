package app.stagepass.ui;

import app.stagepass.watch.HourStrip;
import javafx.scene.control.Button;
import app.stagepass.token.ClientType;
import app.stagepass.token.ClientRegistration;
import app.stagepass.oauth.OAuthException;
import java.lang.ref.WeakReference;
import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.settings.Settings;
import app.stagepass.token.CredentialId;
import app.stagepass.vault.MapSecretStore;
import app.stagepass.vault.VaultException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.NodeQueryUtils;
import org.testfx.util.WaitForAsyncUtils;

/** The window as a person meets it, with keys and mouse. */
@ExtendWith(ApplicationExtension.class)
class MainWindowTest {

    @TempDir
    Path home;

    private final Desk desk = new Desk();
    private Optional<MainWindow> window = Optional.empty();
    private Optional<Stage> stage = Optional.empty();

    MainWindowTest() throws VaultException {}

    @Start
    void start(Stage given) {
        stage = Optional.of(given);
    }

    /** Opens the window over what the desk holds by now. */
    private void open() {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            MainWindow opened = new MainWindow(stage.orElseThrow(),
                    desk.parts(Platform::runLater, Parts.Place.REAL, new Settings(Settings.Theme.DARK, true)));
            opened.show();
            window = Optional.of(opened);
        });
        settle();
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> window.ifPresent(MainWindow::close));
        desk.close();
    }

    /** A list lays its cells out in a later pulse: waits until the text is on the screen. */
    private static void click(FxRobot robot, String text) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> robot.lookup(text).queryAll().stream()
                .anyMatch(node -> NodeQueryUtils.isVisible().test(node)));
        robot.clickOn(text);
    }

    private Scene scene() {
        return stage.orElseThrow().getScene();
    }

    /** Every text that is on the screen now. */
    private List<String> texts() {
        List<String> found = new ArrayList<>();
        Deque<Node> todo = new ArrayDeque<>(List.of(scene().getRoot()));
        while (!todo.isEmpty()) {
            Node node = todo.pop();
            if (!node.isVisible()) {
                continue;
            }
            if (node instanceof Labeled labeled && labeled.getText() != null) {
                found.add(labeled.getText());
            } else if (node instanceof Text text) {
                found.add(text.getText());
            }
            if (node instanceof Parent parent) {
                todo.addAll(parent.getChildrenUnmodifiable());
            }
        }
        return found;
    }

    @Test
    void the_first_run_offers_two_ways(FxRobot robot) throws Exception {
        open();

        assertThat(texts()).contains("Connect your Twitch application", "Try it in the sandbox");
        click(robot, "Connect");
        click(robot, "Open the sandbox");
        assertThat(desk.outside).containsExactly("add", "sandbox");
    }

    @Test
    void the_details_and_the_question_to_the_keyring_wait_until_the_cards_are_seen() throws Exception {
        List<Runnable> putOff = new CopyOnWriteArrayList<>();
        desk.putOff = Optional.of(putOff);
        desk.connected(Desk.OWL, desk.app, "chat:read");
        open();
        assertThat(texts()).contains("NightOwl", "4 h 0 min left")
                .doesNotContain("@nightowl · id 141981764", "GNOME Keyring · open");

        assertThat(putOff).hasSize(1);
        WaitForAsyncUtils.waitForAsyncFx(20_000, putOff.getFirst());
        settle();

        assertThat(texts()).contains("@nightowl · id 141981764", "GNOME Keyring · open");
        assertThat(putOff).as("once").hasSize(1);
    }

    @Test
    void a_card_tells_its_story_and_the_details_follow_the_arrow_keys(FxRobot robot) throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.connected(Desk.MIKA, desk.publicApp, "moderator:read:chatters");
        open();
        assertThat(texts()).contains("2 of 2 tokens ready", "NightOwl", "@nightowl", "Overlay tools · user token",
                "4 h 0 min left", "@nightowl · id 141981764", "GNOME Keyring · open");

        click(robot, "Overlay tools · user token");
        robot.type(KeyCode.DOWN);

        assertThat(texts()).contains("@mika_mods · id 9021", "Mod desk · public");
    }

    @Test
    void the_checks_of_the_day_are_drawn_told_and_taken_along(FxRobot robot) throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.clock.forward(Duration.ofHours(1));
        desk.keyring.be(MapSecretStore.Mood.GONE);
        desk.validator.check(owl);
        desk.keyring.be(MapSecretStore.Mood.OPEN);
        Path file = home.resolve("checks.csv");
        desk.saveTo = Optional.of(file);
        open();

        assertThat(texts()).contains("Keyring not reachable", "today 13:00",
                "1 of 2 hours confirmed\nNeeded you: 13:00–14:00");
        HourBars strip = (HourBars) scene().lookup(".token-card .hours");
        assertThat(strip.getAccessibleText()).startsWith("1 of 2 hours confirmed");
        assertThat(strip.shown()).hasSize(24).containsOnlyOnce(HourStrip.Mark.CONFIRMED, HourStrip.Mark.NEEDS_YOU);

        click(robot, "Export as CSV…");
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> texts().contains("2 checks were saved as checks.csv."));
        assertThat(file).content().hasLineCount(3);
    }

    @Test
    void trouble_is_told_above_the_cards_however_long_the_window_has_been_open(FxRobot robot) throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        CredentialId bot = desk.connected(Desk.BOT, desk.app, "chat:read");
        open();
        collectGarbage();

        desk.twitch.failNext(new OAuthException.ServerFailing(503, Optional.empty()),
                new OAuthException.ServerFailing(503, Optional.empty()));
        desk.validator.check(owl);
        desk.validator.check(bot);
        settle();
        assertThat(scene().getRoot().lookupAll(".banner")).hasSize(1);
        assertThat(texts()).contains("2 tokens could not be checked. Nothing says that they are bad; we keep trying.");

        desk.validator.check(bot);
        desk.twitch.disconnectAll();
        desk.validator.check(owl);
        settle();
        assertThat(scene().getRoot().lookupAll(".banner")).hasSize(1);
        click(robot, ".banner .button");
        assertThat(desk.outside).containsExactly("reconnect nightowl");
    }

    /** Returns when what nobody holds is gone. */
    private static void collectGarbage() {
        WeakReference<Object> nobodys = new WeakReference<>(new Object());
        while (nobodys.get() != null) {
            System.gc();
        }
    }

    @Test
    void nothing_in_the_details_is_wider_than_they_are() throws Exception {
        ClientRegistration talkative = Desk.registration("A really long name for an application that somebody typed in "
                + "one go withoutasinglespaceinitslastwordwhichgoesonforeverandever", "talkative", ClientType.PUBLIC);
        desk.vault.register(talkative, Optional.empty());
        desk.connected(Desk.OWL, talkative, "chat:read",
                "a:scope:that_is_longer_than_any_that_twitch_has_thought_of_yet");
        open();

        Node pane = scene().lookup(".details");
        double right = pane.localToScene(pane.getBoundsInLocal()).getMaxX();
        assertThat(pane.lookupAll("*")).filteredOn(MainWindowTest::isSeen).isNotEmpty().allSatisfy(
                node -> assertThat(node.localToScene(node.getLayoutBounds()).getMaxX()).as("%s", node)
                        .isLessThanOrEqualTo(right));
    }

    private static boolean isSeen(Node node) {
        return node.getParent() == null || (node.isVisible() && isSeen(node.getParent()));
    }

    @Test
    void a_dead_token_offers_to_reconnect_where_it_offered_to_copy_and_the_keyboard_stays_there(FxRobot robot)
            throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        open();
        robot.interact(() -> scene().lookup(".details .split-menu-button").requestFocus());

        desk.twitch.disconnectAll();
        desk.validator.check(owl);
        settle();

        assertThat(scene().lookup(".details .split-menu-button").isVisible()).isFalse();
        robot.type(KeyCode.SPACE);
        settle();
        assertThat(desk.outside).containsExactly("reconnect nightowl");
    }

    @Test
    void a_refresh_leaves_the_keyboard_where_it_was_and_the_window_in_use(FxRobot robot) throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        open();
        Button refresh = robot.lookup(".details .button").queryAllAs(Button.class).stream()
                .filter(one -> "Refresh".equals(one.getText())).findFirst().orElseThrow();
        robot.interact(refresh::requestFocus);
        List<Boolean> disabled = new ArrayList<>();
        refresh.disabledProperty().addListener((_, _, now) -> disabled.add(now));

        robot.type(KeyCode.SPACE);
        settle();

        assertThat(texts()).contains("NightOwl has a fresh token.");
        assertThat(disabled).isEmpty();
        assertThat(scene().getFocusOwner()).isSameAs(refresh);
        assertThat(desk.snapshot(owl).saved()).isTrue();
    }

    @Test
    void a_card_is_given_a_name_of_its_own(FxRobot robot) throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        open();
        MenuButton more = robot.lookup(".details .no-arrow").queryAs(MenuButton.class);
        robot.interact(() -> more.getItems().stream().filter(item -> "Rename…".equals(item.getText())).findFirst()
                .orElseThrow().fire());
        settle();
        assertThat(scene().getFocusOwner().getId()).isEqualTo("prompt-text");

        robot.interact(() -> ((TextInputControl) scene().getFocusOwner()).setText("Owl_for_chat"));
        robot.type(KeyCode.ENTER);
        settle();

        assertThat(desk.snapshot(owl).credential().label()).isEqualTo("Owl_for_chat");
        assertThat(texts()).contains("Owl_for_chat", "It is called Owl_for_chat now.");
    }

    @Test
    void what_a_search_found_stays_selected_when_the_search_is_cleared(FxRobot robot) throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.connected(Desk.BOT, desk.app, "chat:read");
        desk.connected(Desk.MIKA, desk.publicApp, "chat:read");
        open();
        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.write("mika");
        settle();
        assertThat(texts()).contains("@mika_mods · id 9021");

        robot.type(KeyCode.ESCAPE);
        settle();

        assertThat(texts()).contains("@nightowl", "@mika_mods · id 9021");
        assertThat(robot.lookup(".card-list").queryListView().getSelectionModel().getSelectedIndex()).isEqualTo(2);
    }

    @Test
    void without_cards_the_keyboard_is_at_the_way_in(FxRobot robot) throws Exception {
        open();

        robot.type(KeyCode.SPACE);
        settle();

        assertThat(desk.outside).containsExactly("add");
    }

    @Test
    void keys_copy_check_find_add_and_remove(FxRobot robot) throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        open();
        click(robot, "Overlay tools · user token");

        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        settle();
        assertThat(desk.clipboard).isNotEmpty();

        int before = desk.twitch.requests().size();
        robot.type(KeyCode.F5);
        settle();
        assertThat(desk.twitch.requests().subList(before, desk.twitch.requests().size())).containsExactly("validate");

        robot.press(KeyCode.CONTROL, KeyCode.N).release(KeyCode.N, KeyCode.CONTROL);
        assertThat(desk.outside).containsExactly("add");

        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.write("zebra");
        assertThat(scene().getFocusOwner()).isInstanceOf(TextInputControl.class);
        assertThat(texts()).contains("Nothing matches “zebra”");
        robot.type(KeyCode.ESCAPE);
        assertThat(texts()).contains("NightOwl");

        click(robot, "Overlay tools · user token");
        robot.type(KeyCode.DELETE);
        settle();
        assertThat(texts()).contains("Remove NightOwl?");
        click(robot, "Remove");
        settle();
        assertThat(desk.credentials.snapshot(owl)).isEmpty();
    }

    @Test
    void a_question_keeps_the_keyboard_to_itself_and_escape_changes_nothing(FxRobot robot) throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        open();
        click(robot, "Overlay tools · user token");
        robot.type(KeyCode.DELETE);
        settle();

        for (int i = 0; i < 6; i++) {
            robot.type(KeyCode.TAB);
            settle();
            assertThat(isInSheet(scene().getFocusOwner())).as("after " + (i + 1) + " tabs").isTrue();
        }
        robot.press(KeyCode.CONTROL, KeyCode.N).release(KeyCode.N, KeyCode.CONTROL);
        robot.type(KeyCode.ESCAPE);
        settle();

        assertThat(desk.outside).isEmpty();
        assertThat(window.orElseThrow().overlay().isShowing()).isFalse();
        assertThat(desk.credentials.snapshot(owl)).isPresent();
        assertThat(scene().getFocusOwner()).isInstanceOf(CardList.class);
    }

    @Test
    void a_sheet_that_rests_meanwhile_lets_the_keyboard_go_nowhere_else_and_gives_it_back(FxRobot robot)
            throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        open();
        click(robot, "Overlay tools · user token");
        robot.type(KeyCode.DELETE);
        settle();
        robot.type(KeyCode.TAB);
        settle();
        Node before = scene().getFocusOwner();
        Node sheet = scene().lookup(".prompt");

        robot.interact(() -> sheet.setDisable(true));
        settle();
        robot.write("typed on");
        assertThat(robot.lookup(".search").queryTextInputControl().getText()).isEmpty();
        robot.interact(() -> sheet.setDisable(false));
        settle();

        assertThat(scene().getFocusOwner()).isSameAs(before);
    }

    private static boolean isInSheet(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("prompt")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void no_secret_is_drawn(FxRobot robot) throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        open();
        click(robot, "Overlay tools · user token");
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        settle();

        String token = desk.vault.tokensOf(owl).orElseThrow().access().reveal();
        assertThat(desk.clipboard).isEqualTo(token);
        assertThat(texts()).isNotEmpty().noneMatch(text -> text.contains(token.substring(0, 8)));
    }

    @Test
    void quitting_with_an_unsaved_pair_warns_and_goes_by_itself_when_all_is_safe(FxRobot robot) throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        open();
        desk.keyring.be(MapSecretStore.Mood.LYING);
        renewUnsaved(owl);
        robot.interact(() -> window.orElseThrow().requestQuit());
        settle();
        assertThat(texts()).contains("Not everything is saved");
        assertThat(desk.outside).isEmpty();

        desk.keyring.be(MapSecretStore.Mood.OPEN);
        desk.vault.saveUnsaved();
        desk.validator.check(owl);
        settle();

        assertThat(desk.outside).containsExactly("quit");
    }

    private void renewUnsaved(CredentialId id) throws Exception {
        try {
            desk.validator.renew(id);
        } catch (VaultException.NotKept notKept) {
            settle();
            return;
        }
        throw new AssertionError("the keyring took it");
    }

    @Test
    void a_narrow_window_shows_the_cards_or_the_details(FxRobot robot) throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        open();
        robot.interact(() -> stage.orElseThrow().setWidth(740));
        settle();
        assertThat(texts()).contains("Overlay tools · user token").doesNotContain("Validate");

        click(robot, "Overlay tools · user token");
        settle();
        assertThat(texts()).contains("Validate").doesNotContain("Overlay tools · user token");

        robot.type(KeyCode.ESCAPE);
        settle();
        assertThat(texts()).contains("Overlay tools · user token");
    }

    @Test
    void the_theme_can_be_chosen_while_the_window_is_open(FxRobot robot) throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        open();
        assertThat(scene().getStylesheets()).anyMatch(sheet -> sheet.endsWith("/dark.bss"));

        MenuButton menu = robot.lookup(".header .menu-button").queryAs(MenuButton.class);
        Menu theme = (Menu) menu.getItems().stream().filter(item -> "Theme".equals(item.getText())).findFirst()
                .orElseThrow();
        robot.interact(() -> theme.getItems().getLast().fire());
        settle();

        assertThat(scene().getStylesheets()).anyMatch(sheet -> sheet.endsWith("/light.bss"))
                .noneMatch(sheet -> sheet.endsWith("/dark.bss"));
        assertThat(desk.outside).containsExactly("settings LIGHT");
    }

    @Test
    void a_thousand_cards_draw_only_those_in_sight() throws Exception {
        for (int i = 0; i < 1000; i++) {
            desk.signedIn(app.stagepass.token.Account.of("9" + i, "user" + i), desk.app, "chat:read");
        }
        open();
        desk.clock.forward(Duration.ofMinutes(1));

        assertThat(scene().getRoot().lookupAll(".token-card")).hasSizeBetween(2, 40);
    }

    @Test
    void quitting_waits_for_a_pair_that_is_on_its_way(FxRobot robot) throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        open();
        try (var _ = desk.vault.expectPair()) {
            robot.interact(() -> window.orElseThrow().requestQuit());
            settle();
            assertThat(texts()).contains("One moment");
            robot.interact(() -> window.orElseThrow().tick());
            assertThat(desk.outside).isEmpty();
        }
        robot.interact(() -> window.orElseThrow().tick());
        assertThat(desk.outside).containsExactly("quit");
    }

    @Test
    void closing_leaves_the_program_in_the_tray_and_says_so_once(FxRobot robot) throws Exception {
        desk.closing = Flows.Closing.STAYS_IN_TRAY;
        open();
        for (int i = 0; i < 2; i++) {
            robot.interact(() -> window.orElseThrow().requestClose());
            assertThat(stage.orElseThrow().isShowing()).isFalse();
            robot.interact(() -> window.orElseThrow().show());
        }
        assertThat(desk.outside).containsOnlyOnce("stays").doesNotContain("quit");

        robot.interact(() -> window.orElseThrow().requestClose());
        robot.interact(() -> window.orElseThrow().trayLost());
        assertThat(stage.orElseThrow().isShowing()).as("nobody could call it back").isTrue();
    }

    @Test
    void without_a_tray_closing_asks_once_and_then_ends(FxRobot robot) throws Exception {
        open();
        robot.interact(() -> window.orElseThrow().requestClose());
        settle();
        assertThat(texts()).contains("Closing the window ends Stagepass");
        assertThat(desk.outside).isEmpty();
        click(robot, "Quit");
        settle();
        assertThat(desk.outside).contains("quit");

        desk.outside.clear();
        robot.interact(() -> window.orElseThrow().requestClose());
        settle();
        assertThat(desk.outside).containsExactly("quit");
    }

    @Test
    void cards_are_put_in_order_with_the_keyboard(FxRobot robot) throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        CredentialId bot = desk.connected(Desk.BOT, desk.app, "chat:read");
        open();
        click(robot, "@nightowl");

        robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
        settle();

        assertThat(texts()).contains("NightOwl is now number 2 of 2.", "@nightowl · id 141981764");
        assertThat(desk.credentials.snapshots()).extracting(one -> one.id()).containsExactly(bot, owl);
    }

    @Test
    void cards_are_put_in_order_with_the_mouse(FxRobot robot) throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        CredentialId bot = desk.connected(Desk.BOT, desk.app, "chat:read");
        CredentialId mika = desk.connected(Desk.MIKA, desk.app, "chat:read");
        open();

        robot.drag("@nightowl").moveTo("@mika_mods").moveBy(0, 40);
        settle();
        assertThat(scene().getRoot().lookupAll(".drop-below")).hasSize(1);
        robot.drop();
        settle();
        assertThat(desk.credentials.snapshots()).extracting(one -> one.id()).containsExactly(bot, mika, owl);
        assertThat(scene().getRoot().lookupAll(".drop-below")).isEmpty();

        robot.drag("@nightowl").moveTo("@nightowl_bot").type(KeyCode.ESCAPE).drop();
        settle();
        assertThat(desk.credentials.snapshots()).as("thought better of it").extracting(one -> one.id())
                .containsExactly(bot, mika, owl);
    }

    @Test
    void the_role_is_chosen_in_the_details_and_seen_on_the_card(FxRobot robot) throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        open();
        MenuButton role = robot.lookup("#role").queryAs(MenuButton.class);
        assertThat(role.getText()).isEqualTo("Add role");

        robot.interact(() -> role.getItems().get(1).fire());
        settle();

        assertThat(role.getText()).isEqualTo("Broadcaster");
        assertThat(scene().getRoot().lookupAll(".role-badge")).filteredOn(Node::isVisible)
                .extracting(badge -> ((Labeled) badge).getText()).containsExactly("Broadcaster");
        assertThat(desk.snapshot(owl).credential().role()).contains(app.stagepass.token.Role.BROADCASTER);
    }
}
