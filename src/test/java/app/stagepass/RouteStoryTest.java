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
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.Scope;
import app.stagepass.vault.KeyPassphrases;
import app.stagepass.watch.SignInResult;
import app.stagepass.words.BrowserPages;
import app.stagepass.words.Messages;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
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
        visits = new RouteVisits(program.signIns, program.admission);
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

    private void ask(List<SignInResult.ToConfirm> waiting) {
        if (!waiting.isEmpty()) {
            visits.next().ifPresent(asked::add);
        }
    }

    private SignInResult.ToConfirm arrival() throws InterruptedException {
        return Optional.ofNullable(asked.poll(30, TimeUnit.SECONDS)).orElseThrow();
    }

    @Test
    void what_comes_is_kept_when_it_is_confirmed_and_not_before() throws Exception {
        visits.observe(this::ask);
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
        visits.observe(this::ask);
        assertThat(arrival().candidate().account().login()).isEqualTo("nightowl");
    }

    @Test
    void who_cancels_at_twitch_leaves_nothing_and_the_next_may_come() throws Exception {
        visits.observe(this::ask);
        program.browser.will(Intention.CANCEL);
        visit();
        assertThat(program.browser.lastPage()).contains("Nothing was connected");
        program.browser.will(Intention.AGREE);
        visit();
        assertThat(arrival().candidate().account().login()).isEqualTo("nightowl");
        assertThat(asked).isEmpty();
    }

    private Callback callback(Path other) {
        SettingsFile settings = SettingsFile.open(new AtomicFile(other.resolve("settings.json")), program.clock);
        KeyPassphrases passphrases = new KeyPassphrases(program.keyring, _ -> {});
        LocalhostCertificate made = new LocalhostCertificate(other, new SecureRandom(), program.clock);
        return new Callback(new CallbackWay(settings, passphrases, made,
                new BrowserPages(new Messages(Locale.ENGLISH)), _ -> {}, program.clock), passphrases, made,
                program.receivers, program.registrations, visits);
    }

    private CallbackSettings settings(String path) {
        CallbackSettings usual = CallbackSettings.DEFAULT;
        return new CallbackSettings("", usual.port(), false, usual.keepAlive(), usual.shutdown(),
                usual.tls(), "", "", usual.answer(), "", new CallbackSettings.Route(
                        Optional.of(program.app.id().value()), path,
                        new TreeSet<>(List.of("chat:read", "chat:edit"))));
    }

    private static boolean stands(ClientRegistration application) throws IOException {
        try (Socket _ = new Socket(InetAddress.ofLiteral("127.0.0.1"), application.redirectUri().port())) {
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    @Test
    void it_goes_where_its_application_goes(@TempDir Path other) throws Exception {
        Callback callback = callback(other);
        callback.follow(settings("/oauth"));
        ClientRegistration was = program.app;
        ClientRegistration moved = new ClientRegistration(was.id(), was.name(), was.clientId(), was.type(),
                new RedirectUri("http://localhost:" + Program.freePort() + "/oauth/callback"));
        program.registrations.save(moved, Optional.empty());
        callback.applicationsChanged();
        assertThat(stands(was)).isFalse();
        assertThat(stands(moved)).isTrue();

        program.registrations.save(new ClientRegistration(was.id(), was.name(), was.clientId(), ClientType.PUBLIC,
                moved.redirectUri()), Optional.empty());
        callback.applicationsChanged();
        assertThat(stands(moved)).as("an application without a secret has no route").isFalse();
    }

    @Test
    void a_path_that_is_the_callbacks_own_is_refused_before_it_is_saved(@TempDir Path other) {
        Callback callback = callback(other);
        CallbackSettings usual = CallbackSettings.DEFAULT;
        CallbackSettings same = settings(program.app.redirectUri().path());
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

    @Test
    void so_many_wait_and_then_nobody_is_let_in_until_one_was_asked_about() throws Exception {
        for (int i = 0; i < RouteVisits.MOST_WAITING; i++) {
            visit();
            assertThat(program.browser.lastPage()).contains("One more step");
        }
        visit();
        assertThat(program.browser.lastPage()).contains("couldn’t begin");
        assertThat(visits.next()).isPresent();
        visit();
        assertThat(program.browser.lastPage()).contains("One more step");
    }

    @Test
    void what_nobody_was_asked_about_does_not_live_on_after_the_end() throws Exception {
        visits.observe(waiting -> asked.addAll(waiting));
        visit();
        SignInResult.ToConfirm left = arrival();
        visits.close();
        assertThat(visits.next()).isEmpty();
        assertThatThrownBy(() -> program.server.validate(left.candidate().tokens().access()))
                .isInstanceOf(OAuthException.InvalidToken.class);
    }
}
