package app.stagepass.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a code buys, and what it gets when something about it is wrong. */
class TokenTest extends SandboxTest {

    @Test
    void a_code_buys_a_pair_in_twitchs_shape() throws Exception {
        HttpResponse<String> answer = exchange(web.code(app, OWL, "chat:read chat:edit"));

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).matches("\\{\"access_token\":\"[a-z0-9]{30}\",\"expires_in\":1[3-5][0-9]{3},"
                + "\"refresh_token\":\"[a-z0-9]{50}\",\"scope\":\\[\"chat:edit\",\"chat:read\"\\],"
                + "\"token_type\":\"bearer\"\\}");
        assertThat(Web.json(answer).get("expires_in").asInt()).isBetween(13_600, 15_200);
    }

    @Test
    void without_scopes_the_key_is_missing() throws Exception {
        assertThat(exchange(web.code(app, OWL, "")).body()).doesNotContain("scope");
    }

    @Test
    void scopes_can_come_as_one_text_and_lifetimes_as_ordered() throws Exception {
        server.set(server.switches().writingScopesAs(Switches.ScopeForm.TEXT).lasting(0));
        JsonNode pair = Web.json(exchange(web.code(app, OWL, "chat:read chat:edit")));

        assertThat(pair.get("scope").asString()).isEqualTo("chat:edit chat:read");
        assertThat(pair.get("expires_in").asInt()).isZero();
        clock.forward(Duration.ofDays(3650));
        assertThat(Web.json(web.validate(pair.get("access_token").asString())).get("expires_in").asInt()).isZero();
    }

    @Test
    void a_code_works_once() throws Exception {
        String code = web.code(app, OWL, "chat:read");
        exchange(code);

        assertError(exchange(code), 400, "Invalid authorization code");
        assertError(exchange("never issued"), 400, "Invalid authorization code");
        assertThat(counted(Counters.Event.CODE_SPENT)).isOne();
        assertThat(counted(Counters.Event.CODE_REFUSED)).isEqualTo(2);
    }

    @Test
    void a_code_spent_by_many_at_once_works_once() throws Exception {
        String code = web.code(app, OWL, "chat:read");
        List<Callable<Integer>> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(() -> exchange(code).statusCode());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(many).stream().map(Future::resultNow)).filteredOn(status -> status == 200)
                    .hasSize(1);
        }
    }

    @Test
    void a_code_does_not_live_long() throws Exception {
        String code = web.code(app, OWL, "chat:read");
        clock.forward(Duration.ofMinutes(11));

        assertError(exchange(code), 400, "Invalid authorization code");
    }

    @Test
    void a_code_belongs_to_one_application() throws Exception {
        SandboxClient other = server.register("Other", ClientType.CONFIDENTIAL, new ClientSecret(SECRET),
                List.of(SECOND_URI));
        String code = web.code(app, OWL, "chat:read");

        assertError(exchange(other.id().value(), SECRET, code, SECOND_URI), 400, "Invalid authorization code");
        assertThat(exchange(code).statusCode()).isEqualTo(200);
    }

    @Test
    void a_code_belongs_to_one_redirect_uri() throws Exception {
        String code = web.code(app, OWL, "chat:read");

        assertError(exchange(app.id().value(), SECRET, code, FIRST_URI), 400,
                "Parameter redirect_uri does not match registeredURI");
    }

    @Test
    void an_unknown_application_a_wrong_secret_and_a_missing_one_are_told_apart() throws Exception {
        String code = web.code(app, OWL, "chat:read");

        assertError(exchange("nosuchclient", SECRET, code, SECOND_URI), 400, "invalid client");
        assertError(exchange(app.id().value(), "wrong", code, SECOND_URI), 403, "invalid client secret");
        assertError(web.token("client_id", app.id().value(), "grant_type", "authorization_code", "code", code,
                "redirect_uri", SECOND_URI), 400, "missing client secret");
        assertThat(counted(Counters.Event.WRONG_SECRET)).isOne();
        assertThat(exchange(code).statusCode()).as("none of this cost the code").isEqualTo(200);
    }

    @Test
    void a_public_application_walks_through_consent_and_is_refused_at_the_exchange() throws Exception {
        String code = web.code(open, OWL, "chat:read");

        assertError(exchange(open.id().value(), SECRET, code, SECOND_URI), 400, "Invalid client credentials");
        assertError(web.token("client_id", open.id().value(), "grant_type", "authorization_code", "code", code,
                "redirect_uri", SECOND_URI), 400, "missing client secret");
    }

    @Test
    void parameters_may_stand_in_the_query_too() throws Exception {
        String code = web.code(app, OWL, "chat:read");

        assertThat(web.post("/oauth2/token?client_id=" + app.id() + "&client_secret=" + SECRET
                + "&grant_type=authorization_code&code=" + code, Web.map("redirect_uri", SECOND_URI)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_token_endpoint_wants_a_post_with_a_grant_type() throws Exception {
        assertError(web.token("client_id", app.id().value()), 400, "missing grant type");
        assertError(web.token("grant_type", "password"), 400, "invalid grant type");
        assertThat(web.get("/oauth2/token").statusCode()).isEqualTo(404);
    }

    @Test
    void an_application_token_is_for_confidential_applications_alone() throws Exception {
        JsonNode token = Web.json(web.token("client_id", app.id().value(), "client_secret", SECRET, "grant_type",
                "client_credentials"));

        assertThat(token.get("expires_in").asInt()).isBetween(4_990_000, 5_090_000);
        assertThat(token.has("refresh_token")).isFalse();
        assertThat(web.validate(token.get("access_token").asString()).body())
                .contains("\"login\":null", "\"user_id\":null", "\"scopes\":null");
        assertError(web.token("client_id", open.id().value(), "client_secret", SECRET, "grant_type",
                "client_credentials"), 400, "Invalid client credentials");
    }

    private HttpResponse<String> exchange(String code) throws Exception {
        return exchange(app.id().value(), SECRET, code, SECOND_URI);
    }

    private HttpResponse<String> exchange(String clientId, String secret, String code, String redirectUri)
            throws Exception {
        return web.token("client_id", clientId, "client_secret", secret, "grant_type", "authorization_code", "code",
                code, "redirect_uri", redirectUri);
    }
}
