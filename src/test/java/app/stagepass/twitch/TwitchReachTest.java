package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwitchReachTest {

    private static void ask(Answer answer) throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.answers(answer);
            new TwitchReach(server.endpoints(), Given.http()).ask();
            assertThat(server.received()).singleElement()
                    .satisfies(one -> assertThat(one.headers()).doesNotContainKey("authorization"));
        }
    }

    @Test
    void twitchMissesTheTokenAndSoItIsThere() throws Exception {
        ask(Answer.error(401, "missing authorization token"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 404})
    void aPageOfSomebodyElsesIsNotTwitch(int status) {
        assertThatThrownBy(() -> ask(Answer.html(status, "<p>Welcome"))).isInstanceOf(OAuthException.class);
        assertThatThrownBy(() -> ask(Answer.json(status, "{}"))).isInstanceOf(OAuthException.class);
    }
}
