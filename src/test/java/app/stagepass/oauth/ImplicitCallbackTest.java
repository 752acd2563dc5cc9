package app.stagepass.oauth;

import static app.stagepass.oauth.CallbackScene.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.token.AccessToken;
import app.stagepass.oauth.RedirectByHand.Pasted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that comes in the fragment is posted by our own page, and is taken from nowhere else. */
@Timeout(60)
class ImplicitCallbackTest {

    private static final String TOKEN = "cfabdegwdoklmawdzdo98xt2fo512y";
    private static final String BROWSER = "Sec-Fetch-Mode: navigate";

    private CallbackScene scene;
    private CompletableFuture<AuthorizationResponse> answer;
    private String fragment = "";

    @BeforeEach
    void wait_for_the_browser() throws Exception {
        scene = CallbackScene.waitingForToken("/oauth/callback");
        answer = scene.answer();
        fragment = "access_token=" + TOKEN + "&scope=chat%3Aread&state=" + scene.state.reveal() + "&token_type=bearer";
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private RawHttp.Answer post(String body, String... headers) throws Exception {
        return postTo("/oauth/callback/token", "http://localhost:" + scene.port, body, headers);
    }

    private RawHttp.Answer postTo(String path, String origin, String body, String... headers) throws Exception {
        String head = scene.head("POST", path, headers).replaceFirst("\r\n\r\n$", "\r\nOrigin: " + origin
                + "\r\nContent-Type: application/x-www-form-urlencoded;charset=UTF-8\r\nContent-Length: "
                + body.length() + "\r\n\r\n");
        return RawHttp.send("127.0.0.1", scene.port, head + body);
    }

    private void assertThatTheTokenCame() throws Exception {
        assertThat(soon(answer)).isInstanceOfSatisfying(AuthorizationResponse.GrantedToken.class,
                granted -> assertThat(granted.token().reveal()).isEqualTo(TOKEN));
        assertThat(scene.watched).as("it is kept out of the log").anyMatch(secret -> secret.matches(TOKEN));
    }

    @Test
    void the_page_posts_the_fragment_and_the_browser_hears_how_it_ended() throws Exception {
        scene.open();
        RawHttp.Answer page = scene.get("/oauth/callback", BROWSER);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("history.replaceState", "<noscript>", "needs JavaScript", "Finishing");
        assertThat(answer).isNotDone();

        assertThat(post(fragment, "Sec-Fetch-Site: same-origin").status()).isEqualTo(204);
        assertThatTheTokenCame();
        scene.receiver.finish(RedirectReceiver.Outcome.CONNECTED);
        assertThat(scene.get("/oauth/callback/done").body()).contains("You’re connected");
    }

    @Test
    void the_address_bar_is_cleared_before_anything_else_is_done() throws Exception {
        scene.open();
        String page = scene.get("/oauth/callback").body();
        assertThat(page.indexOf("history.replaceState")).isPositive().isLessThan(page.indexOf("fetch("));
    }

    @Test
    void its_policy_lets_through_that_one_script_and_nothing_off_this_server() throws Exception {
        scene.open();
        RawHttp.Answer page = scene.get("/oauth/callback");
        String script = page.body().substring(page.body().indexOf("<script>") + 8, page.body().indexOf("</script>"));
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'",
                "script-src 'sha256-" + hash + "'", "connect-src 'self'").doesNotContain("unsafe");
        assertThat(scene.get("/oauth/callback/done").header("Content-Security-Policy").orElseThrow())
                .as("no other page runs any").doesNotContain("script-src", "connect-src");
        assertThat(page.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource({"/,/token", "/cb/,/cb/token"})
    void it_is_posted_below_any_path(String callback, String path) throws Exception {
        try (CallbackScene other = CallbackScene.waitingForToken(callback)) {
            scene.close();
            scene = other;
            answer = other.answer();
            other.open();
            assertThat(other.get(callback).body()).contains("fetch(");
            assertThat(postTo(path, "http://localhost:" + other.port,
                    "access_token=" + TOKEN + "&token_type=Bearer&state=" + other.state.reveal()).status())
                    .isEqualTo(204);
            assertThatTheTokenCame();
        }
    }

    @Test
    void a_token_in_a_query_is_none_whoever_brings_it() throws Exception {
        scene.open();
        RawHttp.Answer refused = scene.get("/oauth/callback?" + fragment, BROWSER);
        assertThat(refused.status()).isEqualTo(303);
        assertThat(refused.header("Location")).contains("/oauth/callback/rejected#");
        assertThat(scene.get("/oauth/callback?code=abc&state=" + scene.state.reveal()).status()).isEqualTo(400);
        assertThat(scene.get("/oauth/callback?error=access_denied&" + fragment).status()).isEqualTo(400);
        assertThat(scene.get("/oauth/callback/token?" + fragment).status()).isEqualTo(404);
        assertThat(answer).isNotDone();
    }

    @ParameterizedTest
    @CsvSource({"access_denied,Denied[]", "redirect_mismatch,RedirectMismatch[]",
            "server_error,Failed[error=server_error]"})
    void what_goes_wrong_is_told_in_the_query(String error, String expected) throws Exception {
        scene.open();
        RawHttp.Answer back = scene.get("/oauth/callback?error=" + error + "&state=" + scene.state.reveal());
        assertThat(back.header("Location")).contains("/oauth/callback/done#");
        assertThat(soon(answer)).hasToString(expected);
    }

    @Test
    void without_the_cookie_nothing_is_shown_and_nothing_taken_and_the_fragment_is_lost() throws Exception {
        scene.open();
        scene.cookie = "";
        RawHttp.Answer page = scene.get("/oauth/callback", BROWSER);
        assertThat(page.header("Location")).as("an empty fragment replaces the token's")
                .contains("/oauth/callback/rejected#");
        assertThat(scene.get("/oauth/callback").status()).isEqualTo(400);
        assertThat(post(fragment).status()).isEqualTo(403);
        assertThat(answer).isNotDone();
    }

    @Test
    void another_users_program_posts_in_vain() throws Exception {
        try (CallbackScene other = CallbackScene.waitingForToken("/oauth/callback", (peer, local) -> false)) {
            scene.close();
            scene = other;
            answer = other.answer();
            other.cookie = "stagepass-" + other.port + "=" + other.binding.reveal();
            assertThat(other.get("/oauth/callback").status()).isEqualTo(403);
            assertThat(post("access_token=" + TOKEN + "&token_type=bearer&state=" + other.state.reveal()).status())
                    .isEqualTo(403);
            assertThat(answer).isNotDone();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://localhost:1", "https://localhost:{port}",
            "http://127.0.0.1:{port}"})
    void a_page_elsewhere_posts_in_vain(String origin) throws Exception {
        scene.open();
        assertThat(postTo("/oauth/callback/token", origin.replace("{port}", "" + scene.port), fragment).status())
                .isEqualTo(400);
        assertThat(answer).isNotDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Sec-Fetch-Site: none",
            "Origin: http://evil.example"})
    void what_a_browser_says_of_its_page_is_believed(String header) throws Exception {
        scene.open();
        assertThat(post(fragment, header).status()).isEqualTo(400);
        assertThat(answer).isNotDone();
    }

    @Test
    void a_wrong_state_or_half_an_answer_is_refused_and_the_waiting_goes_on() throws Exception {
        scene.open();
        String state = scene.state.reveal();
        assertThat(post(fragment.replace(state, "wrong")).status()).isEqualTo(400);
        assertThat(post(fragment + "&state=" + state).status()).as("twice").isEqualTo(400);
        assertThat(post(fragment.replace(TOKEN, "")).status()).isEqualTo(400);
        assertThat(post(fragment.replace(TOKEN, "a+b")).status()).isEqualTo(400);
        assertThat(post(fragment.replace("bearer", "mac")).status()).isEqualTo(400);
        assertThat(post(fragment + "&error=x").status()).isEqualTo(400);
        assertThat(post("%zz").status()).isEqualTo(400);
        assertThat(answer).isNotDone();
        assertThat(post(fragment).status()).isEqualTo(204);
        assertThatTheTokenCame();
    }

    @Test
    void a_body_that_is_no_short_form_is_not_read() throws Exception {
        scene.open();
        assertThat(post(fragment + "&x=" + "y".repeat(ReceiverLimits.BODY_BYTES)).status()).isEqualTo(400);
        String head = scene.head("POST", "/oauth/callback/token", "Origin: http://localhost:" + scene.port,
                "Transfer-Encoding: chunked", "Content-Type: application/x-www-form-urlencoded");
        assertThat(RawHttp.send("127.0.0.1", scene.port, head + Integer.toHexString(fragment.length()) + "\r\n"
                + fragment + "\r\n0\r\n\r\n").status()).isEqualTo(400);
        String json = scene.head("POST", "/oauth/callback/token", "Origin: http://localhost:" + scene.port,
                "Content-Type: application/json", "Content-Length: 2") + "{}";
        assertThat(RawHttp.send("127.0.0.1", scene.port, json).status()).isEqualTo(400);
        assertThat(answer).isNotDone();
    }

    @Test
    void where_a_code_is_awaited_nothing_is_posted_and_no_script_is_served() throws Exception {
        try (CallbackScene other = CallbackScene.waiting()) {
            scene.close();
            scene = other;
            answer = other.answer();
            other.open();
            assertThat(other.get("/oauth/callback").raw()).contains(" 400 ").doesNotContain("<script");
            assertThat(post("access_token=" + TOKEN + "&token_type=bearer&state=" + other.state.reveal()).status())
                    .isEqualTo(400);
            assertThat(answer).isNotDone();
        }
    }

    @Test
    void the_address_can_be_pasted_as_it_stands() throws Exception {
        String address = "http://localhost:" + scene.port + "/oauth/callback";
        RedirectByHand byHand = scene.receiver.byHand();
        assertThat(byHand.paste(address + "?" + fragment)).as("a token in a query").isEqualTo(Pasted.NO_ANSWER);
        assertThat(byHand.paste(address + "#" + fragment.replace(scene.state.reveal(), "x")))
                .isEqualTo(Pasted.WRONG_STATE);
        assertThat(byHand.paste(address + "?x#" + fragment)).isEqualTo(Pasted.NO_ANSWER);
        assertThat(byHand.paste(address + "#" + fragment)).isEqualTo(Pasted.ACCEPTED);
        assertThatTheTokenCame();
    }

    @Test
    void a_pasted_refusal_counts_too() throws Exception {
        assertThat(scene.receiver.byHand().paste("http://localhost:" + scene.port
                + "/oauth/callback?error=access_denied&state=" + scene.state.reveal())).isEqualTo(Pasted.ACCEPTED);
        assertThat(soon(answer)).isInstanceOf(AuthorizationResponse.Denied.class);
    }

    @Test
    void a_token_that_comes_when_nobody_waits_any_more_is_handed_over_to_be_ended() throws Exception {
        CompletableFuture<AccessToken> unwanted = new CompletableFuture<>();
        scene.receiver.onUnwanted(unwanted::complete);
        scene.open();
        scene.cancellation.cancel();
        assertThatThrownBy(() -> soon(answer)).hasCauseInstanceOf(OAuthException.Cancelled.class);
        assertThat(post(fragment).status()).isEqualTo(204);
        assertThat(soon(unwanted).matches(TOKEN)).isTrue();
    }

    @Test
    void one_that_was_taken_is_not_when_the_page_posts_it_twice() throws Exception {
        CompletableFuture<AccessToken> unwanted = new CompletableFuture<>();
        scene.receiver.onUnwanted(unwanted::complete);
        scene.open();
        post(fragment);
        post(fragment);
        scene.receiver.close();
        post(fragment);
        assertThatTheTokenCame();
        assertThat(unwanted).isNotDone();
    }
}
