package app.stagepass.ui.connect;

import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.ParameterizedTest;
import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.ClientField;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.ui.connect.RegistrationModel.Draft;
import app.stagepass.ui.connect.RegistrationModel.Field;
import app.stagepass.ui.connect.RegistrationModel.Note;
import app.stagepass.words.Messages;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrationModelTest {

    private static final String CLIENT_ID = "abcdefghij0123456789abcdefghij";
    private static final String SECRET = "s3cr3ts3cr3ts3cr3ts3cr3ts3cr3t";

    private final Messages messages = new Messages(Locale.ENGLISH);
    private final RegistrationModel form = RegistrationModel.empty(messages, RedirectUri.DEFAULT,
            new RegistrationId("r1"));

    @Test
    void a_new_one_starts_confidential_and_with_the_usual_redirect_uri() {
        assertThat(form.typeProperty().get()).isEqualTo(ClientType.CONFIDENTIAL);
        assertThat(form.redirectUriProperty().get()).isEqualTo("http://localhost:7277/oauth/callback");
        assertThat(form.keepsSecret()).isFalse();
    }

    @Test
    void what_was_typed_becomes_a_registration_and_a_secret() {
        fill();

        Draft draft = form.submit().orElseThrow();

        assertThat(draft.registration()).isEqualTo(new ClientRegistration(new RegistrationId("r1"), "Overlay tools",
                new ClientId(CLIENT_ID), ClientType.CONFIDENTIAL, RedirectUri.DEFAULT));
        assertThat(draft.secret().orElseThrow().matches(SECRET)).isTrue();
        assertThat(draft.toString()).doesNotContain(SECRET);
    }

    @Test
    void white_space_that_came_along_with_the_paste_is_dropped() {
        form.nameProperty().set("  Overlay tools ");
        form.clientIdProperty().set("\t" + CLIENT_ID + "\u200b\n");
        form.secretProperty().set("\u00a0" + SECRET + " ");
        form.redirectUriProperty().set(" http://localhost:7277/oauth/callback\n");

        Draft draft = form.submit().orElseThrow();

        assertThat(draft.registration().clientId().value()).isEqualTo(CLIENT_ID);
        assertThat(draft.registration().name()).isEqualTo("Overlay tools");
        assertThat(draft.secret().orElseThrow().matches(SECRET)).isTrue();
    }

    @Test
    void an_empty_form_says_what_is_missing_everywhere_and_asks_for_the_first() {
        assertThat(form.submit()).isEmpty();

        assertThat(note(Field.NAME)).isEqualTo(stop("registration.name.empty"));
        assertThat(note(Field.CLIENT_ID)).isEqualTo(stop("registration.client-id.empty"));
        assertThat(note(Field.CLIENT_SECRET)).isEqualTo(stop("registration.secret.empty"));
        assertThat(form.focusProperty().get()).contains(Field.NAME);
    }

    @Test
    void a_field_that_was_left_empty_is_not_scolded_before_the_end() {
        form.left(Field.NAME);
        form.left(Field.CLIENT_ID);

        assertThat(note(Field.NAME)).isEmpty();
        assertThat(note(Field.CLIENT_ID)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"https://example.com/cb,pass requests on", "https://localhost:3000/,wants a certificate"})
    void an_address_that_needs_something_more_is_taken_and_that_is_said(String address, String words) {
        form.redirectUriProperty().set(address);

        form.left(Field.REDIRECT_URI);

        assertThat(note(Field.REDIRECT_URI)).hasValueSatisfying(note -> {
            assertThat(note.stops()).isFalse();
            assertThat(note.text()).contains(words, "Sign-in address…");
        });
    }

    @Test
    void the_usual_address_is_that_of_the_realm() {
        RedirectUri sandbox = new RedirectUri("http://localhost:7279/oauth/callback");
        RegistrationModel there = RegistrationModel.empty(messages, sandbox, new RegistrationId("r2"));
        assertThat(there.redirectUriProperty().get()).isEqualTo(sandbox.value());
        there.redirectUriProperty().set("http://localhost:1/");

        there.takeUsual();

        assertThat(there.redirectUriProperty().get()).isEqualTo(sandbox.value());
        assertThat(there.focusProperty().get()).contains(Field.REDIRECT_URI);
    }

    @Test
    void every_problem_of_a_redirect_uri_has_its_words() {
        assertThat(Arrays.stream(RedirectUri.Problem.values())
                .map(one -> messages.text("registration.redirect-uri." + one, RedirectUri.DEFAULT)))
                .doesNotHaveDuplicates();
        form.redirectUriProperty().set("http://192.168.1.5:7277/");
        form.left(Field.REDIRECT_URI);

        assertThat(note(Field.REDIRECT_URI)).isEqualTo(stop("registration.redirect-uri.PLAIN_HTTP_OFF_LOOPBACK"));
    }

    @Test
    void a_note_goes_as_soon_as_the_text_is_right() {
        form.redirectUriProperty().set("localhost:7277");
        form.left(Field.REDIRECT_URI);
        assertThat(note(Field.REDIRECT_URI)).isPresent();

        form.redirectUriProperty().set("http://localhost:7278/back");

        assertThat(note(Field.REDIRECT_URI)).isEmpty();
    }

    @Test
    void odd_values_are_warned_about_and_taken() {
        fill();
        form.clientIdProperty().set("MyOldClient");
        form.secretProperty().set("MyOldClient");
        form.left(Field.CLIENT_ID);
        form.left(Field.CLIENT_SECRET);

        assertThat(note(Field.CLIENT_ID)).isEqualTo(warning("registration.client-id.unusual"));
        assertThat(note(Field.CLIENT_SECRET)).isEqualTo(warning("registration.secret.same"));
        assertThat(form.submit()).isPresent();
    }

    @Test
    void a_loopback_number_instead_of_the_name_is_warned_about() {
        form.redirectUriProperty().set("http://127.0.0.1:7277/oauth/callback");
        form.left(Field.REDIRECT_URI);

        assertThat(note(Field.REDIRECT_URI)).isEqualTo(warning("registration.redirect-uri.not-localhost"));
    }

    @Test
    void a_public_application_needs_no_secret_and_what_that_means_is_said() {
        fill();
        form.typeProperty().set(ClientType.PUBLIC);

        assertThat(note(Field.TYPE)).isEqualTo(warning("registration.type.public"));
        Draft open = form.submit().orElseThrow();
        assertThat(open.registration().type()).isEqualTo(ClientType.PUBLIC);
        assertThat(open.secret()).as("what was typed before is not kept").isEmpty();

        form.typeProperty().set(ClientType.CONFIDENTIAL);
        assertThat(form.submit().orElseThrow().secret()).as("and not lost either").isPresent();
    }

    @Test
    void one_that_was_taken_for_public_and_is_asked_for_a_secret_turns_out_confidential() {
        fill();
        form.typeProperty().set(ClientType.PUBLIC);
        form.secretProperty().set("");

        form.refused(ClientField.CLIENT_SECRET);

        assertThat(form.typeProperty().get()).isEqualTo(ClientType.CONFIDENTIAL);
        assertThat(note(Field.CLIENT_SECRET)).isEqualTo(stop("registration.refused.is-confidential"));
        assertThat(form.focusProperty().get()).contains(Field.CLIENT_SECRET);
        assertThat(form.submit()).isEmpty();
    }

    @Test
    void one_that_was_public_and_becomes_confidential_needs_its_secret_for_none_was_ever_kept() {
        ClientRegistration open = new ClientRegistration(new RegistrationId("r1"), "Open bot", new ClientId(CLIENT_ID),
                ClientType.PUBLIC, RedirectUri.DEFAULT);
        RegistrationModel edit = RegistrationModel.of(messages, RedirectUri.DEFAULT, open);
        assertThat(edit.keepsSecret()).isFalse();
        edit.typeProperty().set(ClientType.CONFIDENTIAL);
        assertThat(edit.submit()).isEmpty();
        edit.secretProperty().set(SECRET);
        assertThat(edit.submit()).isPresent();
    }

    @Test
    void when_editing_an_empty_secret_leaves_the_kept_one() {
        RegistrationModel edit = RegistrationModel.of(messages, RedirectUri.DEFAULT, known());

        Draft draft = edit.submit().orElseThrow();

        assertThat(draft.registration()).isEqualTo(known());
        assertThat(draft.secret()).isEmpty();
    }

    @Test
    void another_client_id_beside_the_kept_secret_is_warned_about() {
        RegistrationModel edit = RegistrationModel.of(messages, RedirectUri.DEFAULT, known());
        edit.clientIdProperty().set("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz");

        assertThat(edit.submit()).isPresent();
        assertThat(edit.noteProperty(Field.CLIENT_SECRET).get()).isEqualTo(warning("registration.secret.other-client"));
    }

    @Test
    void what_twitch_refused_is_marked_and_everything_typed_is_still_there() {
        fill();
        form.submit();

        form.refused(ClientField.CLIENT_ID);

        assertThat(note(Field.CLIENT_ID)).isEqualTo(stop("registration.refused.CLIENT_ID"));
        assertThat(form.focusProperty().get()).contains(Field.CLIENT_ID);
        assertThat(form.clientIdProperty().get()).isEqualTo(CLIENT_ID);
        assertThat(form.secretProperty().get()).isEqualTo(SECRET);

        form.clientIdProperty().set("abcdefghij0123456789abcdefghix");
        assertThat(note(Field.CLIENT_ID)).isEmpty();
        assertThat(form.submit()).isPresent();
    }

    @Test
    void the_same_values_may_be_tried_again_because_the_mistake_may_have_been_mended_at_twitch() {
        fill();
        form.refused(ClientField.REDIRECT_URI);

        assertThat(form.submit()).isPresent();
    }

    @Test
    void a_kept_secret_that_twitch_refused_is_not_tried_again() {
        RegistrationModel edit = RegistrationModel.of(messages, RedirectUri.DEFAULT, known());
        edit.refused(ClientField.CLIENT_SECRET);

        assertThat(edit.submit()).isEmpty();

        edit.secretProperty().set(SECRET);
        assertThat(edit.submit()).isPresent();
    }

    private void fill() {
        form.nameProperty().set("Overlay tools");
        form.clientIdProperty().set(CLIENT_ID);
        form.secretProperty().set(SECRET);
    }

    private static ClientRegistration known() {
        return new ClientRegistration(new RegistrationId("known"), "Mod desk", new ClientId(CLIENT_ID),
                ClientType.CONFIDENTIAL, RedirectUri.DEFAULT);
    }

    private Optional<Note> note(Field field) {
        return form.noteProperty(field).get();
    }

    private Optional<Note> stop(String key) {
        return Optional.of(new Note(true, messages.text(key, RedirectUri.DEFAULT)));
    }

    private Optional<Note> warning(String key) {
        return Optional.of(new Note(false, messages.text(key, RedirectUri.DEFAULT)));
    }
}
