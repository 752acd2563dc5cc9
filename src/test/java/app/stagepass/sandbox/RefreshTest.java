package app.stagepass.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Renewal: what stays, what is replaced, and what a spent one-time token costs. */
class RefreshTest extends SandboxTest {

    @Test
    void a_confidential_refresh_token_stays_and_so_do_the_access_tokens() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of("chat:read"));
        HttpResponse<String> answer = refresh(app, SECRET, pair.refresh().reveal());

        assertThat(Web.json(answer).get("refresh_token").asString()).isEqualTo(pair.refresh().reveal());
        assertThat(Web.json(answer).get("scope").get(0).asString()).isEqualTo("chat:read");
        assertThat(web.validate(Web.json(answer).get("access_token").asString()).statusCode()).isEqualTo(200);
        assertThat(web.validate(pair.access().reveal()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_confidential_refresh_token_is_replaced_if_the_switch_says_so() throws Exception {
        server.set(server.switches().rotating(true));
        Pair pair = server.grant(app, OWL, Set.of("chat:read"));
        String next = Web.json(refresh(app, SECRET, pair.refresh().reveal())).get("refresh_token").asString();

        assertThat(next).matches("[a-z0-9]{50}").isNotEqualTo(pair.refresh().reveal());
        assertError(refresh(app, SECRET, pair.refresh().reveal()), 400, "Invalid refresh token");
        assertThat(refresh(app, SECRET, next).statusCode()).as("the link was not cut").isEqualTo(200);
        assertThat(web.validate(pair.access().reveal()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_public_refresh_token_works_once_and_takes_its_access_token_with_it() throws Exception {
        Pair pair = server.grant(open, OWL, Set.of("chat:read"));
        HttpResponse<String> answer = refresh(open, "", pair.refresh().reveal());

        assertThat(Web.json(answer).get("refresh_token").asString()).isNotEqualTo(pair.refresh().reveal());
        assertThat(web.validate(Web.json(answer).get("access_token").asString()).statusCode()).isEqualTo(200);
        assertError(web.validate(pair.access().reveal()), 401, "invalid access token");
    }

    @Test
    void a_spent_public_refresh_token_that_comes_again_cuts_the_whole_link() throws Exception {
        Pair pair = server.grant(open, OWL, Set.of("chat:read"));
        Pair secondLogin = server.grant(open, OWL, Set.of("chat:read"));
        Pair elsewhere = server.grant(app, OWL, Set.of("chat:read"));
        Pair bot = server.grant(open, BOT, Set.of("chat:read"));
        var next = Web.json(refresh(open, "", pair.refresh().reveal()));

        assertError(refresh(open, "", pair.refresh().reveal()), 400, "Invalid refresh token");

        assertThat(counted(Counters.Event.SPENT_REFRESH_RESENT)).isOne();
        assertError(web.validate(next.get("access_token").asString()), 401, "invalid access token");
        assertError(refresh(open, "", next.get("refresh_token").asString()), 400, "Invalid refresh token");
        assertError(refresh(open, "", secondLogin.refresh().reveal()), 400, "Invalid refresh token");
        assertThat(web.validate(elsewhere.access().reveal()).statusCode()).isEqualTo(200);
        assertThat(web.validate(bot.access().reveal()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_public_refresh_token_dies_after_thirty_days() throws Exception {
        Pair early = server.grant(open, OWL, Set.of("chat:read"));
        Pair confidential = server.grant(app, OWL, Set.of("chat:read"));
        clock.forward(Duration.ofDays(30).plusSeconds(1));

        assertError(refresh(open, "", early.refresh().reveal()), 400, "Invalid refresh token");
        assertThat(counted(Counters.Event.SPENT_REFRESH_RESENT)).isZero();
        assertThat(refresh(app, SECRET, confidential.refresh().reveal()).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_wrong_is_said_in_twitchs_words() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of("chat:read"));
        String good = pair.refresh().reveal();

        assertError(refresh(app, SECRET, "never issued"), 400, "Invalid refresh token");
        assertError(refresh(app, SECRET, ""), 400, "missing refresh token");
        assertError(refresh(app, "", good), 400, "missing client secret");
        assertError(refresh(app, "wrong", good), 403, "invalid client secret");
        assertError(web.token("client_id", "nosuchclient", "grant_type", "refresh_token", "refresh_token", good), 400,
                "invalid client");
        assertThat(refresh(app, SECRET, good).statusCode()).as("none of this cost the token").isEqualTo(200);
    }

    @Test
    void a_token_belongs_to_its_application_and_is_sent_encoded_once() throws Exception {
        SandboxClient other = server.register("Other", ClientType.CONFIDENTIAL, new ClientSecret(SECRET),
                List.of(FIRST_URI));
        String good = server.grant(app, OWL, Set.of("chat:read")).refresh().reveal();

        assertError(refresh(other, SECRET, good), 400, "Invalid refresh token");
        assertError(refresh(app, SECRET, "%" + URLEncoder.encode(good, StandardCharsets.UTF_8)), 400,
                "Invalid refresh token");
    }

    @Test
    void the_fifty_first_access_token_is_refused() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of("chat:read"));
        for (int i = 2; i <= 50; i++) {
            assertThat(refresh(app, SECRET, pair.refresh().reveal()).statusCode()).isEqualTo(200);
        }

        assertThat(refresh(app, SECRET, pair.refresh().reveal()).statusCode()).isEqualTo(400);
        assertThat(web.validate(pair.access().reveal()).statusCode()).isEqualTo(200);
        server.expireAccessTokens(app.id(), OWL);
        assertThat(refresh(app, SECRET, pair.refresh().reveal()).statusCode()).isEqualTo(200);
    }

    @Test
    void or_it_ends_the_oldest_if_the_switch_says_so() throws Exception {
        server.set(server.switches().withFiftyFirst(Switches.FiftyFirst.ENDS_THE_OLDEST));
        Pair pair = server.grant(app, OWL, Set.of("chat:read"));
        for (int i = 2; i <= 50; i++) {
            refresh(app, SECRET, pair.refresh().reveal());
        }
        assertThat(web.validate(pair.access().reveal()).statusCode()).isEqualTo(200);

        assertThat(refresh(app, SECRET, pair.refresh().reveal()).statusCode()).isEqualTo(200);
        assertError(web.validate(pair.access().reveal()), 401, "invalid access token");
        assertThat(server.liveAccessTokens()).isEqualTo(50);
    }

    private HttpResponse<String> refresh(SandboxClient client, String secret, String token) throws Exception {
        var form = Web.map("client_id", client.id().value(), "grant_type", "refresh_token", "refresh_token", token);
        if (!secret.isEmpty()) {
            form.put("client_secret", secret);
        }
        return web.post("/oauth2/token", form);
    }
}
