package app.stagepass.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The consent page and what the browser is sent back with. */
class AuthorizeTest extends SandboxTest {

    @Test
    void agreeing_brings_a_code_the_scopes_and_the_state_to_the_uri_that_was_asked_for() throws Exception {
        HttpResponse<String> answer = web.decide(web.authorize(app, "chat:read chat:edit"), OWL, "authorize");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Web.location(answer).toString()).startsWith(SECOND_URI + "?code=");
        assertThat(Web.answer(answer)).containsOnlyKeys("code", "scope", "state")
                .containsEntry("scope", "chat:edit chat:read").containsEntry("state", "st/a te");
        assertThat(Web.answer(answer).get("code")).matches("[a-z0-9]{30}");
        assertThat(Web.location(answer).getRawQuery()).contains("scope=chat%3Aedit+chat%3Aread");
    }

    @Test
    void cancelling_is_told_in_the_query() throws Exception {
        HttpResponse<String> answer = web.decide(web.authorize(app, "chat:read"), OWL, "cancel");

        assertThat(Web.location(answer)).hasToString(SECOND_URI
                + "?error=access_denied&error_description=The+user+denied+you+access&state=st%2Fa+te");
        assertThat(counted(Counters.Event.DENIED)).isOne();
    }

    @Test
    void a_redirect_uri_that_differs_by_one_slash_sends_the_browser_to_the_first_registered_one() throws Exception {
        HttpResponse<String> answer = web.authorize(app, "chat:read", "redirect_uri", SECOND_URI + "/");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Web.location(answer)).hasToString(FIRST_URI + "?error=redirect_mismatch&error_description="
                + "Parameter+redirect_uri+does+not+match+registered+URI&state=st%2Fa+te");
        assertThat(counted(Counters.Event.REDIRECT_MISMATCH)).isOne();
    }

    @Test
    void an_unknown_application_gets_a_page_and_no_redirect() throws Exception {
        assertError(web.authorize(app, "chat:read", "client_id", "nosuchclient"), 400, "invalid client");
        assertError(web.authorize(app, "chat:read", "client_id", "<b>"), 400, "invalid client");
    }

    @Test
    void one_scope_that_is_misspelt_or_retired_breaks_the_whole_request() throws Exception {
        assertError(web.authorize(app, "chat:read invalid:scope"), 400, "invalid scope requested: 'invalid:scope'");
        assertError(web.authorize(app, "chat:read,chat:edit"), 400, "invalid scope requested");
        assertError(web.authorize(app, "chat:read whispers:edit"), 400,
                "Sorry, the scope you are requesting is currently unavailable");
    }

    @Test
    void who_agreed_before_in_this_browser_is_bounced_straight_back_unless_forced() throws Exception {
        web.code(app, BOT, "chat:read chat:edit");

        HttpResponse<String> again = web.authorize(app, "chat:read");
        assertThat(again.statusCode()).isEqualTo(302);
        assertThat(Web.answer(again)).containsKey("code").containsEntry("scope", "chat:read");
        assertThat(web.authorize(app, "chat:read", "force_verify", "true").body()).contains("Authorize");
        assertThat(web.authorize(app, "chat:read bits:read").body()).as("more than before").contains("Authorize");
        try (Web otherBrowser = new Web(server)) {
            assertThat(otherBrowser.authorize(app, "chat:read").body()).contains("Authorize");
        }
    }

    @Test
    void the_account_that_the_browser_is_signed_in_with_is_picked_at_first() throws Exception {
        web.code(app, BOT, "chat:read");

        assertThat(web.authorize(app, "chat:read", "force_verify", "true").body())
                .contains("value=\"" + BOT + "\" checked").doesNotContain("value=\"" + OWL + "\" checked");
    }

    @Test
    void a_form_works_once_and_only_from_its_own_page() throws Exception {
        HttpResponse<String> page = web.authorize(app, "chat:read");
        var form = Web.map("request", Web.form(page), "account", OWL, "decision", "authorize");

        assertThat(web.post("/oauth2/authorize", form, "Sec-Fetch-Site", "same-site").statusCode())
                .as("a page on another port of this machine").isEqualTo(400);
        assertThat(web.post("/oauth2/authorize", form, "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(303);
        assertThat(web.post("/oauth2/authorize", form).statusCode()).isEqualTo(400);
        form.put("request", "guessed");
        assertThat(web.post("/oauth2/authorize", form).statusCode()).isEqualTo(400);
        assertThat(counted(Counters.Event.AGREED)).isOne();
    }

    @Test
    void other_flows_than_code_and_implicit_are_not_there() throws Exception {
        HttpResponse<String> answer = web.authorize(app, "chat:read", "response_type", "id_token");

        assertThat(Web.answer(answer)).containsEntry("error", "unsupported_response_type");
    }

    @Test
    void the_page_names_the_application_the_accounts_and_what_each_scope_allows() throws Exception {
        String page = web.authorize(app, "user:read:email chat:read").body();

        assertThat(page).contains("Overlay tools", "This is not Twitch", "@nightowl", "@mika_mods",
                "See this account&#39;s e-mail address.", "<code>chat:read</code>", "<em>sensitive</em>",
                "http://localhost:5002").doesNotContain("<script");
        assertThat(web.authorize(app, "").body()).contains("See who you are, and nothing else");
    }

    @Test
    void nothing_from_outside_becomes_part_of_the_page() throws Exception {
        SandboxClient nasty = server.register("<img src=x>\"'&", ClientType.CONFIDENTIAL, new ClientSecret(SECRET),
                List.of("http://localhost:5003/cb"));
        HttpResponse<String> page = web.authorize(nasty, "chat:read", "state", "\"><script>alert(1)</script>");

        assertThat(page.body()).doesNotContain("<img src=x", "<script").contains("&lt;img src=x&gt;&quot;&#39;&amp;");
    }

    @Test
    void the_page_may_load_nothing_foreign_and_lead_only_to_the_application() throws Exception {
        HttpResponse<String> page = web.authorize(app, "chat:read");

        assertThat(page.headers().firstValue("Content-Security-Policy")).contains(
                "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
                        + "form-action 'self' http://localhost:5002");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void a_redirect_to_an_ipv6_address_is_allowed_by_its_scheme() throws Exception {
        SandboxClient six = server.register("Six", ClientType.CONFIDENTIAL, new ClientSecret(SECRET),
                List.of("http://[::1]:5004/cb"));

        assertThat(web.authorize(six, "chat:read").headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("form-action 'self' http:");
    }
}
