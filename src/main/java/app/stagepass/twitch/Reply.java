package app.stagepass.twitch;

import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer.Problem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Response;
import okio.BufferedSource;

/** An answer as it came over the wire. It may hold tokens, so it has no {@code toString} that shows anything. */
final class Reply {

    private final int status;
    private final Instant at;
    private final Optional<Duration> retryAfter;
    private final String mediaType;
    private final Optional<String> location;
    private final Optional<byte[]> body;

    private Reply(int status, Instant at, Optional<Duration> retryAfter, String mediaType, Optional<String> location,
            Optional<byte[]> body) {
        this.status = status;
        this.at = at;
        this.retryAfter = retryAfter;
        this.mediaType = mediaType;
        this.location = location;
        this.body = body;
    }

    /** Reads at most one byte more than {@code maxBytes}. */
    static Reply read(Response response, int maxBytes, Instant at) throws IOException {
        BufferedSource source = response.body().source();
        boolean tooLarge = source.request(maxBytes + 1L);
        String type = response.header("Content-Type", "");
        return new Reply(response.code(), at, RetryAfter.parse(response.header(HiddenRetryAfter.NAME), at),
                type == null ? "" : type.toLowerCase(Locale.ROOT), Optional.ofNullable(response.header("Location")),
                tooLarge ? Optional.empty() : Optional.of(source.readByteArray()));
    }

    int status() {
        return status;
    }

    /** When the answer's head had come. */
    Instant at() {
        return at;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Lower case, with its parameters; empty if there was none. */
    String mediaType() {
        return mediaType;
    }

    /** Where a redirect leads; none is followed. */
    Optional<String> location() {
        return location;
    }

    boolean isTooLarge() {
        return body.isEmpty();
    }

    byte[] body() throws UnexpectedAnswer {
        return body.orElseThrow(() -> unexpected(Problem.TOO_LARGE));
    }

    /** Whether the body holds nothing but white space. */
    boolean isBlank() throws UnexpectedAnswer {
        for (byte b : body()) {
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return true;
    }

    UnexpectedAnswer unexpected(Problem problem) {
        return new UnexpectedAnswer(status, problem);
    }
}
