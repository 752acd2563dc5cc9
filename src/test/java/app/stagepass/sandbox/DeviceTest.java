package app.stagepass.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A device asks, a person approves somewhere else, and the device learns of it by asking again and again. */
class DeviceTest extends SandboxTest {

    private HttpResponse<String> begin(SandboxClient client, String... more) throws Exception {
        var form = Web.map("client_id", client.id().value());
        form.putAll(Web.map(more));
        return web.post("/oauth2/device", form);
    }

    private HttpResponse<String> poll(SandboxClient client, JsonNode device) throws Exception {
        return web.token("client_id", client.id().value(), "device_code", device.get("device_code").asString(),
                "grant_type", "urn:ietf:params:oauth:grant-type:device_code");
    }

    private HttpResponse<String> page(JsonNode device) throws Exception {
        URI uri = URI.create(device.get("verification_uri").asString());
        return web.get(uri.getRawPath() + "?" + uri.getRawQuery());
    }

    private HttpResponse<String> decide(JsonNode device, String decision) throws Exception {
        return web.post("/activate", Web.map("request", Web.form(page(device)), "account", OWL, "decision", decision));
    }

    @Test
    void the_codes_come_in_twitchs_shape_and_the_link_holds_the_persons_one() throws Exception {
        HttpResponse<String> answer = begin(open, "scopes", "chat:read chat:edit");
        assertThat(answer.body()).matches("\\{\"device_code\":\"[a-z0-9]{40}\",\"expires_in\":1800,\"interval\":5,"
                + "\"user_code\":\"[A-Z]{8}\",\"verification_uri\":\"http://localhost:\\d+/activate\\?device-code=[A-Z]{8}\"\\}");
        JsonNode device = Web.json(answer);
        assertThat(device.get("verification_uri").asString()).endsWith("=" + device.get("user_code").asString());
        assertThat(page(device).body()).contains("Open bot").contains("chat:edit").doesNotContain(
                device.get("device_code").asString());
    }

    @Test
    void until_the_person_agrees_it_is_pending_and_then_it_brings_one_pair() throws Exception {
        JsonNode device = Web.json(begin(open, "scopes", "chat:read"));
        assertError(poll(open, device), 400, "authorization_pending");
        assertThat(decide(device, "authorize").statusCode()).isEqualTo(200);

        JsonNode pair = Web.json(poll(open, device));
        assertThat(pair.get("scope").toString()).isEqualTo("[\"chat:read\"]");
        assertThat(Web.json(web.validate(pair.get("access_token").asString())).get("user_id").asString())
                .isEqualTo(OWL);
        assertError(poll(open, device), 400, "invalid device code");
        assertThat(counted(Counters.Event.DEVICE_SPENT)).isOne();
        assertThat(counted(Counters.Event.DEVICE_POLL)).isEqualTo(3);
    }

    @Test
    void a_confidential_client_needs_its_secret_only_to_renew() throws Exception {
        JsonNode device = Web.json(begin(app, "scopes", "chat:read"));
        decide(device, "authorize");
        JsonNode pair = Web.json(poll(app, device));
        String refresh = pair.get("refresh_token").asString();
        assertError(web.token("client_id", app.id().value(), "grant_type", "refresh_token", "refresh_token", refresh),
                400, "missing client secret");
        assertThat(web.token("client_id", app.id().value(), "client_secret", SECRET, "grant_type", "refresh_token",
                "refresh_token", refresh).statusCode()).isEqualTo(200);
    }

    @Test
    void scopes_is_what_counts_and_scope_is_overlooked_unless_ordered_otherwise() throws Exception {
        JsonNode overlooked = Web.json(begin(open, "scope", "chat:read"));
        decide(overlooked, "authorize");
        assertThat(poll(open, overlooked).body()).doesNotContain("\"scope\"");

        server.set(server.switches().takingDeviceScope(true));
        JsonNode read = Web.json(begin(open, "scope", "chat:read"));
        decide(read, "authorize");
        assertThat(poll(open, read).body()).contains("chat:read");
        assertError(begin(open, "scopes", "no:such"), 400, "invalid scope requested: 'no:such'");
    }

    @Test
    void who_is_refused_waits_on_or_is_told() throws Exception {
        JsonNode device = Web.json(begin(open, "scopes", "chat:read"));
        decide(device, "cancel");
        assertError(poll(open, device), 400, "authorization_pending");
        server.set(server.switches().denyingDevices(Switches.DeviceDenial.IS_TOLD));
        assertError(poll(open, device), 400, "access_denied");
        assertThat(page(device).statusCode()).as("it was answered").isEqualTo(400);
    }

    @Test
    void a_code_ends_after_half_an_hour_and_belongs_to_one_application() throws Exception {
        JsonNode device = Web.json(begin(open, "scopes", "chat:read"));
        assertError(poll(app, device), 400, "invalid device code");
        clock.forward(Duration.ofSeconds(1799));
        assertError(poll(open, device), 400, "authorization_pending");
        clock.forward(Duration.ofSeconds(1));
        assertError(poll(open, device), 400, "invalid device code");
        assertThat(page(device).statusCode()).isEqualTo(400);
        assertError(web.post("/oauth2/device", Web.map("client_id", "nosuchclient")), 400, "invalid client");
        assertThat(web.get("/oauth2/device").statusCode()).isEqualTo(404);
    }

    @Test
    void a_page_works_once_and_not_for_another_site() throws Exception {
        JsonNode device = Web.json(begin(open, "scopes", "chat:read"));
        String form = Web.form(page(device));
        assertThat(web.post("/activate", Web.map("request", form, "account", OWL, "decision", "authorize"), "Origin",
                "https://evil.example").statusCode()).isEqualTo(400);
        assertError(poll(open, device), 400, "authorization_pending");
        assertThat(decide(device, "authorize").statusCode()).isEqualTo(200);
        assertThat(web.post("/activate", Web.map("request", form, "account", OWL, "decision", "authorize"))
                .statusCode()).isEqualTo(400);
    }

    @Test
    void the_implicit_flow_answers_in_the_fragment_without_a_lifetime_or_anything_to_renew_with() throws Exception {
        HttpResponse<String> answer = web.decide(web.authorize(app, "chat:read chat:edit", "response_type", "token"),
                OWL, "authorize");
        assertThat(Web.location(answer).toString()).matches(SECOND_URI
                + "#access_token=[a-z0-9]{30}&scope=chat%3Aedit\\+chat%3Aread&state=st%2Fa\\+te&token_type=bearer");
        String token = Web.location(answer).getRawFragment().replaceAll("access_token=([a-z0-9]+).*", "$1");
        assertThat(Web.json(web.validate(token)).get("expires_in").asInt()).isBetween(13_600, 15_200);
        clock.forward(Duration.ofHours(5));
        assertThat(web.validate(token).statusCode()).isEqualTo(401);
        HttpResponse<String> denied = web.decide(
                web.authorize(app, "chat:read", "response_type", "token", "force_verify", "true"),
                OWL, "cancel");
        assertThat(Web.location(denied).getRawQuery()).startsWith("error=access_denied");
        assertThat(Web.location(denied).getRawFragment()).isNull();
    }
}
