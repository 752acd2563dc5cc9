package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.SeedsTable.Check;
import app.stagepass.SeedsTable.Row;
import app.stagepass.files.AtomicFile;
import app.stagepass.oauth.CallbackOptions.Listening;
import app.stagepass.oauth.HttpsScene;
import app.stagepass.oauth.LocalhostCertificate;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.PemCertificate;
import app.stagepass.oauth.PemFiles;
import app.stagepass.oauth.RedirectReceiver;
import app.stagepass.settings.CallbackSettings;
import app.stagepass.settings.Settings;
import app.stagepass.settings.SettingsFile;
import app.stagepass.token.KeyPassphrase;
import app.stagepass.token.RedirectUri;
import app.stagepass.vault.KeyPassphrases;
import app.stagepass.words.BrowserPages;
import app.stagepass.words.Messages;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parameters of AiohttpAdapter and StarletteAdapter. */
final class SeedsRows {

    private static final String NO_EVENTS = "not here: Stagepass looks after tokens and receives no events";

    private SeedsRows() {}

    static List<Row> parameters() {
        return List.of(
                new Row("`host`",
                        "*Sign-in address…* › *Address to listen at*; empty: 127.0.0.1 and ::1 alone; anything that"
                                + " others reach only after a warning",
                        SeedsRows::host),
                new Row("`port` (4343)",
                        "a loopback redirect URI's own port; *Port* (4343) behind a domain, or for all",
                        SeedsRows::port),
                new Row("`domain`", "a redirect URI with that host: listens on loopback behind your server, answers to"
                        + " that name and to loopback names alone", SeedsRows::domain),
                new Row("`eventsub_path` (`/callback`)", NO_EVENTS, SeedsRows::events),
                new Row("`eventsub_secret`", NO_EVENTS + ", so it keeps no secret for them", _ -> assertThat(
                        Arrays.stream(CallbackSettings.class.getRecordComponents()).map(one -> one.getName()))
                        .contains("port").noneMatch(name -> name.contains("event"))),
                new Row("`oauth_path` (`/oauth`)", "*Starting by an address* › *Path*; off by default",
                        SeedsRows::route),
                new Row("`redirect_path` (`/oauth/callback`)",
                        "the path of the application's redirect URI; any is taken",
                        SeedsRows::path),
                new Row("`ssl_context`",
                        "*Certificate*: your own, or one made here; none where a server in front has it",
                        SeedsRows::made),
                new Row("`ssl_keyfile`, `ssl_certfile`", "*My own key and certificate*, PEM as openssl writes it",
                        SeedsRows::own),
                new Row("`ssl_keyfile_password`", "*Passphrase of the key*, in the keyring", SeedsRows::passphrase),
                new Row("`timeout_keep_alive` (5)", "*Keep-alive*, 0 to 60 seconds, 5 by default",
                        SeedsRows::keepAlive),
                new Row("`timeout_graceful_shutdown` (3)", "*Wait at the end* for the last page, 0 to 60 seconds, 3 by"
                        + " default", SeedsRows::shutdown),
                new Row("`client`", "the application that a sign-in is for; there can be several", scene -> {
                    scene.program.signIn("chat:read");
                    assertThat(scene.program.onlyCard().registration()).contains(scene.program.app);
                }),
                new Row("always started, `with_adapter=False`",
                        "the other way round: nothing listens but while you sign"
                                + " in, or where *Starting by an address* is on",
                        SeedsRows::idle));
    }

    private static void assertSentOn(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 303").contains("Location: " + SeedsScene.TWITCH);
    }

    private static void host(SeedsScene scene) throws Exception {
        scene.listening(new Listening("127.0.0.1", scene.port, true));
        String start = scene.listen("http://localhost:7277/cb").startLink().getRawPath();
        String request = SeedsScene.head("GET", start, "localhost:7277");
        assertThatThrownBy(() -> SeedsScene.ask("::1", scene.port, request)).isInstanceOf(ConnectException.class);
        assertSentOn(SeedsScene.ask("127.0.0.1", scene.port, request));
    }

    private static void port(SeedsScene scene) throws Exception {
        assertThat(CallbackSettings.DEFAULT.port()).isEqualTo(4343);
        assertThat(Listening.DEFAULT.behind()).isEqualTo(4343);
        RedirectReceiver receiver = scene.listen("http://localhost:" + scene.port + "/oauth/callback");
        assertSentOn(scene.get(receiver.startLink().getRawPath()));
    }

    private static void domain(SeedsScene scene) throws Exception {
        scene.listening(new Listening("", scene.port, false));
        RedirectReceiver receiver = scene.listen("https://bot.twitchio.dev/oauth/callback");
        assertThat(receiver.startLink().toString()).startsWith("https://bot.twitchio.dev/");
        String start = receiver.startLink().getRawPath();
        assertThat(SeedsScene.ask("127.0.0.1", scene.port, SeedsScene.head("GET", start, "evil.example")))
                .startsWith("HTTP/1.1 400");
        assertSentOn(SeedsScene.ask("127.0.0.1", scene.port, SeedsScene.head("GET", start, "bot.twitchio.dev")));
    }

    private static void events(SeedsScene scene) throws Exception {
        scene.listen("http://localhost:" + scene.port + "/oauth/callback");
        String challenge = SeedsScene.head("POST", "/callback", "localhost:" + scene.port,
                "Twitch-Eventsub-Message-Type: webhook_callback_verification", "Content-Length: 25")
                + "{\"challenge\":\"pogchamp\"}";
        assertThat(SeedsScene.ask("127.0.0.1", scene.port, challenge)).startsWith("HTTP/1.1 400")
                .doesNotContain("pogchamp");
    }

    private static void route(SeedsScene scene) throws Exception {
        assertThat(CallbackSettings.DEFAULT.route().application()).isEmpty();
        assertThat(CallbackSettings.DEFAULT.route().path()).isEqualTo("/oauth");
        scene.stand("/begin", new ArrayList<>());
        assertSentOn(scene.get("/begin?scopes=channel:bot"));
        assertThat(scene.get("/oauth?scopes=channel:bot")).startsWith("HTTP/1.1 404");
    }

    private static void path(SeedsScene scene) throws Exception {
        assertThat(RedirectUri.DEFAULT.path()).isEqualTo("/oauth/callback");
        var request = scene.request("http://localhost:" + scene.port + "/any/where");
        String cookie = SeedsScene.cookie(scene.get(scene.listen(request).startLink().getRawPath()));
        String query = "?code=x&state=" + request.state().reveal();
        assertThat(scene.get("/oauth/callback" + query, cookie)).startsWith("HTTP/1.1 404");
        assertThat(scene.get("/any/where" + query, cookie)).startsWith("HTTP/1.1 303").contains("/any/where/done");
    }

    private static void made(SeedsScene scene) throws Exception {
        HttpsScene client = new HttpsScene(scene.made().load().certificate());
        assertServed(scene, client);
    }

    private static void assertServed(SeedsScene scene, HttpsScene client) throws Exception {
        RedirectReceiver receiver = scene.listen("https://localhost:" + scene.port + "/");
        assertThat(client.ask("localhost", scene.port,
                SeedsScene.head("GET", receiver.startLink().getRawPath(), "localhost:" + scene.port)))
                .startsWith("HTTP/1.1 303");
    }

    private static void own(SeedsScene scene) throws Exception {
        PemFiles files = PemFiles.in(scene.folder, "RSA");
        var own = new PemCertificate(files.key("plain"), files.certificate(Clock.systemUTC().instant()
                .minusSeconds(60)), Optional.empty(), Clock.systemUTC());
        scene.with(own);
        assertServed(scene, new HttpsScene(own.load().certificate()));
    }

    private static void passphrase(SeedsScene scene) throws Exception {
        PemFiles files = PemFiles.in(scene.folder, "RSA");
        var key = files.key("encrypted");
        var certificate = files.certificate(Clock.systemUTC().instant().minusSeconds(60));
        var kept = new KeyPassphrases(scene.program.keyring, _ -> {});
        kept.keep(new KeyPassphrase(PemFiles.PASSPHRASE));
        scene.with(() -> {
            try {
                return new PemCertificate(key, certificate, kept.read(), Clock.systemUTC()).load();
            } catch (app.stagepass.vault.VaultException e) {
                throw new AssertionError(e);
            }
        });
        scene.listen("https://localhost:" + scene.port + "/");
        kept.keep(new KeyPassphrase("wrong"));
        assertThatThrownBy(() -> scene.listen("https://localhost:" + scene.port + "/x"))
                .isInstanceOf(OAuthException.CallbackSetup.class).hasMessageContaining("PASSPHRASE_WRONG");
    }

    private static void keepAlive(SeedsScene scene) throws Exception {
        assertThat(CallbackSettings.DEFAULT.keepAlive()).isEqualTo(Duration.ofSeconds(5));
        scene.keepingAlive(Duration.ofSeconds(30)).listen("http://localhost:" + scene.port + "/cb");
        byte[] request = SeedsScene.head("GET", "/favicon.ico", "localhost:" + scene.port)
                .getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), scene.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request);
            int first = socket.getInputStream().readNBytes(12).length;
            socket.getInputStream().skipNBytes(socket.getInputStream().available());
            socket.getOutputStream().write(request);
            assertThat(first + socket.getInputStream().readNBytes(12).length).as("two answers").isEqualTo(24);
        }
    }

    private static void shutdown(SeedsScene scene) throws Exception {
        assertThat(CallbackSettings.DEFAULT.shutdown()).isEqualTo(Duration.ofSeconds(3));
        SettingsFile settings = SettingsFile.open(new AtomicFile(scene.folder.resolve("settings.json")),
                scene.program.clock);
        CallbackSettings usual = CallbackSettings.DEFAULT;
        settings.save(Settings.DEFAULT.withCallback(new CallbackSettings(usual.host(), usual.port(), usual.always(),
                usual.keepAlive(), Duration.ofSeconds(7), usual.tls(), "", "", usual.answer(), "", usual.route())));
        CallbackWay way = new CallbackWay(settings, new KeyPassphrases(scene.program.keyring, _ -> {}),
                new LocalhostCertificate(scene.folder, new SecureRandom(), scene.program.clock),
                new BrowserPages(new Messages(Locale.ENGLISH)), _ -> {}, scene.program.clock);
        assertThat(way.options().limits().farewell()).isEqualTo(Duration.ofSeconds(7));
    }

    private static void idle(SeedsScene scene) throws Exception {
        scene.program.signIn("chat:read");
        scene.listen("http://localhost:" + scene.port + "/cb").close();
        scene.close();
        Check connect = one -> new Socket(InetAddress.ofLiteral("127.0.0.1"), one.port).close();
        assertThatThrownBy(() -> connect.check(scene)).isInstanceOf(ConnectException.class);
    }
}
