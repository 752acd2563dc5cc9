package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.SeedsTable.Row;
import app.stagepass.oauth.AuthorizationRequest;
import app.stagepass.oauth.CallbackOptions.Answers;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.TemplatePages;
import app.stagepass.sandbox.Counters.Event;
import app.stagepass.sandbox.Endpoint;
import app.stagepass.sandbox.Fault;
import app.stagepass.token.Nonce;
import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.twitch.TwitchAuthorizationServer;
import app.stagepass.twitch.TwitchEndpoints;
import app.stagepass.twitch.TwitchHttp;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.SignInResult;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** The adapters' methods, and the fields of FetchTokenPayload. */
final class SeedsMethodRows {

    private SeedsMethodRows() {}

    static List<Row> methods() {
        return List.of(
                new Row("`get_authorization_url(scopes, force_verify)`",
                        "*Add token*: scopes are picked or pasted; *copy"
                                + " link* gives a one-time address that leads there",
                        SeedsMethodRows::url),
                new Row("its `ValueError` without scopes",
                        "a page that says what the address needs; nothing is asked of"
                                + " Twitch",
                        scene -> {
                            scene.stand("/oauth", new ArrayList<>());
                            assertThat(scene.get("/oauth")).startsWith("HTTP/1.1 400")
                                    .contains("needs a list of scopes");
                        }),
                new Row("`twitchio.Scopes`", "every scope Twitch has, in plain words, searchable", _ -> assertThat(
                        ScopeCatalog.load().find(new Scope("channel:bot"))).isPresent()),
                new Row("`/oauth?scopes=…&force_verify=…`",
                        "*Starting by an address*: the same, from a saved list of scopes,"
                                + " for no other site, kept when you have confirmed the account",
                        SeedsMethodRows::route),
                new Row("`fetch_token(request)`", "the code is exchanged once, with the secret from the keyring",
                        scene -> {
                            scene.program.signIn("chat:read");
                            assertThat(scene.program.twitch.counters().of(Event.CODE_SPENT)).isOne();
                        }),
                new Row("`event_oauth_authorized`",
                        "a card appears, and everything that observes the credentials is told",
                        SeedsMethodRows::told),
                new Row("`oauth_callback(request)`, replaced by one that answers 204",
                        "*What the browser shows*: *Nothing*",
                        SeedsMethodRows::empty),
                new Row("`oauth_callback(request)`, replaced by one with own HTML", "*What the browser shows*: *My own"
                        + " pages*, a folder of templates", SeedsMethodRows::templates),
                new Row("`FetchTokenPayload.status`", "200 is a result, anything else a failure with its status",
                        scene -> {
                            assertThat(scene.program.signIn("chat:read")).isInstanceOf(SignInResult.Connected.class);
                            failing(scene, failing -> assertThat(failing.status()).isEqualTo(503));
                        }),
                new Row("`FetchTokenPayload.response`", "the page that the browser gets at the end", scene -> {
                    scene.program.signIn("chat:read");
                    assertThat(scene.program.browser.lastPage()).contains("class=\"good\"", "You’re connected");
                }),
                new Row("`FetchTokenPayload.payload`",
                        "tokens in the keyring, scopes, account and end on the card; none of"
                                + " it where it failed",
                        SeedsMethodRows::payload),
                new Row("`FetchTokenPayload.exception`", "a typed failure, in words and with the next step",
                        scene -> failing(
                                scene,
                                failing -> assertThat(new app.stagepass.words.Failures(new app.stagepass.words.Messages(
                                        java.util.Locale.ENGLISH)).of(failing).title()).isNotBlank())));
    }

    private static void url(SeedsScene scene) {
        var twitch = new TwitchAuthorizationServer(TwitchEndpoints.TWITCH, new TwitchHttp(scene.program.clock),
                _ -> {});
        var scopes = new TreeSet<>(List.of(new Scope("chat:edit"), new Scope("chat:read")));
        assertThat(twitch.authorizationUri(new AuthorizationRequest(scene.program.app.clientId(),
                scene.program.app.redirectUri(), scopes, new Nonce("x"), true)).getQuery())
                .contains("scope=chat:edit chat:read", "force_verify=true", "response_type=code");
    }

    private static void route(SeedsScene scene) throws Exception {
        List<Boolean> verified = new CopyOnWriteArrayList<>();
        scene.stand("/oauth", verified);
        assertThat(scene.get("/oauth?scopes=channel%3Abot&force_verify=true")).startsWith("HTTP/1.1 303");
        assertThat(scene.get("/oauth?scopes=channel:bot")).startsWith("HTTP/1.1 303");
        assertThat(verified).containsExactly(true, false);
        assertThat(scene.get("/oauth?scopes=channel:bot", "Sec-Fetch-Site: cross-site")).startsWith("HTTP/1.1 403");
        assertThat(scene.get("/oauth?scopes=chat:read")).startsWith("HTTP/1.1 400");
    }

    private static void told(SeedsScene scene) throws Exception {
        List<List<CredentialSnapshot>> told = new CopyOnWriteArrayList<>();
        try (var _ = scene.program.credentials.observe(told::add)) {
            scene.program.signIn("chat:read");
        }
        assertThat(told.getFirst()).isEmpty();
        assertThat(told.getLast()).hasSize(1);
    }

    private static String answer(SeedsScene scene) throws Exception {
        var request = scene.request("http://localhost:" + scene.port + "/cb");
        var receiver = scene.listen(request);
        String cookie = SeedsScene.cookie(scene.get(receiver.startLink().getRawPath()));
        String first = scene.get("/cb?code=x&state=" + request.state().reveal(), cookie);
        receiver.finish(app.stagepass.oauth.RedirectReceiver.Outcome.CONNECTED);
        return first + scene.get("/cb/done", cookie);
    }

    private static void empty(SeedsScene scene) throws Exception {
        assertThat(answer(scene.with(new Answers.Empty()))).startsWith("HTTP/1.1 204");
    }

    private static void templates(SeedsScene scene) throws Exception {
        TemplatePages.writeOurs(scene.folder);
        Files.writeString(scene.folder.resolve("connected.html"), "<h1>Success!</h1>{{title}}");
        assertThat(answer(scene.with(new Answers.Templates(scene.folder)))).startsWith("HTTP/1.1 303")
                .contains("<h1>Success!</h1>You’re connected");
    }

    private interface Look {
        void at(OAuthException.ServerFailing failing);
    }

    private static void failing(SeedsScene scene, Look look) {
        scene.program.twitch.breakIt(Endpoint.TOKEN, new Fault.Status(503, Optional.empty()), 1);
        assertThatThrownBy(() -> scene.program.signIn("chat:read")).isInstanceOfSatisfying(
                OAuthException.ServerFailing.class, look::at);
    }

    private static void payload(SeedsScene scene) throws Exception {
        failing(scene, _ -> {});
        assertThat(scene.program.credentials.snapshots()).isEmpty();
        scene.program.signIn("chat:read");
        CredentialSnapshot card = scene.program.onlyCard();
        assertThat(card.facts().scopes()).containsExactly(new Scope("chat:read"));
        assertThat(card.facts().expiresAt()).isPresent();
        assertThat(scene.program.keyring.entries()).hasSizeGreaterThanOrEqualTo(2);
    }
}
