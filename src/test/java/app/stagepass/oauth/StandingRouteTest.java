package app.stagepass.oauth;

import static app.stagepass.oauth.CallbackScene.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.provider.CsvSource;
import app.stagepass.token.ClientId;
import app.stagepass.token.Nonce;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.Scope;
import app.stagepass.words.BrowserPages;
import app.stagepass.words.Messages;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser that comes to the starting route is sent to Twitch and back, and nobody else gets anywhere. */
@Timeout(60)
class StandingRouteTest {

    private static final SortedSet<Scope> ALLOWED = new TreeSet<>(
            List.of(new Scope("chat:edit"), new Scope("chat:read"), new Scope("channel:bot")));
    private static final String ASK = "/oauth?scopes=chat%3Aread+chat:edit";

    private final LinkedBlockingQueue<Visited> visits = new LinkedBlockingQueue<>();
    private int port;
    private RedirectUri redirect = RedirectUri.DEFAULT;
    private LoopbackReceivers receivers;
    private volatile boolean begins = true;
    private volatile PeerCheck peers = CallbackScene.EVERYBODY;

    private record Visited(SortedSet<Scope> scopes, boolean forceVerify, AuthorizationRequest request,
            RedirectReceiver receiver, CompletableFuture<AuthorizationResponse> answer) {}

    @BeforeEach
    void stand() throws Exception {
        port = CallbackScene.freePort();
        redirect = new RedirectUri("http://localhost:" + port + "/oauth/callback");
        receivers = new LoopbackReceivers(new SecureRandom(), Clock.systemUTC(),
                new BrowserPages(new Messages(Locale.ENGLISH)), (peer, local) -> peers.isOwnUser(peer, local),
                PortHolder.ofThisMachine(), secret -> {}, () -> CallbackOptions.usual(CallbackScene.LIMITS),
                Thread::startVirtualThread);
        receivers.stand(Optional.of(new OauthRoute(redirect, "/oauth", ALLOWED)), this::signIn);
    }

    @AfterEach
    void close() {
        receivers.close();
    }

    private void signIn(SortedSet<Scope> scopes, boolean forceVerify, RedirectReceiver.Factory factory) {
        if (!begins) {
            return;
        }
        try {
            AuthorizationRequest request = request(scopes);
            RedirectReceiver receiver = factory.listen(request,
                    URI.create("https://id.twitch.tv/oauth2/authorize?state=" + request.state().reveal()));
            CompletableFuture<AuthorizationResponse> answer = CallbackScene
                    .inBackground(() -> receiver.await(Instant.now().plus(Duration.ofMinutes(1)), new Cancellation()));
            visits.add(new Visited(scopes, forceVerify, request, receiver, answer));
        } catch (OAuthException e) {
            throw new IllegalStateException(e);
        }
    }

    private AuthorizationRequest request(SortedSet<Scope> scopes) {
        return new AuthorizationRequest(new ClientId("abc"), redirect, scopes, Nonce.random(new SecureRandom()), true);
    }

    private RawHttp.Answer get(String target, String... headers) throws IOException {
        return ask("GET", target, headers);
    }

    private RawHttp.Answer ask(String method, String target, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return RawHttp.send("127.0.0.1", port, head.append("\r\n").toString());
    }

    private Visited visit() throws InterruptedException {
        return Optional.ofNullable(visits.poll(20, TimeUnit.SECONDS)).orElseThrow();
    }

    private static String cookie(RawHttp.Answer answer) {
        String set = answer.header("Set-Cookie").orElseThrow();
        return "Cookie: " + set.substring(0, set.indexOf(';'));
    }

    @Test
    void a_browser_is_sent_to_twitch_with_the_same_cookie_and_its_answer_taken() throws Exception {
        RawHttp.Answer sentOn = get(ASK + "&force_verify=true", "Sec-Fetch-Site: none");
        Visited visited = visit();
        assertThat(sentOn.status()).isEqualTo(303);
        assertThat(sentOn.header("Location").orElseThrow()).startsWith("https://id.twitch.tv/")
                .endsWith(visited.request().state().reveal());
        assertThat(sentOn.header("Set-Cookie").orElseThrow()).startsWith("stagepass-" + port + "=")
                .contains("HttpOnly", "SameSite=Lax");
        assertThat(sentOn.header("Cache-Control")).contains("no-store");
        assertThat(visited.scopes()).extracting(Scope::value).containsExactly("chat:edit", "chat:read");
        assertThat(visited.forceVerify()).isTrue();

        String back = "/oauth/callback?code=" + CallbackScene.CODE + "&state=" + visited.request().state().reveal();
        assertThat(get(back).status()).as("without the cookie").isEqualTo(400);
        assertThat(get(back, cookie(sentOn)).status()).isEqualTo(303);
        assertThat(soon(visited.answer())).isInstanceOf(AuthorizationResponse.Granted.class);
        visited.receiver().finish(RedirectReceiver.Outcome.TO_CONFIRM);
        visited.receiver().close();
        assertThat(get("/oauth/callback/done", cookie(sentOn)).body()).contains("One more step",
                "asks whether to keep");
    }

    @Test
    void twitch_is_told_to_ask_again_only_if_that_is_wanted() throws Exception {
        get(ASK);
        assertThat(visit().forceVerify()).isFalse();
        get(ASK + "&force_verify=false");
        assertThat(visit().forceVerify()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth", "/oauth?scopes=", "/oauth?scope=chat:read", "/oauth?scopes=chat:read+bits:read",
            "/oauth?scopes=%3Cscript%3Ealert(1)%3C/script%3E", "/oauth?scopes=chat:read&scopes=chat:edit",
            "/oauth?scopes=%zz", "/oauth?scopes=chat:read,chat:edit",
            "/oauth?scopes=+"})
    void scopes_that_are_missing_unknown_or_not_allowed_get_a_clear_page(String target) throws Exception {
        RawHttp.Answer answer = get(target);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("These scopes can’t be asked for here").doesNotContain("<script", "alert");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(visits).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"perhaps", "1", "", "true&force_verify=true", "%3Cscript%3E"})
    void neither_yes_nor_no_is_said_to_be_that(String verify) throws Exception {
        RawHttp.Answer answer = get(ASK + "&force_verify=" + verify);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Say true or false").doesNotContain("<script");
        assertThat(visits).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site",
            "Referer: https://evil.example/", "Referer: http://localhost:1/"})
    void another_site_cannot_start_it(String header) throws Exception {
        RawHttp.Answer answer = get(ASK, header);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("Not from another site");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(visits).isEmpty();
    }

    @Test
    void nobody_else_starts_it_by_chance_or_from_another_account() throws Exception {
        assertThat(get(ASK, "Sec-Purpose: prefetch").status()).isEqualTo(503);
        assertThat(get(ASK, "Sec-Fetch-Dest: image").status()).isEqualTo(503);
        assertThat(ask("POST", ASK).status()).isEqualTo(405);
        assertThat(ask("POST", ASK, "Content-Length: 3").status()).isEqualTo(400);
        String evil = "GET " + ASK + " HTTP/1.1\r\nHost: evil.example\r\n\r\n";
        assertThat(RawHttp.send("127.0.0.1", port, evil).status()).isEqualTo(400);
        peers = (peer, local) -> false;
        assertThat(get(ASK).status()).isEqualTo(403);
        assertThat(visits).isEmpty();
    }

    @Test
    void nothing_else_is_there() throws Exception {
        assertThat(get("/").status()).isEqualTo(404);
        assertThat(get("/oauth/").status()).isEqualTo(404);
        assertThat(get("/oauth/callback?code=x&state=y").status()).isEqualTo(404);
        for (String late : List.of("/oauth/callback?code=x&state=y", "/oauth/callback", "/?code=x&state=y")) {
            RawHttp.Answer answer = get(late, "Sec-Fetch-Mode: navigate");
            assertThat(answer.header("Location")).as("nothing of it stays in the address bar")
                    .contains("/oauth/callback/not-found#");
        }
        assertThat(get("/oauth/callback/not-found", "Sec-Fetch-Mode: navigate").status()).isEqualTo(404);
        assertThat(get("/favicon.ico").status()).isEqualTo(204);
        assertThat(ask("DELETE", "/").status()).isEqualTo(405);
    }

    @Test
    void a_sign_in_that_cannot_begin_is_said_to_be_so() throws Exception {
        begins = false;
        RawHttp.Answer answer = get(ASK);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("couldn’t begin");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void the_next_visit_takes_the_place_of_one_that_did_not_come_back() throws Exception {
        RawHttp.Answer first = get(ASK);
        Visited before = visit();
        RawHttp.Answer second = get(ASK);
        Visited after = visit();
        assertThatThrownBy(() -> soon(before.answer())).hasCauseInstanceOf(OAuthException.Cancelled.class);
        String back = "/oauth/callback?code=x&state=" + before.request().state().reveal();
        assertThat(get(back, cookie(first)).status()).isEqualTo(400);
        String right = "/oauth/callback?code=x&state=" + after.request().state().reveal();
        assertThat(get(right, cookie(second)).status()).isEqualTo(303);
        assertThat(soon(after.answer())).isInstanceOf(AuthorizationResponse.Granted.class);
    }

    @Test
    void it_makes_way_for_a_sign_in_through_the_window_and_comes_back() throws Exception {
        RedirectReceiver usual = receivers.listen(request(new TreeSet<>()), URI.create("https://id.twitch.tv/x"));
        assertThat(get(ASK).status()).as("the route is not there now").isEqualTo(404);
        assertThat(get(usual.startLink().getRawPath()).status()).isEqualTo(303);
        usual.close();
        assertThat(get(usual.startLink().getRawPath()).status()).as("it lingers for a late browser").isEqualTo(410);

        RedirectReceiver next = receivers.listen(request(new TreeSet<>()), URI.create("https://id.twitch.tv/x"));
        next.close();
        while (!isThereAgain()) {
            Thread.onSpinWait(); // it comes back on a thread of its own
        }
        assertThat(visit().scopes()).hasSize(2);
    }

    private boolean isThereAgain() throws IOException {
        try {
            return get(ASK).status() == 303;
        } catch (ConnectException e) {
            return false;
        }
    }

    @Test
    void off_it_frees_the_port_and_a_taken_port_is_told() throws Exception {
        receivers.stand(Optional.empty(), this::signIn);
        assertThatThrownBy(() -> get(ASK)).isInstanceOf(ConnectException.class);
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> receivers.stand(Optional.of(new OauthRoute(redirect, "/oauth", ALLOWED)),
                    this::signIn)).isInstanceOf(OAuthException.PortBusy.class);
            assertThat(taken.isBound()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"/oauth,false", "/favicon.ico,true", "/start/x,true", "/oauth/callback,true",
            "/oauth/callback/done,true", "/oauth/callbacks,false"})
    void it_does_not_stand_where_something_else_answers(String path, boolean taken) {
        assertThat(new OauthRoute(redirect, path, ALLOWED).isTaken()).isEqualTo(taken);
    }
}
