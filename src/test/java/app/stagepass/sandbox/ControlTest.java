package app.stagepass.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The control page: only for who knows this run's key, and each of its buttons does what it says. */
class ControlTest extends SandboxTest {

    @Test
    void without_the_key_of_this_run_nobody_sees_or_does_anything() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of());
        String oldKey = key();
        stop();
        run();

        for (String key : List.of("", "nonsense", oldKey)) {
            assertThat(web.get("/control?key=" + key).statusCode()).isEqualTo(403);
            assertThat(web.get("/control").statusCode()).isEqualTo(403);
            assertThat(web.post("/control", Web.map("key", key, "do", "disconnect", "client", app.id().value(),
                    "user", OWL)).statusCode()).isEqualTo(403);
        }
        assertThat(web.validate(pair.access().reveal()).statusCode()).isEqualTo(200);
        assertThat(web.get(server.controlPage().toString()).statusCode()).isEqualTo(303);
        assertThat(web.get("/control").statusCode()).isEqualTo(200);
    }

    @Test
    void the_key_leaves_the_address_bar_and_the_page_lives_from_a_cookie() throws Exception {
        HttpResponse<String> letIn = web.get(server.controlPage().toString());
        assertThat(letIn.statusCode()).isEqualTo(303);
        assertThat(Web.location(letIn)).hasToString("/control");
        assertThat(letIn.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Strict",
                "Path=/control").doesNotContain(key());

        HttpResponse<String> page = web.get("/control");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain(key(), "name=\"key\"");
        assertThat(web.post("/control", Web.map("do", "mend")).statusCode()).as("a button").isEqualTo(303);
    }

    @Test
    void the_printed_address_lets_the_person_in_as_often_as_they_like() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (Web browser = new Web(server)) {
                assertThat(browser.get(server.controlPage().toString()).statusCode()).isEqualTo(303);
                assertThat(browser.get("/control").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void what_stands_in_a_browsers_arguments_lets_in_that_browser_and_no_other() throws Exception {
        String link = server.controlPageForOneBrowser().toString();
        assertThat(link).doesNotContain(key());
        assertThat(web.get(link).statusCode()).isEqualTo(303);
        assertThat(web.get("/control").statusCode()).isEqualTo(200);
        assertThat(web.get(link).statusCode()).as("again, with the cookie").isEqualTo(303);
        try (Web other = new Web(server)) {
            assertThat(other.get(link).statusCode()).isEqualTo(403);
            assertThat(other.get("/control").statusCode()).isEqualTo(403);
            assertThat(other.post("/control", Web.map("key", link.replaceAll(".*=", ""), "do", "mend")).statusCode())
                    .isEqualTo(403);
        }
        for (int i = 0; i < 100; i++) {
            server.controlPageForOneBrowser();
        }
        try (Web next = new Web(server)) {
            assertThat(next.get(server.controlPageForOneBrowser().toString()).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void an_origin_that_is_not_ours_is_refused_also_from_a_browser_that_says_nothing_else() throws Exception {
        web.get(server.controlPage().toString());
        String ours = server.base().toString().replaceAll("/$", "");
        Map<String, String> form = Web.map("key", key(), "do", "mend");
        for (String origin : List.of("https://evil.example", "http://localhost:1", "null",
                ours.replace("http:", "https:"))) {
            assertThat(web.post("/control", form, "Origin", origin).statusCode()).as(origin).isEqualTo(403);
            assertThat(web.get("/control", "Origin", origin).statusCode()).as(origin).isEqualTo(403);
        }
        assertThat(web.post("/control", form, "Origin", ours).statusCode()).isEqualTo(303);
        assertThat(web.post("/control", form, "Origin", "null", "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(303);
        assertThat(web.post("/control", form, "Origin", "null", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_page_elsewhere_cannot_press_a_button() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of());
        Map<String, String> form = Web.map("key", key(), "do", "expire", "client", app.id().value(), "user", OWL);

        assertThat(web.post("/control", form, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
        assertThat(web.validate(pair.access().reveal()).statusCode()).isEqualTo(200);
        assertThat(web.post("/control", form, "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(303);
        assertThat(web.validate(pair.access().reveal()).statusCode()).isEqualTo(401);
    }

    @Test
    void expire_ends_the_access_tokens_of_one_account_with_one_application() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of());
        Pair bot = server.grant(app, BOT, Set.of());
        Pair elsewhere = server.grant(open, OWL, Set.of());
        press("do", "expire", "client", app.id().value(), "user", OWL);

        assertThat(isAlive(pair)).isFalse();
        assertThat(isAlive(bot)).isTrue();
        assertThat(isAlive(elsewhere)).isTrue();
        assertThat(isRenewable(pair)).isTrue();
    }

    @Test
    void revoke_takes_all_tokens_and_leaves_the_agreement() throws Exception {
        web.code(app, OWL, "chat:read");
        Pair pair = server.grant(app, OWL, Set.of("chat:read"));
        press("do", "revoke", "client", app.id().value(), "user", OWL);

        assertThat(isAlive(pair)).isFalse();
        assertThat(isRenewable(pair)).isFalse();
        assertThat(web.authorize(app, "chat:read").statusCode()).as("bounced back").isEqualTo(302);
    }

    @Test
    void a_changed_password_ends_the_tokens_of_every_application() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of());
        Pair elsewhere = server.grant(open, OWL, Set.of());
        Pair bot = server.grant(app, BOT, Set.of());
        press("do", "password", "user", OWL, "client", app.id().value());

        assertThat(isRenewable(pair)).isFalse();
        assertThat(isAlive(elsewhere)).isFalse();
        assertThat(isRenewable(bot)).isTrue();
    }

    @Test
    void disconnect_takes_the_agreement_too() throws Exception {
        web.code(app, OWL, "chat:read");
        Pair pair = server.grant(app, OWL, Set.of("chat:read"));
        press("do", "disconnect", "client", app.id().value(), "user", OWL);

        assertThat(isRenewable(pair)).isFalse();
        assertThat(web.authorize(app, "chat:read").body()).contains("Authorize");
        assertThat(page()).contains("Nobody yet.");
    }

    @Test
    void faults_are_ordered_shown_and_mended() throws Exception {
        press("do", "fault", "endpoint", "VALIDATE", "fault", "503, Retry-After 0", "times", "0");

        assertThat(web.validate("any").statusCode()).isEqualTo(503);
        assertThat(page()).contains("until mended", "<code>/oauth2/validate</code><span>503, Retry-After 0");
        press("do", "mend");
        assertThat(web.validate("any").statusCode()).isEqualTo(401);
        assertThat(page()).contains("Everything works.");
    }

    @Test
    void switches_are_shown_as_they_stand() throws Exception {
        press("do", "rotate", "value", "true");
        press("do", "lifetime", "value", "20");
        press("do", "revoke-dead", "value", "200");
        press("do", "fifty-first", "value", "oldest");
        press("do", "scopes", "value", "text");
        press("do", "device-denial", "value", "told");
        press("do", "device-scope", "value", "true");

        assertThat(server.switches()).isEqualTo(
                new Switches(true, 20, true, Switches.FiftyFirst.ENDS_THE_OLDEST, Switches.ScopeForm.TEXT,
                        Switches.DeviceDenial.IS_TOLD, true, 5));
        assertThat(page()).contains("value=\"told\" aria-pressed=\"true\"", "value=\"20\" aria-pressed=\"true\"",
                "value=\"true\" aria-pressed=\"true\"",
                "value=\"oldest\" aria-pressed=\"true\"", "value=\"-1\" aria-pressed=\"false\"");
    }

    @Test
    void what_no_button_sends_is_refused() throws Exception {
        for (Map<String, String> nonsense : List.of(Web.map("do", "explode"), Web.map("do", "lifetime", "value", "x"),
                Web.map("do", "fault", "endpoint", "X", "fault", "500", "times", "1"),
                Web.map("do", "expire", "client", "<b>", "user", OWL))) {
            nonsense.put("key", key());
            assertThat(web.post("/control", nonsense).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void the_page_counts_and_shows_no_secret() throws Exception {
        SandboxClient nasty = server.register("<script>alert(1)</script>", ClientType.CONFIDENTIAL,
                new ClientSecret(SECRET), List.of(FIRST_URI));
        Pair pair = server.grant(nasty, OWL, Set.of("chat:read"));
        web.validate(pair.access().reveal());

        assertThat(page()).contains("1 live token", "1 refresh token", "1 scope",
                "<div><dt>validate</dt><dd>1</dd></div>")
                .doesNotContain(pair.access().reveal(), pair.refresh().reveal(), SECRET, "<script",
                        World.hash(pair.access().reveal()));
    }

    private String key() {
        return server.controlPage().getQuery().substring("key=".length());
    }

    private String page() throws Exception {
        web.get(server.controlPage().toString());
        HttpResponse<String> page = web.get("/control");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).endsWith("form-action 'self'");
        return page.body();
    }

    private void press(String... form) throws Exception {
        Map<String, String> all = Web.map(form);
        all.put("key", key());
        HttpResponse<String> answer = web.post("/control", all);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Web.location(answer)).hasToString("/control");
    }

    private boolean isAlive(Pair pair) throws Exception {
        return web.validate(pair.access().reveal()).statusCode() == 200;
    }

    private boolean isRenewable(Pair pair) throws Exception {
        return web.token("client_id", app.id().value(), "client_secret", SECRET, "grant_type", "refresh_token",
                "refresh_token", pair.refresh().reveal()).statusCode() == 200;
    }
}
