package app.stagepass.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a living token tells of itself, how it ends, and whom Helix says it belongs to. */
class ValidateAndRevokeTest extends SandboxTest {

    @Test
    void a_living_token_tells_whose_and_what_for() throws Exception {
        Pair pair = server.grant(app, BOT, Set.of("chat:read", "chat:edit"));
        HttpResponse<String> answer = web.validate(pair.access().reveal());
        clock.forward(Duration.ofMinutes(10));

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo("{\"client_id\":\"" + app.id() + "\",\"login\":\"nightowl_bot\","
                + "\"scopes\":[\"chat:edit\",\"chat:read\"],\"user_id\":\"733104221\",\"expires_in\":14400}");
        assertThat(web.get("/oauth2/validate", "Authorization", "Bearer " + pair.access().reveal()).body())
                .contains("\"expires_in\":13800");
    }

    @Test
    void no_scopes_are_null() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of());

        assertThat(web.validate(pair.access().reveal()).body()).contains("\"scopes\":null");
    }

    @Test
    void a_token_that_is_over_and_one_that_never_was_look_the_same() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of("chat:read"));
        clock.forward(Duration.ofHours(4));

        assertError(web.validate(pair.access().reveal()), 401, "invalid access token");
        assertError(web.validate("never issued"), 401, "invalid access token");
        assertError(web.get("/oauth2/validate"), 401, "missing authorization token");
        assertThat(counted(Counters.Event.VALIDATE)).isEqualTo(3);
        assertThat(counted(Counters.Event.VALIDATE_REFUSED)).isEqualTo(2);
    }

    @Test
    void revoking_ends_the_access_token_and_leaves_the_refresh_token() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of("chat:read"));
        HttpResponse<String> answer = revoke(app.id().value(), pair.access().reveal());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertError(web.validate(pair.access().reveal()), 401, "invalid access token");
        assertThat(web.token("client_id", app.id().value(), "client_secret", SECRET, "grant_type", "refresh_token",
                "refresh_token", pair.refresh().reveal()).statusCode()).isEqualTo(200);
        assertThat(counted(Counters.Event.REVOKED)).isOne();
    }

    @Test
    void a_dead_token_or_one_of_another_application_is_refused_in_either_way() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of("chat:read"));

        assertError(revoke(app.id().value(), "never issued"), 400, "Invalid token");
        assertError(revoke(open.id().value(), pair.access().reveal()), 400, "Invalid token");
        assertError(revoke("nosuchclient", pair.access().reveal()), 404, "client does not exist");
        server.set(server.switches().revokingDeadAs200(true));
        assertThat(revoke(app.id().value(), "never issued").statusCode()).isEqualTo(200);
        assertThat(web.validate(pair.access().reveal()).statusCode()).isEqualTo(200);
    }

    @Test
    void helix_names_the_account_and_a_picture_that_is_there() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of());
        var user = Web.json(users(pair, app)).get("data").get(0);

        assertThat(user.get("id").asString()).isEqualTo(OWL);
        assertThat(user.get("login").asString()).isEqualTo("nightowl");
        assertThat(user.get("display_name").asString()).isEqualTo("NightOwl");
        assertThat(user.has("email")).isFalse();
        HttpResponse<String> picture = web.get(user.get("profile_image_url").asString());
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(picture.body()).startsWith("\ufffdPNG");
        assertThat(web.get("/avatars/1.png").statusCode()).isEqualTo(404);
    }

    @Test
    void helix_shows_the_address_to_those_who_may_see_it() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of("user:read:email"));

        assertThat(users(pair, app).body()).contains("\"email\":\"nightowl@sandbox.invalid\"");
    }

    @Test
    void helix_wants_the_token_and_the_application_that_it_belongs_to() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of());
        String token = "Bearer " + pair.access().reveal();

        assertThat(web.get("/helix/users", "Client-Id", app.id().value()).body()).isEqualTo(
                "{\"error\":\"Unauthorized\",\"status\":401,\"message\":\"OAuth token is missing\"}");
        assertThat(web.get("/helix/users", "Authorization", "Bearer nonsense", "Client-Id", app.id().value()).body())
                .isEqualTo("{\"error\":\"Unauthorized\",\"status\":401,\"message\":\"Invalid OAuth token\"}");
        assertThat(users(pair, open).body()).isEqualTo(
                "{\"error\":\"Unauthorized\",\"status\":401,\"message\":\"Client ID and OAuth token do not match\"}");
        assertThat(web.get("/helix/users", "Authorization", token).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> users(Pair pair, SandboxClient client) throws Exception {
        return web.get("/helix/users", "Authorization", "Bearer " + pair.access().reveal(), "Client-Id",
                client.id().value());
    }

    private HttpResponse<String> revoke(String clientId, String token) throws Exception {
        return web.post("/oauth2/revoke", Web.map("client_id", clientId, "token", token));
    }
}
