package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.files.AtomicFile;
import app.stagepass.oauth.LocalhostCertificate;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OauthRoute;
import app.stagepass.sandbox.FakeBrowser.Intention;
import app.stagepass.settings.CallbackSettings;
import app.stagepass.settings.SettingsFile;
import app.stagepass.token.Scope;
import app.stagepass.vault.KeyPassphrases;
import app.stagepass.watch.SignInResult;
import app.stagepass.words.BrowserPages;
import app.stagepass.words.Messages;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody opens the starting route's address, agrees at the sandbox, and the window is asked. */
@Timeout(60)
class RouteStoryTest {

    private Program program;
    private RouteVisits visits;
    private final LinkedBlockingQueue<SignInResult.ToConfirm> asked = new LinkedBlockingQueue<>();

    @BeforeEach
    void the_route_stands(@TempDir Path folder) throws Exception {
        program = new Program(folder);
        program.knowsTheApplication();
        visits = new RouteVisits(program.signIns);
        visits.through(Optional.of(program.app));
        program.receivers.stand(Optional.of(new OauthRoute(program.app.redirectUri(), "/oauth",
                new TreeSet<>(List.of(new Scope("chat:edit"), new Scope("chat:read"))))), visits);
    }

    @AfterEach
    void close() {
        program.close();
    }

    private void visit() throws Exception {
        program.browser.open(URI.create("http://localhost:" + program.app.redirectUri().port()
                + "/oauth?scopes=chat%3Aread+chat%3Aedit&force_verify=true"));
    }

    private SignInResult.ToConfirm arrival() throws InterruptedException {
        return Optional.ofNullable(asked.poll(30, TimeUnit.SECONDS)).orElseThrow();
    }

    @Test
    void what_comes_is_kept_when_it_is_confirmed_and_not_before() throws Exception {
        visits.observe(asked::add);
        visit();
        SignInResult.ToConfirm arrival = arrival();
        assertThat(program.browser.lastPage()).contains("One more step");
        assertThat(arrival.candidate().account().login()).isEqualTo("nightowl");
        assertThat(program.credentials.snapshots()).isEmpty();

        program.admission.confirmed(arrival.order(), arrival.candidate());
        assertThat(program.onlyCard().facts().scopes()).containsExactly(new Scope("chat:edit"), new Scope("chat:read"));
    }

    @Test
    void what_comes_while_there_is_no_window_waits_for_one() throws Exception {
        visit();
        assertThat(program.browser.lastPage()).contains("One more step");
        visits.observe(asked::add);
        assertThat(arrival().candidate().account().login()).isEqualTo("nightowl");
    }

    @Test
    void who_cancels_at_twitch_leaves_nothing_and_the_next_may_come() throws Exception {
        visits.observe(asked::add);
        program.browser.will(Intention.CANCEL);
        visit();
        assertThat(program.browser.lastPage()).contains("Nothing was connected");
        program.browser.will(Intention.AGREE);
        visit();
        assertThat(arrival().candidate().account().login()).isEqualTo("nightowl");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_path_that_is_the_callbacks_own_is_refused_before_it_is_saved(@TempDir Path other) {
        SettingsFile settings = SettingsFile.open(new AtomicFile(other.resolve("settings.json")), program.clock);
        KeyPassphrases passphrases = new KeyPassphrases(program.keyring, _ -> {});
        LocalhostCertificate made = new LocalhostCertificate(other, new SecureRandom(), program.clock);
        Callback callback = new Callback(new CallbackWay(settings, passphrases, made,
                new BrowserPages(new Messages(Locale.ENGLISH)), _ -> {}, program.clock), passphrases, made,
                program.receivers, program.registrations, visits);
        CallbackSettings usual = CallbackSettings.DEFAULT;
        CallbackSettings same = new CallbackSettings("", usual.port(), false, usual.keepAlive(), usual.shutdown(),
                usual.tls(), "", "", usual.answer(), "", new CallbackSettings.Route(
                        Optional.of(program.app.id().value()), program.app.redirectUri().path(), new TreeSet<>()));
        assertThatThrownBy(() -> callback.check(same, Optional.empty()))
                .isInstanceOf(OAuthException.CallbackSetup.class).hasMessageContaining("ROUTE_IS_CALLBACK");
        assertThatCode(() -> callback.check(usual, Optional.empty())).doesNotThrowAnyException();
    }

    @Test
    void without_an_application_nobody_is_sent_anywhere() throws Exception {
        visits.through(Optional.empty());
        visit();
        assertThat(program.browser.lastPage()).contains("couldn’t begin");
    }
}
