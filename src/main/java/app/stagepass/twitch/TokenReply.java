package app.stagepass.twitch;

import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer.Problem;
import app.stagepass.token.AccessToken;
import app.stagepass.token.LiveSecrets;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.Secret;
import app.stagepass.token.TokenSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A success of the token endpoint (RFC 6749 section 5.1). A one-time token or code is spent by now, so what can be kept is
 * kept: an odd {@code expires_in} or {@code scope} is no reason to lose the pair, and {@code /validate} will tell both.
 */
final class TokenReply {

    /** About what Twitch gives; stands in for an {@code expires_in} that makes no sense, until {@code /validate} is asked. */
    static final Duration USUAL_LIFE = Duration.ofHours(4);

    private TokenReply() {}

    /** The answer to an exchange, whose refresh token must make sense if there is one. */
    static TokenSet first(Reply reply, LiveSecrets live) throws UnexpectedAnswer {
        JsonReply json = JsonReply.of(reply);
        Optional<String> refresh = json.optionalText("refresh_token");
        return read(json, reply, refresh.isPresent()
                ? Optional.of(new RefreshToken(wellFormed(refresh.get(), reply)))
                : Optional.empty(), live);
    }

    /**
     * The answer to a refresh. The new access token is worth having even if no refresh token came along that makes sense.
     *
     * @param reusable the refresh token that was sent, if it may be sent again: it stays the one to keep then
     */
    static TokenSet next(Reply reply, Optional<RefreshToken> reusable, LiveSecrets live) throws UnexpectedAnswer {
        JsonReply json = JsonReply.of(reply);
        return read(json, reply, json.lenientText("refresh_token").filter(Secret::isWellFormed)
                .map(RefreshToken::new).or(() -> reusable), live);
    }

    /** The answer to client credentials: whatever else is in it, there is nothing to refresh with. */
    static TokenSet ofApplication(Reply reply, LiveSecrets live) throws UnexpectedAnswer {
        return read(JsonReply.of(reply), reply, Optional.empty(), live);
    }

    private static TokenSet read(JsonReply json, Reply reply, Optional<RefreshToken> refresh, LiveSecrets live)
            throws UnexpectedAnswer {
        refresh.ifPresent(live::watch);
        AccessToken access = new AccessToken(wellFormed(json.text("access_token"), reply));
        live.watch(access);
        return new TokenSet(access, refresh, json.scopes("scope"), reply.at(), end(json, reply.at()));
    }

    private static String wellFormed(String value, Reply reply) throws UnexpectedAnswer {
        if (!Secret.isWellFormed(value)) {
            throw reply.unexpected(Problem.WRONG_TYPE);
        }
        return value;
    }

    private static Optional<Instant> end(JsonReply json, Instant now) {
        OptionalLong seconds = json.seconds("expires_in");
        if (seconds.isEmpty()) {
            return Optional.of(now.plus(USUAL_LIFE));
        }
        return Lifetime.end(seconds.getAsLong(), now);
    }
}
