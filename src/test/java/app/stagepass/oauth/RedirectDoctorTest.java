package app.stagepass.oauth;

import static app.stagepass.oauth.CallbackScene.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.CallbackOptions.Certificates;
import app.stagepass.oauth.CallbackOptions.Listening;
import app.stagepass.oauth.OAuthException.CallbackSetup;
import app.stagepass.oauth.OAuthException.CallbackSetup.Fault;
import app.stagepass.oauth.OAuthException.NoCallback;
import app.stagepass.oauth.OAuthException.NoCallback.Astray;
import app.stagepass.token.RedirectUri;
import app.stagepass.words.BrowserPages;
import app.stagepass.words.Failures;
import app.stagepass.words.Messages;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would keep a browser from coming back is found before it is sent away, or explained after it did not come. */
@Timeout(60)
class RedirectDoctorTest {

    private final Failures failures = new Failures(new Messages(Locale.ENGLISH));
    @TempDir
    private Path folder;
    private int port;
    private Listening listening = Listening.DEFAULT;
    private Certificates certificates = Certificates.NONE;
    private final LoopbackReceivers receivers = new LoopbackReceivers(new SecureRandom(), Clock.systemUTC(),
            new BrowserPages(new Messages(Locale.ENGLISH)), CallbackScene.EVERYBODY, PortHolder.ofThisMachine(),
            secret -> {}, () -> new CallbackOptions(CallbackScene.LIMITS, listening, certificates,
                    new CallbackOptions.Answers.Pages()),
            Thread::startVirtualThread);

    @BeforeEach
    void choose() throws Exception {
        port = CallbackScene.freePort();
    }

    @AfterEach
    void close() {
        receivers.close();
    }

    private Checkup examine(String redirect) throws OAuthException {
        return receivers.examine(new RedirectUri(redirect.replace("{port}", "" + port)));
    }

    private void assertFound(String redirect, Fault fault, String title) {
        assertThatThrownBy(() -> examine(redirect)).isInstanceOfSatisfying(CallbackSetup.class, found -> {
            assertThat(found.fault()).isEqualTo(fault);
            assertThat(failures.of(found).title()).contains(title);
            assertThat(failures.of(found).body()).isNotBlank();
        });
    }

    @Test
    void a_free_port_that_is_reached_on_every_address_is_good_and_free_again() throws Exception {
        Checkup found = examine("http://localhost:{port}/oauth/callback");
        assertThat(found.port()).isEqualTo(port);
        assertThat(found.addresses()).startsWith("127.0.0.1");
        assertThat(found.tls()).isFalse();
        assertThat(found.domain()).isFalse();
        assertThatThrownBy(() -> new Socket(InetAddress.ofLiteral("127.0.0.1"), port).close())
                .isInstanceOf(java.net.ConnectException.class);
        assertThat(examine("http://localhost:{port}/oauth/callback")).isEqualTo(found);
    }

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.ofLiteral("::1"))) {
            assertThatThrownBy(() -> examine("http://localhost:{port}/cb")).isInstanceOfSatisfying(
                    OAuthException.PortBusy.class, busy -> assertThat(busy.port()).isEqualTo(port));
            assertThat(taken.isBound()).isTrue();
        }
    }

    @Test
    void https_is_tried_with_its_handshake() throws Exception {
        assertFound("https://localhost:{port}/", Fault.NO_CERTIFICATE, "needs a certificate");
        certificates = new Certificates(Optional.empty(), Optional.of(
                new LocalhostCertificate(folder, new SecureRandom(), Clock.systemUTC())));
        assertThat(examine("https://localhost:{port}/").tls()).isTrue();
    }

    @Test
    void a_certificate_of_another_name_is_found() throws Exception {
        PemFiles files = PemFiles.in(folder, "EC");
        var own = new PemCertificate(files.key("plain"),
                files.certificate(Clock.systemUTC().instant().minusSeconds(60)), Optional.empty(), Clock.systemUTC());
        certificates = new Certificates(Optional.of(own), Optional.empty());
        listening = new Listening("", port, false);
        assertFound("https://bot.example.org/cb", Fault.CERTIFICATE_OF_ANOTHER_NAME, "another name");
    }

    @Test
    void behind_a_domain_only_our_side_is_tried_and_that_is_said() throws Exception {
        listening = new Listening("", port, false);
        assertThat(examine("https://bot.example.org/cb")).isEqualTo(
                new Checkup(port, examine("https://bot.example.org/cb").addresses(), false, true));
    }

    @Test
    void a_visit_that_does_not_arrive_is_told_of() throws Exception {
        SelfTest nobody = new SelfTest(new RedirectUri("http://localhost:" + port + "/cb"), port, Optional.empty());
        assertThatThrownBy(() -> nobody.visit(List.of(InetAddress.ofLiteral("127.0.0.1"))))
                .isInstanceOfSatisfying(CallbackSetup.class, found -> {
                    assertThat(found.fault()).isEqualTo(Fault.NOT_REACHED);
                    assertThat(failures.of(found).body()).contains("127.0.0.1", "firewall");
                });
    }

    @Test
    void somebody_else_who_answers_is_not_taken_for_us() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            CompletableFuture<Boolean> served = CallbackScene.inBackground(() -> {
                try (Socket client = other.accept()) {
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(
                            java.nio.charset.StandardCharsets.US_ASCII));
                    return true;
                }
            });
            SelfTest test = new SelfTest(new RedirectUri("http://localhost:" + other.getLocalPort() + "/cb"),
                    other.getLocalPort(), Optional.empty());
            assertThatThrownBy(() -> test.visit(List.of(InetAddress.ofLiteral("127.0.0.1"))))
                    .isInstanceOf(CallbackSetup.class);
            assertThat(soon(served)).isTrue();
        }
    }

    @Test
    void what_is_wrong_is_found_before_the_browser_opens_too() {
        assertThatThrownBy(() -> CallbackScene.chosen(port -> "https://localhost:" + port + "/", options -> options))
                .isInstanceOf(CallbackSetup.class);
    }

    @ParameterizedTest
    @CsvSource({"/oauth/callback/?code=x&state=y,SLASH,A slash makes the difference",
            "/oauth/callback/?error=redirect_mismatch,SLASH,A slash makes the difference",
            "/oauth/other?code=x&state=y,PATH,came back to another path",
            "/?error=access_denied&state=y,PATH,came back to another path"})
    void an_answer_that_went_astray_explains_why_none_came(String target, Astray how, String title) throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            scene.get(target);
            scene.open();
            scene.get(target);
            NoCallback missed = missed(scene);
            assertThat(missed.astray()).contains(how);
            assertThat(failures.of(missed).title()).contains(title);
        }
    }

    @Test
    void strangers_before_the_link_and_stray_visits_explain_nothing() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            scene.get("/oauth/callback/?code=x&state=y");
            scene.open();
            scene.get("/robots.txt");
            assertThat(missed(scene).astray()).isEmpty();
        }
    }

    @Test
    void plain_http_where_https_is_meant_is_told() throws Exception {
        LocalhostCertificate made = new LocalhostCertificate(folder, new SecureRandom(), Clock.systemUTC());
        try (CallbackScene scene = CallbackScene.chosen(port -> "https://localhost:" + port + "/cb",
                options -> new CallbackOptions(options.limits(), options.listening(),
                        new Certificates(Optional.empty(), Optional.of(made)), options.answers()))) {
            scene.get("/cb");
            assertThat(failures.of(missed(scene)).title()).isEqualTo("http, where https was meant");
        }
    }

    private static NoCallback missed(CallbackScene scene) throws Exception {
        try {
            soon(scene.answer(Duration.ZERO));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoCallback missed) {
                return missed;
            }
            throw e;
        }
        throw new AssertionError("an answer");
    }
}
