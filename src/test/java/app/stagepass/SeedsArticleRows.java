package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.SeedsTable.Row;
import app.stagepass.handover.CopyFormat;
import app.stagepass.oauth.AuthorizationResponse;
import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.HttpsScene;
import app.stagepass.sandbox.Counters.Event;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.Secret;
import java.net.ConnectException;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The steps of the article about PertyBot. */
final class SeedsArticleRows {

    private SeedsArticleRows() {}

    static List<Row> steps() {
        return List.of(
                new Row("register an application", "*Applications*, with a step-by-step guide and the strings to paste",
                        scene -> {
                            assertThat(RedirectUri.problemOf("https://localhost:3000/")).isEmpty();
                            assertThat(scene.program.registrations.all()).containsExactly(scene.program.app);
                        }),
                new Row("keep `client_id` and `client_secret` out of the code",
                        "the secret is in the keyring and in no file",
                        SeedsArticleRows::secret),
                new Row("`openssl req … -out cert.pem -keyout key.pem`",
                        "*One for localhost, made here*; what the browser"
                                + " says about it is explained",
                        SeedsArticleRows::certificate),
                new Row("`https://localhost:3000/` without a query: a page with a link",
                        "the same, for a redirect URI that is"
                                + " nothing but host and port",
                        SeedsArticleRows::linkPage),
                new Row("`https://localhost:3000/?code=…`: the callback",
                        "the same address; `state` and cookie have to be"
                                + " right",
                        SeedsArticleRows::callback),
                new Row("a blank page, and the server stops", "a page that tells how it ended; the port is free again",
                        SeedsArticleRows::stops),
                new Row("`get_tokens()` with the code", "exchanged once; both tokens go to the keyring", scene -> {
                    scene.program.signIn("chat:edit", "chat:read");
                    assertThat(scene.program.twitch.counters().of(Event.EXCHANGE)).isOne();
                    assertThat(scene.program.onlyCard().facts().renewability())
                            .isEqualTo(app.stagepass.token.Renewability.BY_REFRESH_TOKEN);
                }),
                new Row("`print(f'Access token: …')`", "never: nothing secret is printed, drawn or logged", scene -> {
                    scene.program.signIn("chat:read");
                    assertThat(scene.program.secrets).hasSizeGreaterThan(2);
                    assertThat(scene.program.secrets).allMatch(one -> one.toString().endsWith("[hidden]"));
                    assertThat(scene.program.browser.pages()).noneMatch(page -> scene.program.secrets.stream()
                            .filter(app.stagepass.token.AccessToken.class::isInstance).map(Secret::reveal)
                            .anyMatch(page::contains));
                }),
                new Row("`PASS oauth:…` for chat", "*Copy as* › chat password", _ -> assertThat(CopyFormat.CHAT_PASSWORD
                        .write(new app.stagepass.token.AccessToken("abc"))).isEqualTo("oauth:abc")),
                new Row("`validate()`: 200, 401, anything else",
                        "valid; renewed or to be signed in again; and what says"
                                + " nothing about the token is waited out",
                        SeedsArticleRows::validate),
                new Row("\"checked hourly\"", "each token within 60 minutes, spread over the hour, at start at once",
                        scene -> {
                            scene.program.signIn("chat:read");
                            Instant next = scene.program.onlyCard().nextCheck().orElseThrow();
                            assertThat(Duration.between(scene.program.clock.instant(), next))
                                    .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(60));
                        }),
                new Row("`get_tokens()` with the refresh token", "by itself, on a 401 or before the end", scene -> {
                    scene.program.signIn("chat:read");
                    scene.program.twitch.expireAccessTokens(_ -> true);
                    scene.program.validator.check(scene.program.onlyCard().id());
                    assertThat(scene.program.twitch.counters().of(Event.REFRESH)).isOne();
                    assertThat(scene.program.onlyCard().status()).isInstanceOf(CredentialStatus.Valid.class);
                }),
                new Row("`read_code()`, `write_code()`", "the keyring; after a restart everything is there", scene -> {
                    scene.program.signIn("chat:read");
                    scene.program.restart();
                    assertThat(scene.program.liveTokens.take(scene.program.onlyCard().id()).token().reveal())
                            .isNotBlank();
                }),
                new Row("`return access_token`", "*Copy token*: always one that works now", scene -> {
                    scene.program.signIn("chat:read");
                    scene.program.twitch.expireAccessTokens(_ -> true);
                    scene.program.validator.check(scene.program.onlyCard().id());
                    var token = scene.program.liveTokens.take(scene.program.onlyCard().id()).token();
                    assertThat(scene.program.secrets).anyMatch(one -> one.matches(token.reveal()));
                }));
    }

    private static void secret(SeedsScene scene) throws Exception {
        scene.program.signIn("chat:read");
        assertThat(scene.program.keyring.entries().values()).anyMatch(one -> one.contains(Program.SECRET.reveal()));
        try (var files = Files.walk(scene.folder)) {
            for (var file : files.filter(Files::isRegularFile).filter(one -> !one.endsWith("sandbox.json")).toList()) {
                assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain(Program.SECRET.reveal());
            }
        }
    }

    private static void certificate(SeedsScene scene) throws Exception {
        X509Certificate made = scene.made().load().certificate();
        assertThat(made.getSubjectAlternativeNames()).anyMatch(name -> name.contains("localhost"));
        assertThat(new app.stagepass.words.Messages(java.util.Locale.ENGLISH).text("callback.tls.made.body", "x"))
                .contains("not private", "Advanced");
    }

    private static void linkPage(SeedsScene scene) throws Exception {
        HttpsScene client = new HttpsScene(scene.made().load().certificate());
        var receiver = scene.listen("https://localhost:" + scene.port + "/");
        String page = client.ask("localhost", scene.port, SeedsScene.head("GET", "/", "localhost:" + scene.port));
        assertThat(page).startsWith("HTTP/1.1 200").contains("href=\"" + receiver.startLink().getRawPath() + "\"");
    }

    private static void callback(SeedsScene scene) throws Exception {
        HttpsScene client = new HttpsScene(scene.made().load().certificate());
        var request = scene.request("https://localhost:" + scene.port + "/");
        var receiver = scene.listen(request);
        String host = "localhost:" + scene.port;
        String cookie = SeedsScene.cookie(client.ask("localhost", scene.port,
                SeedsScene.head("GET", receiver.startLink().getRawPath(), host)));
        String target = "/?code=x&state=" + request.state().reveal();
        assertThat(client.ask("localhost", scene.port, SeedsScene.head("GET", target, host)))
                .startsWith("HTTP/1.1 400");
        assertThat(client.ask("localhost", scene.port, SeedsScene.head("GET", target, host, cookie)))
                .startsWith("HTTP/1.1 303");
        assertThat(receiver.await(Instant.now().plusSeconds(20), new Cancellation()))
                .isInstanceOf(AuthorizationResponse.Granted.class);
    }

    private static void stops(SeedsScene scene) throws Exception {
        scene.listen("http://localhost:" + scene.port + "/").close();
        assertThatThrownBy(() -> scene.get("/")).isInstanceOf(ConnectException.class);
    }

    private static void validate(SeedsScene scene) throws Exception {
        scene.program.signIn("chat:read");
        var id = scene.program.onlyCard().id();
        scene.program.validator.check(id);
        assertThat(scene.program.onlyCard().status()).isInstanceOf(CredentialStatus.Valid.class);
        scene.program.twitch.breakIt(app.stagepass.sandbox.Endpoint.VALIDATE,
                new app.stagepass.sandbox.Fault.Status(500, java.util.Optional.empty()), 1);
        scene.program.validator.check(id);
        assertThat(scene.program.onlyCard().status()).isInstanceOf(CredentialStatus.Unverified.class);
        scene.program.validator.check(id);
        assertThat(scene.program.onlyCard().status()).isInstanceOf(CredentialStatus.Valid.class);
    }
}
