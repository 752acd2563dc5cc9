package app.stagepass.oauth;

import static app.stagepass.oauth.CallbackScene.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.CallbackOptions.Answers;
import app.stagepass.oauth.CallbackOptions.Certificates;
import app.stagepass.oauth.CallbackOptions.Listening;
import app.stagepass.oauth.OAuthException.CallbackSetup;
import app.stagepass.oauth.OAuthException.CallbackSetup.Fault;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every choice about the browser's way back does what it says. */
@Timeout(60)
class CallbackOptionsTest {

    @TempDir
    private Path folder;

    private LocalhostCertificate made() {
        return new LocalhostCertificate(folder.resolve("callback"), new SecureRandom(), Clock.systemUTC());
    }

    private static CallbackOptions listening(CallbackOptions now, Listening listening) {
        return new CallbackOptions(now.limits(), listening, now.certificates(), now.answers());
    }

    private static CallbackOptions answering(CallbackOptions now, Answers answers) {
        return new CallbackOptions(now.limits(), now.listening(), now.certificates(), answers);
    }

    private static CallbackOptions certified(CallbackOptions now, Certificates certificates) {
        return new CallbackOptions(now.limits(), now.listening(), certificates, now.answers());
    }

    private static Certificates of(CertificateSource made) {
        return new Certificates(Optional.empty(), Optional.of(made));
    }

    @Test
    void an_https_address_on_this_computer_is_served_with_the_certificate_that_is_made_here() throws Exception {
        LocalhostCertificate made = made();
        HttpsScene client = new HttpsScene(made.load().certificate());
        try (CallbackScene scene = CallbackScene.chosen(port -> "https://localhost:" + port + "/",
                options -> certified(options, of(made)))) {
            var answer = scene.answer();
            assertThat(scene.receiver.startLink().toString()).startsWith("https://localhost:" + scene.port + "/start/");
            RawHttp.Answer sentOn = client.send("localhost", scene.port, scene.head("GET", scene.startPath()));
            assertThat(sentOn.status()).isEqualTo(303);
            String cookie = sentOn.header("Set-Cookie").orElseThrow();
            assertThat(cookie).contains("; Secure", "HttpOnly");
            scene.cookie = cookie.substring(0, cookie.indexOf(';'));

            RawHttp.Answer back = client.send("localhost", scene.port, scene.head("GET", scene.trueCallback()));
            assertThat(back.header("Location")).contains("/done");
            assertThat(soon(answer)).isInstanceOf(AuthorizationResponse.Granted.class);
            scene.receiver.finish(RedirectReceiver.Outcome.CONNECTED);
            assertThat(client.send("localhost", scene.port, scene.head("GET", "/done?wait")).body())
                    .contains("You’re connected");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void the_certificate_is_good_for_the_addresses_too(String host) throws Exception {
        LocalhostCertificate made = made();
        HttpsScene client = new HttpsScene(made.load().certificate());
        try (CallbackScene scene = CallbackScene.chosen(port -> "https://localhost:" + port + "/cb",
                options -> certified(options, of(made)))) {
            assertThat(client.send(host, scene.port, scene.head("GET", scene.startPath())).status()).isEqualTo(303);
        }
    }

    @Test
    void plain_http_on_an_https_port_gets_nothing() throws Exception {
        LocalhostCertificate made = made();
        try (CallbackScene scene = CallbackScene.chosen(port -> "https://localhost:" + port + "/cb",
                options -> certified(options, of(made)))) {
            RawHttp.Answer answer = scene.get(scene.startPath());
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void the_persons_own_certificate_is_served() throws Exception {
        PemFiles files = PemFiles.in(folder, "RSA");
        Path certificate = files.certificate(Clock.systemUTC().instant().minusSeconds(60));
        var own = new PemCertificate(files.key("plain"), certificate, Optional.empty(), Clock.systemUTC());
        HttpsScene client = new HttpsScene(own.load().certificate());
        try (CallbackScene scene = CallbackScene.chosen(port -> "https://localhost:" + port + "/cb",
                options -> certified(options, new Certificates(Optional.of(own), Optional.empty())))) {
            assertThat(client.send("localhost", scene.port, scene.head("GET", scene.startPath())).status())
                    .isEqualTo(303);
        }
    }

    @Test
    void what_is_wrong_with_the_certificate_or_the_pages_is_told_before_anything_is_opened() throws Exception {
        assertThatThrownBy(() -> CallbackScene.chosen(port -> "https://localhost:" + port + "/cb", options -> options))
                .isInstanceOfSatisfying(CallbackSetup.class,
                        refused -> assertThat(refused.fault()).isEqualTo(Fault.NO_CERTIFICATE));
        assertThatThrownBy(() -> CallbackScene.chosen(port -> "http://localhost:" + port + "/cb",
                options -> answering(options, new Answers.Templates(folder))))
                .isInstanceOfSatisfying(CallbackSetup.class,
                        refused -> assertThat(refused.fault()).isEqualTo(Fault.TEMPLATE_MISSING));
    }

    @Test
    void behind_a_domain_it_listens_on_loopback_and_answers_to_that_name() throws Exception {
        int port = CallbackScene.freePort();
        try (CallbackScene scene = CallbackScene.chosen(_ -> "https://bot.example.org/oauth/callback",
                options -> listening(options, new Listening("", port, false)))) {
            var answer = scene.answer();
            assertThat(scene.receiver.startLink().toString()).startsWith("https://bot.example.org/start/");
            String asked = "Host: bot.example.org\r\n";
            String start = "GET " + scene.startPath() + " HTTP/1.1\r\n" + asked + "\r\n";
            RawHttp.Answer sentOn = RawHttp.send("127.0.0.1", port, start);
            assertThat(sentOn.status()).isEqualTo(303);
            String cookie = sentOn.header("Set-Cookie").orElseThrow();
            assertThat(cookie).as("the browser speaks https to the domain").contains("; Secure");
            String with = "Cookie: " + cookie.substring(0, cookie.indexOf(';')) + "\r\n\r\n";
            assertThat(RawHttp.send("127.0.0.1", port, "GET /oauth/callback HTTP/1.1\r\nHost: evil.example\r\n" + with)
                    .status()).isEqualTo(400);
            String back = "GET " + scene.trueCallback() + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + with;
            assertThat(RawHttp.send("127.0.0.1", port, back).status())
                    .as("a server in front may name the address that it asks").isEqualTo(303);
            assertThat(soon(answer)).isInstanceOf(AuthorizationResponse.Granted.class);
        }
    }

    @Test
    void the_user_at_the_other_end_is_looked_up_only_where_the_browser_itself_is_there() {
        var domain = new app.stagepass.token.RedirectUri("https://bot.example.org/cb");
        var here = new app.stagepass.token.RedirectUri("http://localhost:7277/cb");
        assertThat(Listening.DEFAULT.isDirect(here)).isTrue();
        assertThat(Listening.DEFAULT.isDirect(domain)).isFalse();
        assertThat(new Listening("", 4343, true).isDirect(here)).as("a forwarded port").isFalse();
        assertThat(new Listening("0.0.0.0", 4343, false).isDirect(here)).isFalse();
        assertThat(Listening.DEFAULT.port(here)).isEqualTo(7277);
        assertThat(Listening.DEFAULT.port(domain)).isEqualTo(4343);
        assertThat(new Listening("", 4343, true).port(here)).isEqualTo(4343);
    }

    @Test
    void a_forwarded_port_is_listened_at_instead_of_the_addresss_own() throws Exception {
        int port = CallbackScene.freePort();
        try (CallbackScene scene = CallbackScene.chosen(_ -> "http://localhost:7277/oauth/callback",
                options -> listening(options, new Listening("127.0.0.1", port, true)))) {
            String request = "GET " + scene.startPath() + " HTTP/1.1\r\nHost: localhost:7277\r\n\r\n";
            assertThat(RawHttp.send("127.0.0.1", port, request).status()).isEqualTo(303);
            assertThatThrownBy(() -> RawHttp.send("::1", port, request)).as("only where it was told to listen")
                    .isInstanceOf(java.net.ConnectException.class);
        }
    }

    @Test
    void a_host_that_is_not_this_computers_cannot_be_listened_at() {
        assertThatThrownBy(() -> CallbackScene.chosen(port -> "http://localhost:" + port + "/cb",
                options -> listening(options, new Listening("192.0.2.1", 4343, false))))
                .isInstanceOf(OAuthException.CannotListen.class);
    }

    @Test
    void an_empty_answer_leaves_the_browser_where_it_is() throws Exception {
        try (CallbackScene scene = CallbackScene.chosen(port -> "http://localhost:" + port + "/cb",
                options -> answering(options, new Answers.Empty()))) {
            var answer = scene.answer();
            scene.open();
            assertThat(scene.get("/cb?code=x&state=wrong").status()).as("to a stranger").isEqualTo(400);
            RawHttp.Answer back = scene.get(scene.trueCallback());
            assertThat(back.status()).isEqualTo(204);
            assertThat(back.body()).isEmpty();
            assertThat(back.header("Location")).isEmpty();
            assertThat(back.header("Cache-Control")).contains("no-store");
            assertThat(soon(answer)).isInstanceOf(AuthorizationResponse.Granted.class);
        }
    }

    @Test
    void an_answered_connection_stays_open_as_long_as_it_is_told() throws Exception {
        try (CallbackScene scene = CallbackScene.chosen(port -> "http://localhost:" + port + "/cb",
                options -> new CallbackOptions(options.limits().with(Duration.ofSeconds(30), Duration.ofMillis(1)),
                        options.listening(), options.certificates(), options.answers()));
                Socket socket = RawHttp.connect("127.0.0.1", scene.port)) {
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write(scene.head("GET", "/favicon.ico").getBytes(StandardCharsets.US_ASCII));
                byte[] answer = new byte[12];
                assertThat(socket.getInputStream().readNBytes(answer, 0, 12)).isEqualTo(12);
                assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 204");
                skipHead(socket);
            }
        }
    }

    @Test
    void after_that_time_without_another_request_it_is_closed() throws Exception {
        try (CallbackScene scene = CallbackScene.chosen(port -> "http://localhost:" + port + "/cb",
                options -> new CallbackOptions(options.limits().with(Duration.ofMillis(50), Duration.ofMillis(1)),
                        options.listening(), options.certificates(), options.answers()))) {
            RawHttp.Answer answer = scene.get("/favicon.ico");
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("Connection")).as("it was kept open for a while").isEmpty();
        }
        try (CallbackScene scene = CallbackScene.waiting()) {
            assertThat(scene.get("/favicon.ico").header("Connection")).as("used once").contains("close");
        }
    }

    private static void skipHead(Socket socket) throws java.io.IOException {
        int ends = 0;
        for (int one = socket.getInputStream().read(); ends < 4; one = socket.getInputStream().read()) {
            ends = one == '\r' || one == '\n' ? ends + 1 : 0;
            if (ends == 4) {
                return;
            }
        }
    }

    @Test
    void the_persons_own_pages_are_shown_with_our_words_in_them_and_no_script_runs() throws Exception {
        TemplatePages.writeOurs(folder);
        Files.writeString(folder.resolve("connected.html"),
                "<html lang={{language}}><script>alert(1)</script><h1>Mine: {{ title }}</h1>");
        try (CallbackScene scene = CallbackScene.chosen(port -> "http://localhost:" + port + "/cb",
                options -> answering(options, new Answers.Templates(folder)))) {
            scene.open();
            scene.get(scene.trueCallback());
            assertThat(scene.get("/cb/done").body()).as("a start is our own page")
                    .contains("Finishing…", "1;url=/cb/done?wait");
            scene.receiver.finish(RedirectReceiver.Outcome.CONNECTED);
            RawHttp.Answer page = scene.get("/cb/done");
            assertThat(page.body()).contains("<html lang=en>", "<h1>Mine: You’re connected</h1>");
            assertThat(page.header("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'")
                    .doesNotContain("script-src");
        }
    }
}
