package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.Scope;
import app.stagepass.token.Secret;
import app.stagepass.token.TokenSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A token endpoint's 200 with any body is a pair that can be kept, or an answer that nobody expects. */
public final class TokenReplyFuzz {

    private static final JsonMapper JSON = new JsonMapper();
    private static final RefreshToken SENT = new RefreshToken("thisWasSent");

    private TokenReplyFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        try {
            check(data, TokenReply.first(Answers.ok(data), secret -> {}));
        } catch (UnexpectedAnswer e) {
            assertThat(e.status()).isEqualTo(200);
        }
        List<Secret> watched = new ArrayList<>();
        try {
            TokenSet next = TokenReply.next(Answers.ok(data), Optional.of(SENT), watched::add);
            assertThat(next.refresh()).as("the one that was sent stays, or a new one came").isPresent();
            assertThat(watched).contains(next.access(), next.refresh().orElseThrow());
            check(data, next);
        } catch (UnexpectedAnswer e) {
            assertThat(e.status()).isEqualTo(200);
        }
    }

    private static void check(byte[] data, TokenSet tokens) throws Exception {
        assertThat(Secret.isWellFormed(tokens.access().reveal())).isTrue();
        tokens.expiresAt().ifPresent(end -> assertThat(end).isBetween(Answers.AT,
                Answers.AT.plus(Duration.ofDays(3650))));
        assertThat(tokens.toString()).contains("AccessToken[hidden]");
        TokenSet again = TokenReply.first(Answers.ok(written(tokens)), secret -> {});
        assertThat(again.access().matches(tokens.access().reveal())).isTrue();
        assertThat(again.refresh().map(Secret::reveal)).isEqualTo(tokens.refresh().map(Secret::reveal));
        assertThat(again.scopes()).isEqualTo(tokens.scopes());
        assertThat(again.expiresAt()).as(new String(data, StandardCharsets.ISO_8859_1)).isEqualTo(tokens.expiresAt());
    }

    private static byte[] written(TokenSet tokens) {
        ObjectNode node = JSON.createObjectNode().put("access_token", tokens.access().reveal());
        tokens.refresh().ifPresent(refresh -> node.put("refresh_token", refresh.reveal()));
        node.put("expires_in", tokens.expiresAt().map(end -> Duration.between(Answers.AT, end).toSeconds()).orElse(0L));
        tokens.scopes().stream().map(Scope::value).forEach(node.putArray("scope")::add);
        return JSON.writeValueAsBytes(node);
    }
}
