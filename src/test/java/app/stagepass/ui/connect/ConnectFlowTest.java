package app.stagepass.ui.connect;

import javafx.application.Platform;
import java.net.URI;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.ClientType;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientId;
import app.stagepass.token.Account;
import java.util.Optional;
import javafx.scene.text.Text;
import app.stagepass.oauth.OAuthException;
import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.AuthorizationResponse;
import app.stagepass.oauth.RedirectReceiver.Outcome;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.RedirectUri;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.VaultException.Unavailable.Missing;
import app.stagepass.watch.CredentialSnapshot;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The whole way on real sheets and the program's own parts, as somebody at the keyboard goes it. */
class ConnectFlowTest extends OnSheets {

    @Test
    void the_first_token_from_an_empty_program_to_the_card() throws Exception {
        desk.knownAtTwitch(Desk.CLIENT_ID);
        go(() -> flow.addToken(overlay));
        type("#registration-NAME", "Overlay tools");
        type("#registration-CLIENT_ID", " " + Desk.CLIENT_ID + "\n");
        type("#registration-CLIENT_SECRET", Desk.CLIENT_SECRET);
        noSecretIsSeen();
        press("#save-registration");
        see("#sign-in");
        noSecretIsSeen();
        press("#sign-in");
        see("#countdown");
        noSecretIsSeen();
        desk.agree(Desk.CLIENT_ID, Desk.OWL, Desk.scopes("chat:read", "chat:edit"));
        see("#done");
        noSecretIsSeen();
        assertThat(words()).contains("NightOwl", "@nightowl");

        press("#done");

        gone();
        assertThat(desk.news).containsExactly("connected nightowl");
        assertThat(desk.credentials.snapshots()).singleElement().satisfies(card -> {
            assertThat(card.credential().account()).isEqualTo(Desk.OWL);
            assertThat(card.saved()).isTrue();
        });
    }

    @Test
    void the_keyboard_alone_is_enough() throws Exception {
        desk.registered("Overlay tools", Desk.CLIENT_ID);
        go(() -> flow.addToken(overlay));
        see("#sign-in");
        keys("bits:read");
        keys(KeyCode.ENTER);
        assertThat(text("#scope-search")).as("ready for the next").isEmpty();
        assertThat(desk.opened).as("a search is not agreed to by picking from it").isEmpty();
        keys(KeyCode.ENTER);
        see("#countdown");
        desk.agree(Desk.CLIENT_ID, Desk.OWL, Desk.scopes("bits:read", "chat:read", "chat:edit"));
        see("#done");

        keys(KeyCode.ENTER);

        gone();
        assertThat(desk.credentials.snapshots().getFirst().credential().wantedScopes())
                .isEqualTo(Desk.scopes("bits:read", "chat:edit", "chat:read"));
    }

    @Test
    void a_pasted_list_is_taken_over_and_what_is_wrong_with_it_is_told() throws Exception {
        desk.registered("Overlay tools", Desk.CLIENT_ID);
        go(() -> flow.addToken(overlay));
        press("#scope-paste");
        String lost = "abcdefghij9876543210abcdefghij";

        type("#scope-paste-text", "bits%3Aread+whispers:read new:scope " + lost);

        until(() -> ((TextInputControl) scene.lookup("#scope-paste-text")).getText().isEmpty());
        assertThat(words()).noneMatch(one -> one.contains(lost))
                .anyMatch(one -> one.contains("retired whispers:read; user:read:whispers took its place"))
                .anyMatch(one -> one.contains("Not in our list: new:scope"))
                .anyMatch(one -> one.contains("1 permission was added"));
        assertThat(words()).contains("3 permissions chosen");
        go(() -> button("Ask for it all the same").fire());
        go(() -> button("Add user:read:whispers").fire());
        press("#sign-in");
        see("#countdown");
        desk.agree(Desk.CLIENT_ID, Desk.OWL, Desk.scopes("bits:read"));
        see("#done");
        assertThat(desk.credentials.snapshots().getFirst().credential().wantedScopes()).isEqualTo(
                Desk.scopes("bits:read", "chat:edit", "chat:read", "new:scope", "user:read:whispers"));
    }

    @Test
    void a_token_typed_where_scopes_belong_goes_from_the_screen_before_it_is_whole() throws Exception {
        desk.registered("Overlay tools", Desk.CLIENT_ID);
        go(() -> flow.addToken(overlay));
        press("#scope-paste");
        until(() -> scene.lookup("#scope-paste-text").isFocused());

        keys("bits:read q7w2e9r4");

        until(() -> ((TextInputControl) scene.lookup("#scope-paste-text")).getText().equals("bits:read "));
        assertThat(words()).noneMatch(one -> one.contains("q7w2e9"))
                .anyMatch(one -> one.contains("One word was no scope. It is not repeated here"));
        keys(KeyCode.ENTER);
        assertThat(words()).contains("3 permissions chosen");
    }

    @Test
    void in_a_small_window_the_list_of_permissions_gives_way_and_not_what_stands_below_it() throws Exception {
        desk.registered("Overlay tools", Desk.CLIENT_ID);
        go(() -> scene.getWindow().setWidth(900 + scene.getWindow().getWidth() - scene.getWidth()));
        go(() -> scene.getWindow().setHeight(720 + scene.getWindow().getHeight() - scene.getHeight()));
        go(() -> flow.addToken(overlay));
        see("#sign-in");

        assertThat(cut("#ways-login")).isFalse();
        assertThat(cut("#link-only")).isFalse();
        go(() -> ((ToggleButton) scene.lookup("#way-IMPLICIT")).fire());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(cut("#ways-login")).as("below the longest explanation").isFalse();
        go(() -> ((ToggleButton) scene.lookup("#way-AUTHORIZATION_CODE")).fire());
        press("#scope-paste");
        type("#scope-paste-text", "whispers:read channel:read:fireworks chat/read abcdefghij0123456789abcdefghij");
        until(() -> words().stream().anyMatch(one -> one.contains("Not in our list")));
        assertThat(cut(button("Ask for it all the same"))).isFalse();
        assertThat(cut(button("Add user:read:whispers"))).isFalse();
        assertThat(cut("#ways-login")).isFalse();
    }

    private boolean cut(String id) throws Exception {
        return cut(scene.lookup(id));
    }

    /** Whether a part of it lies outside of what scrolls around it. */
    private static boolean cut(Node node) throws Exception {
        return fx(() -> {
            Bounds all = node.localToScene(node.getLayoutBounds());
            for (Parent around = node.getParent(); around != null; around = around.getParent()) {
                if (around instanceof ScrollPane scroll) {
                    Bounds seen = scroll.localToScene(scroll.getLayoutBounds());
                    return all.getMinY() < seen.getMinY() || all.getMaxY() > seen.getMaxY();
                }
            }
            throw new AssertionError("nothing scrolls around " + node);
        });
    }

    @Test
    void a_scope_that_twitch_does_not_know_is_named_as_a_cause_when_nobody_comes_back_and_can_be_taken_out()
            throws Exception {
        desk.registered("Overlay tools", Desk.CLIENT_ID);
        go(() -> flow.addToken(overlay));
        press("#scope-paste");
        type("#scope-paste-text", "chat:read channel:read:fireworks");
        until(() -> words().stream().anyMatch(one -> one.contains("Not in our list")));
        go(() -> button("Ask for it all the same").fire());
        press("#sign-in");
        see("#countdown");

        desk.door.timeIsUp(new OAuthException.NoCallback(true, false, false));

        until(() -> words().stream().anyMatch(one -> one.contains("invalid scope")));
        go(() -> button(desk.messages.text("connect.choose-scopes")).fire());
        see("#sign-in");
        assertThat(words()).as("the choice is as it was").contains("3 permissions chosen");
        assertThat(desk.credentials.snapshots()).isEmpty();
    }

    @Test
    void connecting_again_asks_for_less_only_on_purpose_and_says_what_goes() throws Exception {
        ClientRegistration app = desk.registered("Overlay tools", Desk.CLIENT_ID);
        CredentialSnapshot owl = desk.connected(app, Desk.OWL, "bits:read", "chat:read");
        go(() -> flow.reconnect(overlay, owl));
        see("#sign-in");
        assertThat(words()).contains("0 new · 2 kept · 0 taken away");

        go(() -> ((CheckBox) scene.lookup("#task-chat-bot")).fire());
        assertThat(words()).contains("1 new · 2 kept · 0 taken away");
        press("#scope-leave-out");

        assertThat(words()).contains("1 new · 1 kept · 1 taken away",
                "This takes away what the token may do now: bits:read.");
        press("#sign-in");
        see("#countdown");
        desk.agree(Desk.CLIENT_ID, Desk.OWL, Desk.scopes("chat:edit", "chat:read"));
        see("#done");
        assertThat(desk.credentials.snapshots().getFirst().credential().wantedScopes())
                .isEqualTo(Desk.scopes("chat:edit", "chat:read"));
    }

    @Test
    void a_wrong_secret_is_mended_with_everything_typed_still_there_and_the_sign_in_goes_on() throws Exception {
        desk.knownAtTwitch(Desk.CLIENT_ID);
        String wrong = "wr0ngwr0ngwr0ngwr0ngwr0ngwr0ng";
        go(() -> flow.firstRegistration(overlay));
        type("#registration-NAME", "Overlay tools");
        type("#registration-CLIENT_ID", Desk.CLIENT_ID);
        type("#registration-CLIENT_SECRET", wrong);
        press("#save-registration");
        see("#sign-in");
        go(() -> ((CheckBox) scene.lookup("#scope-bits-read")).fire());
        press("#sign-in");
        see("#countdown");
        desk.agree(Desk.CLIENT_ID, Desk.OWL, Desk.scopes("chat:read"));
        see("#next-step");

        press("#next-step");

        see("#registration-CLIENT_SECRET");
        assertThat(text("#registration-NAME")).isEqualTo("Overlay tools");
        assertThat(text("#registration-CLIENT_ID")).isEqualTo(Desk.CLIENT_ID);
        assertThat(text("#registration-CLIENT_SECRET")).isEqualTo(wrong);
        assertThat(words()).contains(desk.messages.text("registration.refused.CLIENT_SECRET"));
        until(() -> scene.lookup("#registration-CLIENT_SECRET").isFocused());
        assertThat(words()).noneMatch(one -> one.contains(wrong));

        type("#registration-CLIENT_SECRET", Desk.CLIENT_SECRET);
        press("#save-registration");
        see("#countdown");
        desk.agree(Desk.CLIENT_ID, Desk.OWL, Desk.scopes("chat:read", "chat:edit", "bits:read"));
        see("#done");
        assertThat(desk.registrations.all()).hasSize(1);
        assertThat(desk.credentials.snapshots().getFirst().credential().wantedScopes())
                .isEqualTo(Desk.scopes("bits:read", "chat:edit", "chat:read"));
    }

    @Test
    void a_locked_keyring_loses_nothing_of_the_form() throws Exception {
        desk.keyring.be(Mood.LOCKED);
        go(() -> flow.firstRegistration(overlay));
        type("#registration-NAME", "Overlay tools");
        type("#registration-CLIENT_ID", Desk.CLIENT_ID);
        type("#registration-CLIENT_SECRET", Desk.CLIENT_SECRET);
        press("#save-registration");
        see("#next-step");
        assertThat(text("#registration-CLIENT_SECRET")).isEqualTo(Desk.CLIENT_SECRET);
        assertThat(desk.registrations.all()).isEmpty();

        press("#next-step");

        see("#sign-in");
        assertThat(desk.registrations.all()).hasSize(1);
    }

    @Test
    void escape_ends_the_wait_and_frees_the_port() throws Exception {
        desk.registered("Overlay tools", Desk.CLIENT_ID);
        go(() -> flow.addToken(overlay));
        press("#sign-in");
        see("#countdown");

        keys(KeyCode.ESCAPE);

        gone();
        until(() -> desk.door.open() == 0);
        assertThat(desk.door.outcomes()).containsExactly(Outcome.CANCELLED);
    }

    @Test
    void closing_the_window_ends_the_wait_too() throws Exception {
        desk.registered("Overlay tools", Desk.CLIENT_ID);
        go(() -> flow.addToken(overlay));
        press("#sign-in");
        see("#countdown");

        go(flow::close);

        until(() -> desk.door.open() == 0);
    }

    @Test
    void escape_does_not_leave_a_token_of_the_wrong_account_behind() throws Exception {
        ClientRegistration app = desk.registered("Overlay tools", Desk.CLIENT_ID);
        CredentialSnapshot owl = desk.connected(app, Desk.OWL, "chat:read");
        go(() -> flow.reconnect(overlay, owl));
        press("#sign-in");
        see("#countdown");
        desk.agree(Desk.CLIENT_ID, Desk.BOT, Desk.scopes("chat:read"));
        see("#other-again");
        assertThat(words()).contains("@nightowl", "@nightowl_bot");

        keys(KeyCode.ESCAPE);

        gone();
        assertThat(desk.twitch.requests()).endsWith("revoke");
        assertThat(desk.credentials.snapshots()).hasSize(1);
        assertThat(desk.news).containsExactly("discarded nightowl_bot");
    }

    @Test
    void a_token_that_could_not_be_revoked_is_not_left_behind_by_escape() throws Exception {
        ClientRegistration app = desk.registered("Overlay tools", Desk.CLIENT_ID);
        CredentialSnapshot owl = desk.connected(app, Desk.OWL, "chat:read");
        go(() -> flow.reconnect(overlay, owl));
        press("#sign-in");
        see("#countdown");
        desk.agree(Desk.CLIENT_ID, Desk.BOT, Desk.scopes("chat:read"));
        see("#other-again");
        desk.twitch.failNext(new OAuthException.ServerFailing(503, Optional.empty()));

        keys(KeyCode.ESCAPE);

        until(() -> words().contains(desk.messages.text("connect.not-discarded.title")));
        see("#other-again");
        press("#connect-other-keep");
        see("#done");
        assertThat(desk.credentials.snapshots()).hasSize(2);
        assertThat(desk.news).containsExactly("connected nightowl_bot");
    }

    @Test
    void a_login_with_underscores_is_drawn_whole() throws Exception {
        ClientRegistration app = desk.registered("Overlay tools", Desk.CLIENT_ID);
        CredentialSnapshot bot = desk.connected(app, Desk.BOT, "chat:read");
        go(() -> flow.reconnect(overlay, bot));
        press("#sign-in");
        see("#countdown");
        desk.agree(Desk.CLIENT_ID, Desk.OWL, Desk.scopes("chat:read"));
        see("#other-again");

        assertThat(fx(() -> scene.lookup("#other-again").lookupAll(".text").stream()
                .map(one -> ((Text) one).getText()).toList())).containsExactly("Sign in again as @nightowl_bot");
    }

    @Test
    void escape_from_the_form_loses_nothing_that_was_typed_and_cancel_starts_afresh() throws Exception {
        go(() -> flow.addToken(overlay));
        type("#registration-NAME", "Overlay tools");
        type("#registration-CLIENT_ID", Desk.CLIENT_ID);
        keys(KeyCode.ESCAPE);
        gone();

        go(() -> flow.addToken(overlay));
        see("#registration-NAME");
        assertThat(text("#registration-NAME")).isEqualTo("Overlay tools");
        assertThat(text("#registration-CLIENT_ID")).isEqualTo(Desk.CLIENT_ID);
        press("#cancel-registration");
        gone();

        go(() -> flow.addToken(overlay));
        see("#registration-NAME");
        assertThat(text("#registration-NAME")).isEmpty();
    }

    @Test
    void without_a_keyring_the_form_goes_into_the_encrypted_file_unless_the_person_thinks_better_of_it()
            throws Exception {
        desk.keyring.absent(Missing.SESSION_BUS);
        desk.declines = true;
        go(() -> flow.firstRegistration(overlay));
        type("#registration-NAME", "Overlay tools");
        type("#registration-CLIENT_ID", Desk.CLIENT_ID);
        type("#registration-CLIENT_SECRET", Desk.CLIENT_SECRET);
        press("#save-registration");
        see("#failure-next-keep-in-file");
        go(() -> ((Button) scene.lookup("#failure-next-keep-in-file")).setId("pressed-before"));
        press("#pressed-before");
        see("#failure-next-keep-in-file");
        assertThat(desk.registrations.all()).isEmpty();

        desk.declines = false;
        press("#failure-next-keep-in-file");
        see("#sign-in");
        assertThat(desk.registrations.all()).hasSize(1);
        assertThat(desk.news).contains("in file");
    }

    @Test
    void a_token_for_which_there_is_no_keyring_is_kept_in_the_encrypted_file() throws Exception {
        desk.registered("Overlay tools", Desk.CLIENT_ID);
        go(() -> flow.addToken(overlay));
        press("#sign-in");
        see("#countdown");
        desk.keyring.absent(Missing.WENT_AWAY);
        desk.agree(Desk.CLIENT_ID, Desk.OWL, Desk.scopes("chat:read"));
        see("#done");
        assertThat(words()).contains(desk.messages.text("connect.done.body-unsaved"));
        press("#failure-next-keep-in-file");
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                () -> words().contains(desk.messages.text("connect.done.body")));
        assertThat(desk.vault.unsaved()).isEmpty();
    }

    @Test
    void a_refusal_at_twitch_is_told_and_tried_again() throws Exception {
        desk.registered("Overlay tools", Desk.CLIENT_ID);
        go(() -> flow.addToken(overlay));
        press("#sign-in");
        see("#countdown");
        desk.door.arrives(new AuthorizationResponse.Denied());
        see("#next-step");
        assertThat(words()).contains(desk.messages.text("failure.denied.title"));
        assertThat(scene.lookup(".banner-red")).as("it is what the person wanted").isNull();

        press("#next-step");

        see("#countdown");
    }

    @Test
    void a_taken_port_leads_to_the_redirect_uri_and_the_new_one_is_used() throws Exception {
        desk.registered("Overlay tools", Desk.CLIENT_ID);
        desk.door.takenBy(7277, "node");
        go(() -> flow.addToken(overlay));
        press("#sign-in");
        see("#next-step");
        assertThat(words()).anyMatch(one -> one.contains("node"));

        press("#next-step");
        until(() -> scene.lookup("#registration-REDIRECT_URI") != null
                && scene.lookup("#registration-REDIRECT_URI").isFocused());
        type("#registration-REDIRECT_URI", "http://localhost:7278/oauth/callback");
        press("#save-registration");

        see("#countdown");
        assertThat(desk.opened.getFirst().getPort()).isEqualTo(7278);
        assertThat(desk.registrations.all().getFirst().redirectUri())
                .isEqualTo(new RedirectUri("http://localhost:7278/oauth/callback"));
    }

    @Test
    void without_a_browser_enter_copies_the_link() throws Exception {
        desk.registered("Overlay tools", Desk.CLIENT_ID);
        desk.browserMissing = true;
        go(() -> flow.addToken(overlay));
        press("#sign-in");
        see("#copy-link");
        until(() -> scene.lookup("#copy-link").isFocused());

        keys(KeyCode.ENTER);

        until(() -> desk.clipboard.text().contains(FakeDoor.LINK_SECRET));
        until(() -> scene.lookup("#link-said").isVisible());
        noSecretIsSeen();
    }

    @Test
    void scopes_that_were_not_given_and_a_token_that_is_not_saved_are_named() throws Exception {
        desk.registered("Overlay tools", Desk.CLIENT_ID);
        go(() -> flow.addToken(overlay));
        press("#sign-in");
        see("#countdown");
        desk.keyring.be(Mood.LOCKED);
        desk.agree(Desk.CLIENT_ID, Desk.OWL, Desk.scopes("chat:read"));
        see("#done");
        assertThat(words()).contains("chat:edit", desk.messages.text("connect.done.body-unsaved"));

        press("#next-step");

        until(() -> words().contains(desk.messages.text("connect.done.body")));
        assertThat(desk.credentials.snapshots().getFirst().saved()).isTrue();
    }

    @Test
    void with_several_applications_one_is_chosen_first() throws Exception {
        desk.registered("Overlay tools", Desk.CLIENT_ID);
        ClientRegistration other = desk.registered("Mod desk", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz");
        go(() -> flow.addToken(overlay));

        press("#choose-" + other.id());

        see("#sign-in");
        assertThat(words()).contains("Mod desk").doesNotContain("Overlay tools");
    }

    @Test
    void a_client_id_is_registered_once_and_the_person_is_led_to_the_entry_that_has_it() throws Exception {
        ClientRegistration app = desk.registered("Overlay tools", Desk.CLIENT_ID);
        go(() -> flow.addToken(overlay));
        press("#change-application");
        press("#add-application");
        type("#registration-NAME", "The same once more");
        type("#registration-CLIENT_ID", Desk.CLIENT_ID);
        type("#registration-CLIENT_SECRET", Desk.CLIENT_SECRET);
        press("#save-registration");

        see("#use-known");

        assertThat(words()).contains("This Client ID is registered here already, as Overlay tools.",
                "Go to Overlay tools");
        assertThat(desk.registrations.all()).containsExactly(app);
        noSecretIsSeen();
        press("#use-known");
        see("#sign-in");
        assertThat(words()).contains("Overlay tools");
        go(() -> flow.applications(overlay));
        press("#add-application");
        assertThat(text("#registration-NAME")).as("given up").isEmpty();
    }

    @Test
    void saving_the_same_application_again_is_no_second_registration() throws Exception {
        ClientRegistration app = desk.registered("Overlay tools", Desk.CLIENT_ID);
        go(() -> flow.applications(overlay));
        press("#edit-" + app.id());
        type("#registration-NAME", "Overlays");

        press("#save-registration");

        see("#add-application");
        assertThat(desk.registrations.all()).extracting(ClientRegistration::name).containsExactly("Overlays");
    }

    @Test
    void the_choice_of_an_application_says_of_which_type_each_is() throws Exception {
        desk.registered("Overlay tools", Desk.CLIENT_ID);
        ClientRegistration open = new ClientRegistration(RegistrationId.random(), "Open bot",
                new ClientId("openbotopenbotopenbotopenbot12"), ClientType.PUBLIC, RedirectUri.DEFAULT);
        desk.registrations.save(open, Optional.empty());

        go(() -> flow.addToken(overlay));
        see("#choose-" + open.id());

        assertThat(words()).contains("Client ID " + Desk.CLIENT_ID + " · Confidential",
                "Client ID openbotopenbotopenbotopenbot12 · Public");
    }

    @Test
    void tokens_of_one_name_are_told_apart_where_an_application_needs_them() throws Exception {
        ClientRegistration app = desk.registered("Overlay tools", Desk.CLIENT_ID);
        desk.connected(app, Desk.OWL, "bits:read");
        desk.connected(app, Desk.OWL, "chat:read");
        desk.connected(app, Desk.BOT, "chat:read");
        desk.connected(app, new Account("777", "other_owl", "NightOwl", Optional.empty()), "chat:read");

        go(() -> flow.applications(overlay));
        see(".application-card");

        assertThat(words()).contains(desk.messages.text("applications.used-by",
                "NightOwl @nightowl (1), NightOwl @nightowl (2), NightOwl Bot, NightOwl @other_owl"));
    }

    @Test
    void in_the_sandbox_its_own_applications_are_offered_and_nobody_is_led_to_the_real_twitch() throws Exception {
        URI control = URI.create("http://localhost:7377/control/key");
        ClientId known = new ClientId("sandboxpublic00000000000000001");
        desk.place = new ConnectParts.Place(true, new RedirectUri("http://localhost:7279/oauth/callback"), control,
                List.of(new ReadyApplication("Sandbox Public", known, ClientType.PUBLIC, Optional.empty()),
                        new ReadyApplication("Sandbox Overlay", new ClientId(Desk.CLIENT_ID),
                                ClientType.CONFIDENTIAL, Optional.of(new ClientSecret(Desk.CLIENT_SECRET)))));
        ConnectFlow sandbox = new ConnectFlow(desk.parts(Platform::runLater));
        go(() -> sandbox.firstRegistration(overlay));
        see("#save-registration");
        assertThat(words()).contains(known.value(), "Sandbox Public (Public)")
                .noneMatch(one -> one.contains("’s console"));

        press("#open-console");
        until(() -> desk.opened.equals(List.of(control)));
        press("#ready-" + Desk.CLIENT_ID);
        noSecretIsSeen();
        press("#ready-" + known);
        assertThat(((ToggleButton) scene.lookup("#registration-type-PUBLIC")).isSelected()).isTrue();
        assertThat(((ToggleButton) scene.lookup("#registration-type-CONFIDENTIAL")).isSelected()).isFalse();
        press("#save-registration");

        see("#sign-in");
        assertThat(desk.registrations.all()).singleElement().satisfies(one -> {
            assertThat(one.clientId()).isEqualTo(known);
            assertThat(one.type()).isEqualTo(ClientType.PUBLIC);
        });
        go(sandbox::close);
    }

    @Test
    void an_application_in_use_names_its_tokens_and_an_unused_one_can_be_removed() throws Exception {
        ClientRegistration used = desk.registered("Overlay tools", Desk.CLIENT_ID);
        ClientRegistration unused = desk.registered("Mod desk", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz");
        desk.connected(used, Desk.OWL, "chat:read");
        go(() -> flow.applications(overlay));
        see("#edit-" + used.id());
        assertThat(scene.lookup("#remove-" + used.id())).isNull();
        assertThat(words()).contains(desk.messages.text("applications.used-by", "NightOwl"));

        press("#remove-" + unused.id());
        assertThat(desk.registrations.all()).hasSize(2);
        press("#really-remove-" + unused.id());

        until(() -> desk.registrations.all().equals(List.of(used)));
        assertThat(desk.vault.secretOf(unused.id())).isEmpty();
    }

    @Test
    void the_kept_secret_is_not_in_the_form_when_an_application_is_edited() throws Exception {
        ClientRegistration app = desk.registered("Overlay tools", Desk.CLIENT_ID);
        go(() -> flow.applications(overlay));
        press("#edit-" + app.id());
        see("#registration-CLIENT_SECRET");
        assertThat(text("#registration-CLIENT_SECRET")).isEmpty();
        type("#registration-NAME", "Renamed");

        press("#save-registration");

        see("#add-application");
        assertThat(desk.registrations.all().getFirst().name()).isEqualTo("Renamed");
        assertThat(desk.vault.secretOf(app.id()).orElseThrow().matches(Desk.CLIENT_SECRET)).isTrue();
    }

    private Button button(String words) {
        return scene.getRoot().lookupAll(".button").stream().map(Button.class::cast)
                .filter(one -> one.getText().equals(words)).findFirst().orElseThrow();
    }
}
