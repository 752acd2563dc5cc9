package app.stagepass.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.ScreenText;
import app.stagepass.handover.Clipboard;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.GrantType;
import app.stagepass.token.TokenKind;
import app.stagepass.watch.CredentialSnapshot;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A code that is read elsewhere, and tokens that need no code at all, on the real sheets. */
class DeviceFlowTest extends OnSheets {

    private ClientRegistration app;

    @BeforeEach
    void an_application_with_a_secret() throws Exception {
        app = desk.registered("Overlay tools", Desk.CLIENT_ID);
    }

    private boolean isSeen(String id) throws Exception {
        return fx(() -> scene.lookup(id) != null);
    }

    private String text() throws Exception {
        return String.join("\n", words());
    }

    private String copied() {
        assertThat(desk.clipboard.isConcealed()).isTrue();
        return ((Clipboard.Content.Text) desk.clipboard.content()).text();
    }

    private void sees(String text) throws Exception {
        until(() -> ScreenText.ofAllWindows().stream().anyMatch(piece -> piece.text().contains(text)));
    }

    private void key(boolean down) throws Exception {
        go(() -> scene.lookup("#hold-to-see").fireEvent(new KeyEvent(
                down ? KeyEvent.KEY_PRESSED : KeyEvent.KEY_RELEASED, "", "", KeyCode.SPACE, false, false, false,
                false)));
    }

    private void mouse(boolean down) throws Exception {
        go(() -> scene.lookup("#hold-to-see").fireEvent(new MouseEvent(
                down ? MouseEvent.MOUSE_PRESSED : MouseEvent.MOUSE_RELEASED, 5, 5, 5, 5, MouseButton.PRIMARY, 1,
                false, false, false, false, down, false, false, false, false, false, null)));
    }

    private void choose(GrantType way) throws Exception {
        see("#way-" + way);
        go(() -> ((ToggleButton) scene.lookup("#way-" + way)).fire());
    }

    private void codeFor(String login) throws Exception {
        go(() -> flow.addToken(overlay));
        choose(GrantType.DEVICE_CODE);
        type("#ways-login", login);
        press("#sign-in");
        see("#copy-code");
    }

    @Test
    void the_code_is_seen_only_while_it_is_held_open_by_key_or_mouse() throws Exception {
        codeFor("");
        String before = text();
        key(true);
        String code = fx(() -> ((Label) scene.lookup("#user-code")).getText().replace(" ", ""));
        assertThat(code).hasSize(8);
        assertThat(before).doesNotContain(code).doesNotContain("activate");
        key(false);
        assertThat(isSeen("#user-code")).isFalse();
        mouse(true);
        assertThat(isSeen("#user-code")).isTrue();
        mouse(false);
        assertThat(isSeen("#user-code")).isFalse();
        assertThat(text()).doesNotContain(code).doesNotContain(code.substring(4));
    }

    @Test
    void a_real_mouse_shows_it_anywhere_on_the_field_and_letting_go_hides_it() throws Exception {
        codeFor("");
        for (String place : List.of(".hold-cover .strong", ".hold-cover .ikonli-font-icon", "#hold-to-see")) {
            moveTo(place).press(MouseButton.PRIMARY);
            see("#user-code");
            release(MouseButton.PRIMARY);
            until(() -> scene.lookup("#user-code") == null);
        }
    }

    @Test
    void what_is_held_open_closes_when_the_keyboard_goes_elsewhere_or_the_code_has_done_its_work() throws Exception {
        codeFor("");
        go(() -> scene.lookup("#hold-to-see").requestFocus());
        key(true);
        go(() -> scene.lookup("#copy-link").requestFocus());
        assertThat(isSeen("#user-code")).isFalse();
        key(true);
        desk.twitch.agreeOnDevice(Desk.OWL);
        see("#confirm-account");
        assertThat(isSeen("#user-code")).isFalse();
    }

    @Test
    void link_and_code_are_copied_without_being_shown_and_clipboard_managers_are_told_not_to_keep_them()
            throws Exception {
        codeFor("");
        press("#copy-link");
        sees("Open it where the right account");
        assertThat(copied()).startsWith("https://www.twitch.tv/activate?device-code=");
        press("#copy-code");
        sees("The code is copied");
        assertThat(copied()).hasSize(8);
        assertThat(desk.opened).isEmpty();
        press("#open-here");
        until(() -> !desk.opened.isEmpty());
        assertThat(desk.opened).as("nobody reads the code among a browser's arguments")
                .containsExactly(URI.create("https://www.twitch.tv/activate"));
        assertThat(copied()).as("it is on the clipboard instead").hasSize(8);
    }

    @Test
    void whoever_agreed_is_shown_and_kept_only_on_a_yes() throws Exception {
        codeFor("@nightowl");
        assertThat(text()).contains("For @nightowl: that account has to agree.");
        desk.twitch.agreeOnDevice(Desk.OWL);
        see("#confirm-account");
        assertThat(text()).contains("NightOwl").contains("Is this the right account?");
        assertThat(desk.credentials.snapshots()).isEmpty();

        press("#confirm-account");
        see("#done");
        assertThat(desk.credentials.snapshots()).singleElement()
                .satisfies(one -> assertThat(one.credential().account()).isEqualTo(Desk.OWL));
    }

    @Test
    void on_a_no_it_is_revoked_and_told_so_where_that_does_not_work() throws Exception {
        codeFor("");
        desk.twitch.agreeOnDevice(Desk.BOT);
        see("#confirm-account");
        desk.twitch.failNext(new OAuthException.ServerFailing(503, Optional.empty()));
        press("#connect-confirm-discard");
        see(".banner-red");
        assertThat(text()).contains("The token was not revoked").contains("may live on until it ends by itself, ")
                .doesNotContain("Your tokens are kept");
        press("#connect-confirm-discard");
        until(() -> desk.news.contains("discarded nightowl_bot"));
        assertThat(desk.credentials.snapshots()).isEmpty();
    }

    @Test
    void a_token_that_is_for_somebody_is_not_taken_from_anybody_else() throws Exception {
        codeFor("nightowl");
        desk.twitch.agreeOnDevice(Desk.BOT);
        see("#other-again");
        assertThat(text()).contains("@nightowl\n").contains("NightOwl Bot");
        assertThat(desk.credentials.snapshots()).isEmpty();

        press("#connect-other-by-code");
        see("#copy-code");
        desk.twitch.agreeOnDevice(Desk.OWL);
        press("#confirm-account");
        see("#done");
        assertThat(desk.credentials.snapshots()).hasSize(1);
    }

    @Test
    void the_wrong_browser_is_left_alone_and_a_link_is_given_for_the_right_one() throws Exception {
        codeFor("nightowl");
        desk.twitch.agreeOnDevice(Desk.BOT);
        press("#connect-other-by-link");
        see("#open-again");
        assertThat(desk.opened).isEmpty();
        assertThat(text()).contains("Open the link where you like");
        desk.agree(Desk.CLIENT_ID, Desk.OWL, Desk.scopes("chat:read", "chat:edit"));
        see("#done");
        assertThat(text()).contains("you can close it");
    }

    @Test
    void a_code_that_has_ended_says_so_and_another_is_a_button_away() throws Exception {
        codeFor("");
        desk.clock.forward(java.time.Duration.ofMinutes(31));
        see("#next-step");
        assertThat(text()).contains("Nobody agreed in time");
        press("#next-step");
        see("#copy-code");
    }

    @Test
    void whoever_leaves_at_the_question_leaves_no_token_behind() throws Exception {
        codeFor("");
        desk.twitch.agreeOnDevice(Desk.OWL);
        see("#confirm-account");
        go(flow::close);
        until(() -> desk.twitch.requests().contains("revoke"));
        assertThat(desk.credentials.snapshots()).isEmpty();
    }

    @Test
    void an_applications_own_token_needs_nobody_and_comes_again_at_the_press_of_reconnect() throws Exception {
        go(() -> flow.addToken(overlay));
        choose(GrantType.CLIENT_CREDENTIALS);
        press("#sign-in");
        see("#done");
        assertThat(text()).contains("the application’s own token").doesNotContain("@" + Desk.CLIENT_ID)
                .as("there is no tab to close").doesNotContain("you can close it");
        CredentialSnapshot one = desk.credentials.snapshots().getFirst();
        assertThat(one.credential().kind()).isEqualTo(TokenKind.APP);
        assertThat(one.credential().registration()).isEqualTo(app.id());

        go(() -> flow.reconnect(overlay, one));
        see("#done");
        assertThat(desk.credentials.snapshots()).hasSize(1);
    }
}
