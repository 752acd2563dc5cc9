package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer.Problem;
import app.stagepass.oauth.OAuthException.Unreachable;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody between us and Twitch answers. */
class ForeignAnswerTest {

    private static final String PAGE = "<!doctype html><title>Welcome to our Wi-Fi</title>";
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private <E extends OAuthException> E failure(Class<E> type, Answer answer) {
        server.answers(answer);
        E failure = catchThrowableOfType(type, () -> Given.twitch(server).validate(Given.ACCESS));
        assertThat(failure).isNotNull();
        return failure;
    }

    static Stream<Arguments> portals() {
        return Stream.of(Arguments.of(Answer.html(200, PAGE), Problem.WEB_PAGE),
                Arguments.of(Answer.html(401, PAGE), Problem.WEB_PAGE),
                Arguments.of(Answer.html(400, "Welcome"), Problem.WEB_PAGE),
                Arguments.of(Answer.of(200, "text/plain", "\n " + PAGE), Problem.WEB_PAGE),
                Arguments.of(Answer.of(302, "text/html", "", "Location: http://portal.example/"), Problem.REDIRECT),
                Arguments.of(Answer.of(200, "text/plain", "hello"), Problem.NOT_JSON));
    }

    @ParameterizedTest
    @MethodSource("portals")
    void aSignInPageOfTheNetworkIsNamed(Answer answer, Problem problem) {
        assertThat(failure(UnexpectedAnswer.class, answer).problem()).isEqualTo(problem);
    }

    @Test
    void aProxyThatWantsAPasswordIsNoWordAboutTheToken() {
        Unreachable failure = failure(Unreachable.class,
                Answer.of(407, "text/html", PAGE, "Proxy-Authenticate: Basic realm=\"x\""));
        assertThat(failure.reason()).isEqualTo(Unreachable.Reason.PROXY_AUTHENTICATION);
        assertThat(server.received()).hasSize(1);
    }
}
