package app.stagepass.oauth;

import static app.stagepass.oauth.CallbackScene.CODE;
import static app.stagepass.oauth.CallbackScene.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever else comes is refused, gives nothing away, and the true callback works afterwards. */
class CallbackBadInputTest {

    private static final int CLOSED = 0;

    private final AtomicBoolean ownUser = new AtomicBoolean(true);
    private CallbackScene scene;
    private CompletableFuture<AuthorizationResponse> answer;

    @BeforeEach
    void open() throws Exception {
        scene = CallbackScene.waiting(CallbackScene.LIMITS,
                (peer, local) -> ownUser.get());
        answer = scene.answer();
        scene.open();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void assertRefused(RawHttp.Answer refused) throws Exception {
        assertThat(refused.status()).as(refused.raw()).matches(status -> status >= 400 || status == CLOSED)
                .isNotEqualTo(500);
        assertUnharmed(refused);
    }

    private void assertUnharmed(RawHttp.Answer given) throws Exception {
        assertThat(answer).isNotDone();
        assertThat(given.raw()).doesNotContain(CODE, scene.state.reveal(),
                scene.cookie.substring(scene.cookie.indexOf('=') + 1)).doesNotContainIgnoringCase("jetty");
        assertThat(scene.get(scene.trueCallback()).status()).isEqualTo(303);
        assertThat(soon(answer)).isInstanceOf(AuthorizationResponse.Granted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?code=CODE", "?code=CODE&state=", "?code=CODE&state=wrong", "?code=CODE&state=STATEx",
            "?code=CODE&state=STATE&state=STATE", "?code=CODE&state=wrong&state=STATE", "?code=CODE&STATE=STATE",
            "?code=CODE&state=STATE%", "?error=access_denied", "?error=access_denied&state=wrong", ""})
    void a_wrong_missing_or_repeated_state(String query) throws Exception {
        assertRefused(scene.get("/oauth/callback" + filled(query)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?state=STATE", "?code=&state=STATE", "?code=a&code=b&state=STATE", "?error=&state=STATE",
            "?code=CODE&error=access_denied&state=STATE", "?code=a%20b&state=STATE", "?code=a%0D%0Ab&state=STATE",
            "?code=%C3%A4&state=STATE", "?code=%00&state=STATE", "?error=a&error=b&state=STATE"})
    void an_answer_that_is_none(String query) throws Exception {
        assertRefused(scene.get("/oauth/callback" + filled(query)));
    }

    /** What a person's browser sends with an address that was typed or followed. */
    private static final String[] BROWSER = {"Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document",
            "Sec-Fetch-Site: cross-site"};

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/callback?code=CODE&state=wrong", "/oauth/callback?code=CODE",
            "/oauth/callback?code=CODE&error=x&state=STATE", "/oauth/callback?error=redirect_mismatch&code=CODE",
            "/elsewhere?code=CODE&state=STATE", "/start/x?code=CODE",
            "/oauth/callback/rejected?code=CODE"})
    void a_refused_code_does_not_stay_in_a_persons_address_bar(String target) throws Exception {
        RawHttp.Answer sentAway = scene.get(filled(target), BROWSER);
        assertThat(sentAway.status()).isEqualTo(303);
        String clean = sentAway.header("Location").orElseThrow();
        assertThat(clean).startsWith("/oauth/callback/").doesNotContain("?", "evil");
        RawHttp.Answer page = scene.get(clean, BROWSER);
        assertThat(page.body()).contains("<h1>");
        assertThat(sentAway.raw()).doesNotContain(CODE, scene.state.reveal());
        assertRefused(page);
    }

    @Test
    void an_older_browser_is_known_by_its_wish_for_html() throws Exception {
        String target = "/oauth/callback?code=" + CODE + "&state=wrong";
        assertThat(scene.get(target, "Accept: text/html,*/*;q=0.8").status()).isEqualTo(303);
        assertRefused(scene.get(target, "Accept: */*"));
    }

    @Test
    void the_clean_address_tells_the_same_reason() throws Exception {
        String mismatch = scene.get("/oauth/callback?error=redirect_mismatch", BROWSER).header("Location")
                .orElseThrow();
        assertThat(scene.get(mismatch).body()).contains("Twitch doesn’t know this address");
        String wrong = scene.get("/oauth/callback?code=x&state=y", BROWSER).header("Location").orElseThrow();
        assertThat(scene.get(wrong).body()).contains("This isn’t the answer we wait for");
    }

    @Test
    void nobody_is_made_to_believe_in_a_mismatch_that_was_not_seen() throws Exception {
        assertThat(scene.get("/oauth/callback/mismatch").body()).doesNotContain("Twitch doesn’t know");
    }

    private String filled(String query) {
        return query.replace("CODE", CODE).replace("STATE", scene.state.reveal());
    }

    @Test
    void an_endless_code() throws Exception {
        assertRefused(scene.get("/oauth/callback?code=" + "x".repeat(3000) + "&state=" + scene.state.reveal()));
    }

    @Test
    void the_right_state_without_the_cookie_or_with_another() throws Exception {
        String kept = scene.cookie;
        for (String cookie : new String[]{"", kept + "x", "x" + kept, kept.toUpperCase(java.util.Locale.ROOT),
                kept.substring(0, kept.indexOf('=') + 1)}) {
            scene.cookie = cookie;
            assertThat(scene.get(scene.trueCallback()).status()).as(cookie).isEqualTo(400);
            assertThat(scene.get("/oauth/callback/done").status()).isEqualTo(404);
        }
        scene.cookie = kept;
        assertUnharmed(new RawHttp.Answer(""));
    }

    @Test
    void a_cookie_of_the_same_name_set_by_another_port_does_not_lock_the_browser_out() throws Exception {
        scene.cookie = scene.cookie.substring(0, scene.cookie.indexOf('=')) + "=planted; " + scene.cookie;
        assertUnharmed(new RawHttp.Answer(""));
    }

    @Test
    void another_users_process_that_knows_everything() throws Exception {
        ownUser.set(false);
        RawHttp.Answer refused = scene.get(scene.trueCallback());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(scene.get("/oauth/callback/done").status()).isEqualTo(404);
        assertThat(scene.get(scene.startPath()).status()).isEqualTo(403);
        ownUser.set(true);
        assertRefused(refused);
    }

    @Test
    void another_users_process_does_not_spend_the_start_link() throws Exception {
        try (CallbackScene fresh = CallbackScene.waiting(CallbackScene.LIMITS, (peer, local) -> ownUser.get())) {
            ownUser.set(false);
            assertThat(fresh.open().header("Set-Cookie")).isEmpty();
            ownUser.set(true);
            assertThat(fresh.open().status()).isEqualTo(303);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/callbackX", "/oauth/callback/", "/oauth/callback/x", "/oauth/callback;x", "/oauth",
            "//oauth/callback", "/oauth/%63allback", "/OAuth/Callback", "/./oauth/callback", "/x/../oauth/callback",
            "/oauth/callback%2F", "/oauth/callback%00"})
    void another_path(String path) throws Exception {
        assertRefused(scene.get(path + "?code=" + CODE + "&state=" + scene.state.reveal()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get", "BREW", "CONNECT"})
    void another_method(String method) throws Exception {
        RawHttp.Answer refused = scene.ask(method, scene.trueCallback());
        assertThat(refused.header("Allow")).isEqualTo(Optional.of("GET").filter(any -> refused.status() == 405));
        assertRefused(refused);
    }

    @Test
    void a_request_with_a_body() throws Exception {
        assertRefused(RawHttp.send("127.0.0.1", scene.port,
                scene.head("GET", scene.trueCallback(), "Content-Length: 4") + "code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.example:PORT\r\n", "Host: localhost\r\n", "Host: localhost:1\r\n", "",
            "Host: localhost:PORT\r\nHost: evil.example:PORT\r\n", "Host: localhost.evil.example:PORT\r\n", "Host:\r\n",
            "Host: evil@localhost:PORT\r\n", "Host: 127.0.0.1.nip.io:PORT\r\n"})
    void a_foreign_host(String host) throws Exception {
        assertRefused(RawHttp.send("127.0.0.1", scene.port,
                "GET " + scene.trueCallback() + " HTTP/1.1\r\n" + host.replace("PORT", Integer.toString(scene.port))
                        + "Cookie: " + scene.cookie + "\r\n\r\n"));
    }

    @Test
    void a_foreign_host_in_the_request_line() throws Exception {
        assertRefused(scene.get("http://evil.example" + scene.trueCallback()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /oauth/callback", "\r\n\r\n\r\n", "\u0016\u0003\u0001\u0002", "GET / HTTP/9.9\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n",
            "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"})
    void what_is_not_http(String bytes) throws Exception {
        try (var socket = RawHttp.connect("127.0.0.1", scene.port)) {
            socket.getOutputStream().write(bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            assertRefused(RawHttp.readAll(socket));
        }
    }

    @Test
    void a_hundred_kilobytes_of_header() throws Exception {
        assertRefused(scene.get(scene.trueCallback(), "X-Long: " + "x".repeat(100_000)));
    }

    @Test
    void a_hundred_kilobytes_of_address() throws Exception {
        assertRefused(scene.get(scene.trueCallback() + "&x=" + "x".repeat(100_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-Purpose: prefetch", "Sec-Purpose: prefetch;prerender", "Purpose: prefetch",
            "X-Moz: prefetch", "X-Purpose: preview", "Sec-Fetch-Dest: image", "Sec-Fetch-Dest: iframe",
            "Sec-Fetch-Dest: empty"})
    void a_prefetch_of_the_true_callback_or_a_part_of_another_page(String header) throws Exception {
        RawHttp.Answer prefetched = scene.get(scene.trueCallback(), header);
        assertThat(prefetched.status()).isEqualTo(503);
        assertThat(scene.get("/oauth/callback/done?wait", header).status()).as("the last page").isEqualTo(503);
        assertUnharmed(prefetched);
    }

    @Test
    void a_prefetch_or_a_head_of_the_start_link_does_not_spend_it() throws Exception {
        try (CallbackScene fresh = CallbackScene.waiting()) {
            assertThat(fresh.get(fresh.startPath(), "Sec-Purpose: prefetch").status()).isEqualTo(503);
            assertThat(fresh.ask("HEAD", fresh.startPath()).status()).isEqualTo(405);
            assertThat(fresh.get(fresh.startPath() + "x").status()).isEqualTo(404);
            assertThat(fresh.open().status()).isEqualTo(303);
        }
    }

    @Test
    void a_person_in_a_real_browser_is_not_taken_for_a_prefetch() throws Exception {
        assertThat(scene.get(scene.trueCallback(), "Sec-Fetch-Dest: document", "Sec-Fetch-Mode: navigate",
                "Sec-Fetch-Site: cross-site", "Content-Length: 0").status()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({"/favicon.ico,204", "/,404", "/robots.txt,404", "/start/,404", "/start/x,404",
            "/.well-known/appspecific/com.chrome.devtools.json,404"})
    void what_browsers_ask_for_by_themselves(String path, int status) throws Exception {
        RawHttp.Answer given = scene.get(path);
        assertThat(given.status()).isEqualTo(status);
        assertUnharmed(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "state", "error", "error_description", "scope", "x"})
    void markup_in_a_parameter_reaches_no_page(String name) throws Exception {
        String markup = "%3Cscript%3Ealert(1)%3C/script%3E%22onload=x";
        RawHttp.Answer given = scene.get("/oauth/callback?" + name + "=" + markup);
        assertThat(given.raw()).doesNotContain("alert", "onload");
        given = scene.get("/%3Cscript%3Ealert(1)?error=redirect_mismatch&" + name + "=" + markup);
        assertThat(given.raw()).doesNotContain("alert", "onload");
        assertUnharmed(given);
    }

    @Test
    void every_answer_keeps_to_itself() throws Exception {
        String done = scene.get(scene.trueCallback()).header("Location").orElseThrow();
        for (RawHttp.Answer given : new RawHttp.Answer[]{scene.get(scene.startPath()), scene.get(scene.trueCallback()),
                scene.get(done), scene.get("/"), scene.get("/favicon.ico"), scene.ask("POST", "/"),
                scene.get("/", "X-Long: " + "x".repeat(9000))}) {
            assertThat(given.header("Cache-Control")).as(given.raw()).contains("no-store");
            assertThat(given.header("Referrer-Policy")).contains("no-referrer");
            assertThat(given.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(given.header("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none';")
                    .contains("frame-ancestors 'none'").doesNotContain("unsafe");
            assertThat(given.header("Server")).isEmpty();
            assertThat(given.header("Date")).isEmpty();
            assertThat(given.header("Allow").isPresent()).isEqualTo(given.status() == 405);
            assertThat(given.header("Connection")).contains("close");
        }
    }
}
