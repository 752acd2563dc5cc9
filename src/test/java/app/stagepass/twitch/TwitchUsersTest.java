package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.InvalidClient;
import app.stagepass.oauth.OAuthException.InvalidToken;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.token.Account;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose token it is, with a face. */
class TwitchUsersTest {

    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Account owner() throws OAuthException {
        return new TwitchUsers(server.endpoints(), Given.http()).ownerOf(Given.CLIENT_ID, Given.ACCESS);
    }

    private void answerUser(String more) {
        server.answers(Answer.json(200, "{\"data\":[{\"id\":\"141981764\",\"login\":\"twitchdev\"" + more + "}]}"));
    }

    @Test
    void theNameAndThePictureComeAlong() throws Exception {
        String picture = "http://127.0.0.1:" + server.port() + "/avatar.png";
        answerUser(",\"display_name\":\"TwitchDev\",\"profile_image_url\":\"" + picture + "\",\"view_count\":0");

        assertThat(owner()).isEqualTo(
                new Account("141981764", "twitchdev", "TwitchDev", Optional.of(URI.create(picture))));
        ScriptedServer.Received request = server.received().getFirst();
        assertThat(request.target()).isEqualTo("/helix/users");
        assertThat(request.header("authorization")).isEqualTo("Bearer canary-access");
        assertThat(request.header("client-id")).isEqualTo(Given.CLIENT_ID.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"display_name\":\"\",\"profile_image_url\":\"\"",
            ",\"profile_image_url\":\"https://evil.example/a.png\"", ",\"profile_image_url\":\"no address\"",
            ",\"display_name\":null,\"profile_image_url\":null"})
    void withoutThemTheLoginHasToDo(String fields) throws Exception {
        answerUser(fields);

        assertThat(owner()).isEqualTo(Account.of("141981764", "twitchdev"));
    }

    @Test
    void aDeadTokenIsToldApart() {
        server.answers(
                Answer.json(401, "{\"error\":\"Unauthorized\",\"status\":401,\"message\":\"Invalid OAuth token\"}"));

        assertThatThrownBy(this::owner).isInstanceOf(InvalidToken.class);
    }

    @Test
    void aTokenOfAnotherClientIsNotDead() {
        server.answers(Answer.error(401, "Client ID and OAuth token do not match"));

        assertThatThrownBy(this::owner).isInstanceOf(InvalidClient.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"data\":[]}", "{\"data\":null}", "{\"data\":[7]}", "{\"data\":[{\"id\":\"1\"}]}",
            "{\"data\":[{\"login\":\"a\"}]}", "<html>"})
    void anAnswerWithoutAUserIsUnexpected(String body) {
        server.answers(Answer.json(200, body));

        assertThatThrownBy(this::owner).isInstanceOf(UnexpectedAnswer.class);
    }
}
