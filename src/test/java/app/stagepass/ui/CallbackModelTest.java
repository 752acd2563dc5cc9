package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.CallbackSetup;
import app.stagepass.settings.CallbackSettings;
import app.stagepass.settings.CallbackSettings.Answer;
import app.stagepass.settings.CallbackSettings.Tls;
import app.stagepass.settings.Settings;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.ui.NetworkModel.Said;
import app.stagepass.vault.VaultException;
import app.stagepass.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is saved that a sign-in could not go by, and nothing typed is lost. */
class CallbackModelTest {

    private final Words words = Words.of(Locale.ENGLISH, Clock.systemUTC(), ZoneOffset.UTC);
    private final FakeCallback control = new FakeCallback();
    private final ObjectProperty<Settings> settings = new SimpleObjectProperty<>(Settings.DEFAULT);
    private final CallbackModel model = new CallbackModel(words, ScopeCatalog.load(),
            new Work(Runnable::run, Runnable::run), control, settings);
    private final CallbackFields fields = model.fields();
    private final AtomicInteger closed = new AtomicInteger();

    private void save() {
        model.save(closed::incrementAndGet);
    }

    private CallbackSettings saved() {
        return settings.get().callback();
    }

    private void assertRefused(String words) {
        save();
        assertThat(model.saidProperty().get()).isInstanceOfSatisfying(Said.Wrong.class,
                wrong -> assertThat(wrong.text()).contains(words));
        assertThat(saved()).isEqualTo(CallbackSettings.DEFAULT);
        assertThat(control.events).isEmpty();
        assertThat(closed).hasValue(0);
    }

    @Test
    void the_seeds_defaults_stand_in_the_fields() {
        assertThat(fields.host.get()).isEmpty();
        assertThat(fields.port.get()).isEqualTo("4343");
        assertThat(fields.keepAlive.get()).isEqualTo("5");
        assertThat(fields.shutdown.get()).isEqualTo("3");
        assertThat(fields.path.get()).isEqualTo("/oauth");
        assertThat(fields.route.get()).isFalse();
    }

    @Test
    void everything_typed_is_saved_and_followed() {
        fields.host.set(" 127.0.0.1 ");
        fields.port.set("8080");
        fields.always.set(true);
        fields.keepAlive.set("0");
        fields.shutdown.set("60");
        fields.tls.set(Tls.MADE);
        fields.answer.set(Answer.EMPTY);
        fields.route.set(true);
        fields.application.set(FakeCallback.APP.id().value());
        fields.path.set("/start-here");
        fields.scopes.set("chat:read+chat:edit, Channel:Bot\n");
        model.applications(_ -> {});
        assertThat(model.linkProperty().get()).isEmpty();
        save();
        assertThat(closed).as("its link is to be copied first").hasValue(0);
        assertThat(model.saidProperty().get()).isEqualTo(
                new Said.Good("Saved. Stagepass listens, and this address starts a sign-in now."));
        assertThat(model.linkProperty().get())
                .contains("http://localhost:7277/start-here?scopes=channel:bot+chat:edit+chat:read");
        assertThat(model.attentionProperty().get()).contains("copy-link");
        assertThat(control.events).containsExactly("checked", "followed");
        assertThat(saved().host()).isEqualTo("127.0.0.1");
        assertThat(saved().port()).isEqualTo(8080);
        assertThat(saved().always()).isTrue();
        assertThat(saved().keepAlive()).isZero();
        assertThat(saved().shutdown()).isEqualTo(Duration.ofMinutes(1));
        assertThat(saved().tls()).isEqualTo(Tls.MADE);
        assertThat(saved().answer()).isEqualTo(Answer.EMPTY);
        assertThat(saved().route().application()).contains(FakeCallback.APP.id().value());
        assertThat(saved().route().path()).isEqualTo("/start-here");
        assertThat(saved().route().scopes()).containsExactly("channel:bot", "chat:edit", "chat:read");
    }

    @Test
    void a_retired_scope_is_refused_with_the_one_that_took_its_place() {
        fields.route.set(true);
        fields.application.set(FakeCallback.APP.id().value());
        fields.scopes.set("chat:read whispers:read");
        assertRefused("retired whispers:read; user:read:whispers took its place");
        assertThat(model.attentionProperty().get()).contains("scopes");
    }

    @Test
    void without_a_starting_route_the_sheet_goes_and_there_is_no_link() {
        model.applications(_ -> {});
        save();
        assertThat(closed).hasValue(1);
        assertThat(model.linkProperty().get()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "", "x", "99999999"})
    void a_port_is_a_number_of_a_port(String port) {
        fields.port.set(port);
        assertRefused("from 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "61", "", "five"})
    void the_limits_are_seconds(String time) {
        fields.keepAlive.set(time);
        assertRefused("from 0 to 60");
        fields.keepAlive.set("5");
        fields.shutdown.set(time);
        assertRefused("from 0 to 60");
    }

    @Test
    void an_address_that_others_reach_is_saved_only_on_purpose() {
        fields.host.set("0.0.0.0");
        assertThat(fields.isOpenToOthers()).isTrue();
        assertRefused("Other computers could reach");
        fields.openOnPurpose.set(true);
        save();
        assertThat(saved().host()).isEqualTo("0.0.0.0");
        fields.host.set("http://x/y");
        save();
        assertThat(model.saidProperty().get()).isInstanceOf(Said.Wrong.class);
    }

    @Test
    void own_files_are_checked_before_anything_is_saved_and_the_passphrase_goes_to_the_keyring() {
        fields.tls.set(Tls.OWN);
        fields.certificate.set("/tmp/cert.pem");
        assertRefused("needs its key");
        fields.key.set("/tmp/key.pem");
        model.passphraseProperty().set("open wide");
        control.files = Optional.of(new CallbackSetup(CallbackSetup.Fault.PASSPHRASE_WRONG, "key.pem"));
        save();
        assertThat(model.saidProperty().get()).isInstanceOfSatisfying(Said.Failed.class,
                failed -> assertThat(failed.failure().title()).isEqualTo("Wrong passphrase"));
        assertThat(saved()).as("nothing stored half").isEqualTo(CallbackSettings.DEFAULT);
        assertThat(control.kept).isEmpty();

        control.files = Optional.empty();
        model.passphraseProperty().set("open sesame");
        save();
        assertThat(saved().keyFile()).isEqualTo("/tmp/key.pem");
        assertThat(control.kept.orElseThrow().reveal()).isEqualTo("open sesame");
        assertThat(model.passphraseProperty().get()).isEmpty();
        assertThat(control.events).contains("checked with a passphrase");
        model.forgetPassphrase();
        assertThat(control.kept).isEmpty();
    }

    @Test
    void a_keyring_that_does_not_take_the_passphrase_is_told_and_it_stays_typed() throws Exception {
        fields.tls.set(Tls.OWN);
        fields.certificate.set("/tmp/cert.pem");
        fields.key.set("/tmp/key.pem");
        model.passphraseProperty().set("open sesame");
        control.keyring = Optional.of(new VaultException.TimedOut());
        save();
        assertThat(model.saidProperty().get()).isInstanceOf(Said.Failed.class);
        assertThat(model.passphraseProperty().get()).isEqualTo("open sesame");
        assertThat(saved()).as("settings that could not be followed are not saved").isEqualTo(CallbackSettings.DEFAULT);
        assertThat(closed).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"'',Without a list", "chat:red,no scope that Twitch gives", "<script>,no scope that Twitch gives"})
    void a_route_needs_scopes_that_there_are(String scopes, String said) {
        fields.route.set(true);
        fields.application.set(FakeCallback.APP.id().value());
        fields.scopes.set(scopes);
        assertRefused(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth", "/", "/o auth", "/oauth/", "//x", "/a?b", ""})
    void a_route_needs_a_plain_path(String path) {
        fields.path.set(path);
        assertRefused("path begins with a slash");
    }

    @Test
    void a_route_needs_its_application() {
        fields.route.set(true);
        fields.scopes.set("chat:read");
        assertRefused("which application");
    }

    @Test
    void a_port_that_is_taken_is_told_and_the_sheet_stays() {
        fields.route.set(true);
        fields.application.set(FakeCallback.APP.id().value());
        fields.scopes.set("chat:read");
        control.route = Optional.of(new OAuthException.PortBusy(7277, Optional.of("nginx")));
        save();
        assertThat(model.saidProperty().get()).isInstanceOfSatisfying(Said.Failed.class,
                failed -> assertThat(failed.failure().body()).contains("nginx"));
        assertThat(closed).hasValue(0);
    }

    @Test
    void own_pages_need_a_folder_into_which_a_start_can_be_written() {
        model.writeTemplates();
        assertThat(model.saidProperty().get()).isInstanceOf(Said.Wrong.class);
        fields.answer.set(Answer.TEMPLATES);
        assertRefused("need a folder");
        fields.templates.set("/tmp/pages");
        model.writeTemplates();
        assertThat(control.events).containsExactly("wrote into /tmp/pages");
        assertThat(model.saidProperty().get()).isInstanceOf(Said.Good.class);
        model.check();
        assertThat(model.saidProperty().get()).isInstanceOf(Said.Good.class);
        assertThat(saved()).as("checking saves nothing").isEqualTo(CallbackSettings.DEFAULT);
    }
}
