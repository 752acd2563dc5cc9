package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.InvalidToken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer of any status but 200, with any body: {@code 429;30;text/html}, a line feed, and the body. What it means is one of a few
 * things, and never a dead token without Twitch's own words for it.
 */
public final class ErrorReplyFuzz {

    private ErrorReplyFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        String text = new String(data, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        String[] head = (end < 0 ? text : text.substring(0, end)).split(";", 3);
        String body = end < 0 ? "" : text.substring(end + 1);
        int status = head[0].matches("[1-5][0-9][0-9]") ? Integer.parseInt(head[0]) : 400;
        Reply reply = Answers.reply(status, head.length > 2 ? head[2] : "application/json",
                head.length > 1 ? head[1] : "", body.getBytes(StandardCharsets.ISO_8859_1));
        try {
            ErrorReply error = ErrorReply.of(reply);
            assertThat(error.inGeneral(status)).isNotInstanceOf(InvalidToken.class);
            if (error.forToken(status) instanceof InvalidToken) {
                assertThat(status).isEqualTo(401);
                assertThat(body).as("Twitch's own form").contains("{", ":");
            }
        } catch (OAuthException e) {
            Optional<Duration> wait = switch (e) {
                case OAuthException.RateLimited limited -> limited.retryAfter();
                case OAuthException.ServerFailing failing -> failing.retryAfter();
                default -> Optional.empty();
            };
            wait.ifPresent(time -> assertThat(time).isBetween(Duration.ZERO, Duration.ofHours(1)));
            assertThat(e).isNotInstanceOf(InvalidToken.class);
            assertThat(e.getMessage()).as("no word of the server's").matches("[A-Za-z0-9 _=,.:\\[\\]-]{1,120}");
        }
    }
}
