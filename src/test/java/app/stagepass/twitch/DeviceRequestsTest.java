package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.DeviceAuthorization;
import app.stagepass.oauth.DeviceTokenResponse;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenSet;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the device code flow and the client credentials send, and what is made of the answers. */
class DeviceRequestsTest {

    private static final SortedSet<Scope> CHAT = new TreeSet<>(List.of(new Scope("chat:read"), new Scope("chat:edit")));

    private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    private final Given.Watched watched = new Given.Watched();
    private ScriptedServer server;
    private TwitchAuthorizationServer twitch;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        twitch = new TwitchAuthorizationServer(server.endpoints(), Given.http(), watched);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void answer(int status, String json) {
        server.answers((request, peer) -> {
            bodies.add(peer.body());
            peer.write("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: "
                    + json.length() + "\r\n\r\n" + json);
        });
    }

    private static String codes(String more) {
        return "{\"device_code\":\"canary-device\",\"user_code\":\"CANARYUC\"," + more
                + "\"verification_uri\":\"http://localhost:7278/activate?device-code=CANARYUC\"}";
    }

    private DeviceAuthorization begin() throws OAuthException {
        return twitch.startDevice(Given.PUBLIC_CLIENT, CHAT);
    }

    @Test
    void it_begins_with_the_client_id_and_twitchs_scopes_and_without_any_secret() throws Exception {
        answer(200, codes("\"expires_in\":1800,\"interval\":5,"));
        DeviceAuthorization device = begin();

        assertThat(ScriptedServer.decoded(bodies.take()))
                .isEqualTo(Map.of("client_id", Given.CLIENT_ID.value(), "scopes", "chat:edit chat:read"));
        assertThat(server.received().getFirst().target()).isEqualTo("/oauth2/device");
        assertThat(device.userCode().reveal()).isEqualTo("CANARYUC");
        assertThat(device.verificationUri())
                .isEqualTo(URI.create("http://localhost:7278/activate?device-code=CANARYUC"));
        assertThat(device.expiresAt()).isEqualTo(Given.NOW.plus(Duration.ofMinutes(30)));
        assertThat(device.interval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(watched.values()).containsExactly("canary-device", "CANARYUC");
        assertThat(device.toString()).doesNotContainIgnoringCase("canary");
    }

    @ParameterizedTest
    @CsvSource({"'',5,1800", "'\"interval\":0,\"expires_in\":0,',5,1800", "'\"interval\":-3,\"expires_in\":-1,',5,1800",
            "'\"interval\":9,',9,1800", "'\"interval\":86400,\"expires_in\":86400,',60,3600",
            "'\"interval\":\"7\",\"expires_in\":\"60\",',7,60"})
    void times_that_make_no_sense_are_replaced_by_twitchs_usual_ones(String times, long interval, long life)
            throws Exception {
        answer(200, codes(times));
        DeviceAuthorization device = begin();
        assertThat(device.interval()).isEqualTo(Duration.ofSeconds(interval));
        assertThat(device.expiresAt()).isEqualTo(Given.NOW.plusSeconds(life));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"device_code\":\"a\",\"user_code\":\"B\"}",
            "{\"device_code\":\"a b\",\"user_code\":\"B\",\"verification_uri\":\"http://localhost/\"}",
            "{\"device_code\":\"a\",\"user_code\":7,\"verification_uri\":\"http://localhost/\"}",
            "{\"device_code\":\"a\",\"user_code\":\"B\",\"verification_uri\":\"http://evil.example/activate\"}",
            "{\"device_code\":\"a\",\"user_code\":\"B\",\"verification_uri\":\"javascript:alert(1)\"}",
            "{\"device_code\":\"a\",\"user_code\":\"B\",\"verification_uri\":\"no uri at all\"}"})
    void codes_that_cannot_be_used_or_lead_elsewhere_are_not_taken(String json) {
        answer(200, json);
        assertThatThrownBy(this::begin).isInstanceOf(UnexpectedAnswer.class);
    }

    @ParameterizedTest
    @CsvSource({"https://www.twitch.tv/activate?device-code=A,true", "https://twitch.tv/activate,true",
            "http://www.twitch.tv/activate,false", "https://twitch.tv.evil.example/activate,false",
            "https://evil-twitch.tv/activate,false", "https://x@www.twitch.tv/activate,false",
            "https://www.twitch.tv:8443/activate,false", "http://localhost:7278/activate,false",
            "mailto:somebody@twitch.tv,false"})
    void the_real_twitch_sends_people_to_its_own_pages_only(URI page, boolean taken) {
        assertThat(TwitchEndpoints.TWITCH.isActivationPage(page)).isEqualTo(taken);
    }

    @Test
    void an_unknown_client_is_named() {
        answer(400, "{\"status\":400,\"message\":\"invalid client\"}");
        assertThatThrownBy(this::begin).isInstanceOf(OAuthException.InvalidClient.class);
    }

    @Test
    void a_poll_brings_the_device_code_back_and_no_secret() throws Exception {
        answer(200, Given.TOKENS);
        var approved = (DeviceTokenResponse.Approved) twitch.pollDevice(Given.CLIENT, Given.DEVICE);
        assertThat(ScriptedServer.decoded(bodies.take())).isEqualTo(Map.of("client_id", Given.CLIENT_ID.value(),
                "device_code", Given.DEVICE.reveal(), "grant_type", "urn:ietf:params:oauth:grant-type:device_code"));
        assertThat(approved.tokens().refresh().orElseThrow().reveal()).isEqualTo("canary-new-refresh");
    }

    @ParameterizedTest
    @CsvSource({"'{\"status\":400,\"message\":\"authorization_pending\"}',Pending",
            "'{\"status\":400,\"message\":\" Authorization_Pending \"}',Pending",
            "'{\"error\":\"authorization_pending\"}',Pending", "'{\"message\":\"slow_down\"}',SlowDown",
            "'{\"error\":\"slow_down\",\"message\":\"too soon\"}',SlowDown",
            "'{\"message\":\"invalid device code\"}',InvalidDeviceCode",
            "'{\"error\":\"expired_token\"}',InvalidDeviceCode", "'{\"error\":\"access_denied\"}',Denied",
            "'{\"message\":\"authorization_declined\"}',Denied", "'{\"message\":\"something new\"}',UnexpectedAnswer",
            "'{\"error\":\"invalid client\"}',UnexpectedAnswer", "'{\"message\":\"invalid client\"}',InvalidClient"})
    void each_answer_to_a_poll_means_one_thing_in_twitchs_form_and_in_the_rfcs(String json, String meaning) {
        answer(400, json);
        Object result;
        try {
            result = twitch.pollDevice(Given.CLIENT, Given.DEVICE);
        } catch (OAuthException e) {
            result = e;
        }
        assertThat(result.getClass().getSimpleName()).isEqualTo(meaning);
    }

    @Test
    void an_applications_own_token_has_no_refresh_token_whatever_is_in_the_answer() throws Exception {
        answer(200, Given.TOKENS);
        TokenSet tokens = twitch.clientCredentials(Given.CLIENT, Given.SECRET);
        assertThat(ScriptedServer.decoded(bodies.take())).isEqualTo(Map.of("client_id", Given.CLIENT_ID.value(),
                "client_secret", Given.SECRET.reveal(), "grant_type", "client_credentials"));
        assertThat(tokens.refresh()).isEmpty();
        assertThat(watched.values()).containsExactly("canary-new-access");
    }
}
