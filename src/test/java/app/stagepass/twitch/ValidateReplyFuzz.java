package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.oauth.Validation;
import app.stagepass.token.ClientId;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A 200 of {@code /validate} with any body is a plain word on one token, or an answer that nobody expects. */
public final class ValidateReplyFuzz {

    private static final JsonMapper JSON = new JsonMapper();

    private ValidateReplyFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        Validation validation;
        try {
            validation = ValidateReply.read(Answers.ok(data));
        } catch (UnexpectedAnswer e) {
            assertThat(e.status()).isEqualTo(200);
            return;
        }
        assertThat(ClientId.isWellFormed(validation.clientId().value())).isTrue();
        validation.account().ifPresent(account -> {
            assertThat(account.userId()).isNotEmpty();
            assertThat(account.login()).isNotEmpty();
        });
        assertThat(ValidateReply.read(Answers.ok(written(validation)))).isEqualTo(validation);
    }

    private static byte[] written(Validation validation) {
        ObjectNode node = JSON.createObjectNode().put("client_id", validation.clientId().value());
        validation.account().ifPresentOrElse(
                account -> node.put("user_id", account.userId()).put("login", account.login()),
                () -> node.putNull("user_id"));
        validation.scopes().forEach(scope -> node.withArray("scopes").add(scope.value()));
        node.put("expires_in",
                validation.expiresAt().map(end -> Duration.between(Answers.AT, end).toSeconds()).orElse(0L));
        return JSON.writeValueAsBytes(node);
    }
}
