package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.InvalidClient;
import app.stagepass.oauth.OAuthException.ServerFailing;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.token.ClientField;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a token counts as gone, and when not. */
class RevokeTest {

    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void revoke() throws OAuthException {
        Given.twitch(server).revoke(Given.CLIENT_ID, Given.ACCESS);
    }

    @Test
    void anEmptyYesIsGone() throws Exception {
        CompletableFuture<String> body = new CompletableFuture<>();
        server.answers((request, peer) -> {
            body.complete(peer.body());
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });

        revoke();

        assertThat(server.received().getFirst().target()).isEqualTo("/oauth2/revoke");
        assertThat(ScriptedServer.decoded(body.get()))
                .isEqualTo(Map.of("client_id", Given.CLIENT_ID.value(), "token", "canary-access"));
    }

    @Test
    void aTokenThatIsDeadAlreadyIsGone() {
        server.answers(Answer.error(400, "Invalid token"));

        assertThatCode(this::revoke).doesNotThrowAnyException();
    }

    @Test
    void aPageThatSaysYesToEverythingRevokesNothing() {
        server.answers(Answer.html(200, "<html>Welcome to our hotel</html>"));

        assertThatThrownBy(this::revoke).isInstanceOf(UnexpectedAnswer.class);

        server.answers(Answer.json(200, "{\"welcome\":true}"));
        assertThatThrownBy(this::revoke).isInstanceOf(UnexpectedAnswer.class);
    }

    @Test
    void anUnknownClientIsTheRegistrationsFault() {
        server.answers(Answer.error(404, "client does not exist"));

        assertThatThrownBy(this::revoke).isInstanceOfSatisfying(InvalidClient.class,
                failure -> assertThat(failure.field()).isEqualTo(ClientField.CLIENT_ID));

        server.answers(Answer.error(400, "Invalid client_id: abc"));
        assertThatThrownBy(this::revoke).isInstanceOf(InvalidClient.class);
    }

    @Test
    void troubleLeavesItAlive() {
        server.answers(Answer.error(500, "Invalid token"));
        assertThatThrownBy(this::revoke).isInstanceOf(ServerFailing.class);

        server.answers(Answer.error(400, "who knows"));
        assertThatThrownBy(this::revoke).isInstanceOf(UnexpectedAnswer.class);
    }
}
