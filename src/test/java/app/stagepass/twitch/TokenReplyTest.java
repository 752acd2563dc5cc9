package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.Departure;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.InvalidCode;
import app.stagepass.oauth.OAuthException.InvalidRefreshToken;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenSet;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of the token endpoint, and what is made of its yes and of its no. */
class TokenReplyTest {

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

    private void answer(String json) {
        server.answers((request, peer) -> {
            bodies.add(peer.body());
            peer.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                    + "\r\n\r\n" + json);
        });
    }

    private TokenSet refresh() throws OAuthException {
        return twitch.refresh(Given.CLIENT, Optional.of(Given.SECRET), Given.REFRESH, Departure.UNNOTED);
    }

    @Test
    void theCodeIsSpentWithTheClientsWholeIdentityInTheBody() throws Exception {
        answer(Given.TOKENS);

        TokenSet tokens = twitch.exchange(Given.CLIENT, Optional.of(Given.SECRET), Given.CODE);

        assertThat(ScriptedServer.decoded(bodies.take())).isEqualTo(Map.of("client_id", Given.CLIENT_ID.value(),
                "client_secret", Given.SECRET.reveal(), "grant_type", "authorization_code", "code",
                Given.CODE.reveal(), "redirect_uri", "http://localhost:7277/oauth/callback"));
        ScriptedServer.Received request = server.received().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/oauth2/token");
        assertThat(request.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(tokens.access().reveal()).isEqualTo("canary-new-access");
        assertThat(tokens.refresh().orElseThrow().reveal()).isEqualTo("canary-new-refresh");
        assertThat(tokens.scopes()).containsExactly(new Scope("chat:edit"), new Scope("chat:read"));
        assertThat(tokens.issuedAt()).isEqualTo(Given.NOW);
        assertThat(tokens.expiresAt()).contains(Given.NOW.plusSeconds(14124));
        assertThat(watched.values()).containsExactlyInAnyOrder("canary-new-access", "canary-new-refresh");
    }

    @Test
    void everyOddCharacterOfARefreshTokenIsEncodedExactlyOnce() throws Exception {
        answer(Given.TOKENS);

        refresh();

        String body = bodies.take();
        assertThat(body).contains("refresh_token=canary-refresh%252F%2F%3D%3D%2B%2525%26x%3Dy");
        assertThat(ScriptedServer.decoded(body)).isEqualTo(
                Map.of("client_id", Given.CLIENT_ID.value(), "client_secret", Given.SECRET.reveal(), "grant_type",
                        "refresh_token", "refresh_token", Given.REFRESH.reveal()));
    }

    @Test
    void aPublicClientSendsNoSecret() throws Exception {
        answer(Given.TOKENS);

        twitch.refresh(Given.PUBLIC_CLIENT, Optional.empty(), Given.REFRESH, Departure.UNNOTED);

        assertThat(ScriptedServer.decoded(bodies.take())).doesNotContainKey("client_secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"refresh_token\":null", ",\"refresh_token\":\"\"", ",\"refresh_token\":7",
            ",\"refresh_token\":\"no token\""})
    void anAnswerWithoutAUsableRefreshTokenLeavesTheOneThatWasSent(String field) throws Exception {
        answer("{\"access_token\":\"a\",\"expires_in\":100" + field + "}");

        assertThat(refresh().refresh()).contains(Given.REFRESH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"refresh_token\":null", ",\"refresh_token\":7", ",\"refresh_token\":\"no token\""})
    void aPublicClientsIsSpentByThenAndNeverKept(String field) throws Exception {
        answer("{\"access_token\":\"a\",\"expires_in\":100" + field + "}");

        TokenSet tokens = twitch.refresh(Given.PUBLIC_CLIENT, Optional.empty(), Given.REFRESH, Departure.UNNOTED);

        assertThat(tokens.refresh()).isEmpty();
        assertThat(tokens.access().reveal()).isEqualTo("a");
    }

    @Test
    void anExchangeThatBringsAnUnusableRefreshTokenFailsBecauseThereIsNoneToKeep() {
        answer("{\"access_token\":\"a\",\"expires_in\":100,\"refresh_token\":7}");

        assertThatThrownBy(() -> twitch.exchange(Given.CLIENT, Optional.of(Given.SECRET), Given.CODE))
                .isInstanceOf(UnexpectedAnswer.class).hasMessageContaining("WRONG_TYPE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"[\"chat:read\",\"chat:edit\"]; 2", "\"chat:read chat:edit\"; 2", "null; 0",
            "[]; 0", "[\"\"]; 0", "\"\"; 0", "42; 0", "{}; 0", "[7,null,\"chat:read\",\"not a scope\"]; 1"})
    void everyFormOfScopeIsRead(String scope, int count) throws Exception {
        answer("{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":100,\"scope\":" + scope + "}");

        TokenSet tokens = refresh();

        assertThat(tokens.scopes()).hasSize(count);
        assertThat(tokens.refresh().orElseThrow().reveal()).isEqualTo("r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "null", "\"soon\"", "1e300", "9223372036854775807", "99999999999999999999", "[]",
            "12.5", "true"})
    void aLifetimeThatMakesNoSenseNeverCostsTheTokens(String expiresIn) throws Exception {
        answer("{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":" + expiresIn + "}");

        TokenSet tokens = refresh();

        assertThat(tokens.refresh().orElseThrow().reveal()).isEqualTo("r");
        assertThat(tokens.expiresAt()).contains(Given.NOW.plus(Duration.ofHours(4)));
    }

    @Test
    void aMissingLifetimeIsTakenForTheUsualOne() throws Exception {
        answer("{\"access_token\":\"a\",\"refresh_token\":\"r\"}");

        assertThat(refresh().expiresAt()).contains(Given.NOW.plus(Duration.ofHours(4)));
    }

    @Test
    void aLifetimeOfNothingMeansForEver() throws Exception {
        answer("{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":0}");

        assertThat(refresh().expiresAt()).isEmpty();
    }

    @Test
    void aLifetimeInQuotesIsRead() throws Exception {
        answer("{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":\"100\"}");

        assertThat(refresh().expiresAt()).contains(Given.NOW.plusSeconds(100));
    }

    @Test
    void rubbishBehindTheObjectDoesNotCostTheTokens() throws Exception {
        answer("{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":9}\n}}");

        assertThat(refresh().refresh().orElseThrow().reveal()).isEqualTo("r");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401})
    void aRefusedRefreshTokenIsToldApart(int status) {
        for (String message : List.of("Invalid refresh token", "invalid refresh token", "INVALID REFRESH TOKEN")) {
            server.answers(Answer.json(status,
                    "{\"error\":\"Bad Request\",\"status\":" + status + ",\"message\":\"" + message + "\"}"));

            assertThatThrownBy(this::refresh).isInstanceOfSatisfying(InvalidRefreshToken.class,
                    refused -> assertThat(refused.status()).isEqualTo(status));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid refresh token format, try later", "refresh token", "missing refresh token"})
    void onlyTheExactWordsRefuseARefreshToken(String message) {
        server.answers(Answer.error(400, message));

        assertThatThrownBy(this::refresh).isInstanceOf(UnexpectedAnswer.class);
    }

    @Test
    void aRefusedCodeIsToldApart() {
        server.answers(Answer.error(400, "Invalid authorization code"));

        assertThatThrownBy(() -> twitch.exchange(Given.CLIENT, Optional.of(Given.SECRET), Given.CODE))
                .isInstanceOf(InvalidCode.class);
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatTheServerDroppedMeanwhileIsNotUsedAgain(TokenRequest request) throws Exception {
        server.answers((received, peer) -> {
            if (received.turn() > 1) {
                peer.reset();
                return;
            }
            Answer.json(200, Given.TOKENS).give(received, peer);
        });

        request.send(twitch);
        request.send(twitch);

        assertThat(server.received()).extracting(ScriptedServer.Received::connection).containsExactly(1, 2);
    }
}
