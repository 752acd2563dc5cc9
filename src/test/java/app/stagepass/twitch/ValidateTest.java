package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.InvalidToken;
import app.stagepass.oauth.OAuthException.RateLimited;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.oauth.Validation;
import app.stagepass.token.Account;
import app.stagepass.token.Scope;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of {@code /validate}'s answers. */
class ValidateTest {

    private static final String CLIENT = "\"client_id\":\"hof5gwx0su6owfnys0nyan9c87zr6t\"";

    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Validation validate() throws OAuthException {
        return Given.twitch(server).validate(Given.ACCESS);
    }

    @Test
    void aGoodTokenTellsItsOwnerItsScopesAndItsEnd() throws Exception {
        server.answers(Answer.json(200, "{" + CLIENT + ",\"login\":\"twitchdev\",\"scopes\":[\"chat:read\"],"
                + "\"user_id\":\"141981764\",\"expires_in\":14157}\n"));

        assertThat(validate()).isEqualTo(new Validation(Given.CLIENT_ID,
                Optional.of(Account.of("141981764", "twitchdev")), sorted("chat:read"), Given.NOW,
                Optional.of(Given.NOW.plusSeconds(14157))));
        ScriptedServer.Received request = server.received().getFirst();
        assertThat(request.method() + " " + request.target()).isEqualTo("GET /oauth2/validate");
        assertThat(request.header("authorization")).isEqualTo("OAuth canary-access");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"login\":null,\"user_id\":null,\"scopes\":null",
            ",\"login\":\"\",\"user_id\":\"\",\"scopes\":[]"})
    void anAppTokenHasNoAccount(String fields) throws Exception {
        server.answers(Answer.json(200, "{" + CLIENT + ",\"expires_in\":5011271" + fields + "}"));

        Validation validation = validate();

        assertThat(validation.account()).isEmpty();
        assertThat(validation.scopes()).isEmpty();
    }

    @Test
    void aTokenOfAnOldClientDoesNotEnd() throws Exception {
        server.answers(Answer.json(200, "{" + CLIENT + ",\"expires_in\":0}"));

        assertThat(validate().expiresAt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid access token", "Invalid Access Token", "a wording of tomorrow"})
    void a401OfTwitchsMeansThatTheTokenIsDead(String message) {
        server.answers(Answer.error(401, message));

        assertThatThrownBy(this::validate).isInstanceOf(InvalidToken.class);
    }

    @Test
    void a401AboutAMissingHeaderSaysNothingOfTheToken() {
        server.answers(Answer.error(401, "missing authorization token"));

        assertThatThrownBy(this::validate).isInstanceOf(UnexpectedAnswer.class);
    }

    @Test
    void a401OfAProxysSaysNothingOfTheToken() {
        server.answers(Answer.html(401, "<html>Who are you?</html>"));
        assertThatThrownBy(this::validate).isInstanceOf(UnexpectedAnswer.class);

        server.answers(Answer.json(401, "{\"error\":\"proxy says no\"}"));
        assertThatThrownBy(this::validate).isInstanceOf(UnexpectedAnswer.class);
    }

    @Test
    void a400WithTheSameWordsIsNoProofThatTheTokenIsDead() {
        server.answers(Answer.error(400, "invalid access token"));

        assertThatThrownBy(this::validate).isInstanceOf(UnexpectedAnswer.class);
    }

    @Test
    void aBurstIsToldApart() {
        server.answers(Answer.json(429, ""));

        assertThatThrownBy(this::validate)
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.retryAfter()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"\"expires_in\":1; MISSING_FIELD", "\"client_id\":7; WRONG_TYPE",
            "\"client_id\":\"<b>\"; WRONG_TYPE", "\"client_id\":\"a\"; MISSING_FIELD",
            "\"client_id\":\"a\",\"expires_in\":-1; WRONG_TYPE",
            "\"client_id\":\"a\",\"expires_in\":\"x\"; WRONG_TYPE",
            "\"client_id\":\"a\",\"expires_in\":9e99; WRONG_TYPE",
            "\"client_id\":\"a\",\"expires_in\":1,\"user_id\":5; WRONG_TYPE",
            "\"client_id\":\"a\",\"expires_in\":1,\"user_id\":\"5\"; MISSING_FIELD"})
    void anAnswerThatIsNotPlainIsNotBelieved(String fields, UnexpectedAnswer.Problem problem) {
        server.answers(Answer.json(200, "{" + fields + "}"));

        assertThatThrownBy(this::validate).isInstanceOfSatisfying(UnexpectedAnswer.class,
                unexpected -> assertThat(unexpected.problem()).isEqualTo(problem));
    }

    private static SortedSet<Scope> sorted(String scope) {
        return new TreeSet<>(Set.of(new Scope(scope)));
    }

    @Test
    void aWishToBeAskedAgainAtOnceIsPassedOnAndNotFulfilledByTheLibrary() {
        server.answers((_, peer) -> peer
                .write("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"));
        assertThatThrownBy(() -> Given.twitch(server).validate(Given.ACCESS)).isInstanceOfSatisfying(
                OAuthException.ServerFailing.class,
                failing -> assertThat(failing.retryAfter()).contains(java.time.Duration.ZERO));
        assertThat(server.received()).hasSize(1);
    }
}
