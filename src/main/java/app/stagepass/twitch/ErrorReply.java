package app.stagepass.twitch;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.InvalidClient;
import app.stagepass.oauth.OAuthException.InvalidToken;
import app.stagepass.oauth.OAuthException.RateLimited;
import app.stagepass.oauth.OAuthException.ServerFailing;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer.Problem;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.token.ClientField;
import java.util.Locale;

/**
 * What Twitch means by an error answer, {@code {"status":400,"message":"…"}}. The message is compared without regard to case
 * and then dropped; only messages that are known word for word count, so that nothing odd is taken for a dead login.
 */
enum ErrorReply {

    INVALID_CODE, INVALID_REFRESH_TOKEN,
    /** The person has not agreed yet (RFC 8628 section 3.5). */
    AUTHORIZATION_PENDING, SLOW_DOWN,
    /** Redeemed, ended or not known. */
    INVALID_DEVICE_CODE,
    /** RFC 8628's word for a refusal; Twitch documents none. */
    ACCESS_DENIED,
    /** An access token, as {@code /validate} and {@code /revoke} say it. */
    INVALID_TOKEN,
    /** Our header did not get through. */
    MISSING_TOKEN,
    /** The client ID is unknown, or the token is not of this client. */
    UNKNOWN_CLIENT, WRONG_SECRET,
    /** A public client asked for what only a confidential one gets. */
    WRONG_CLIENT_TYPE, WRONG_REDIRECT_URI,
    /** Some other message. */
    OTHER,
    /** JSON, but not in Twitch's form. */
    NO_MESSAGE;

    /**
     * Reads an answer that is no success.
     *
     * @throws OAuthException for everything that says nothing about client and token: 429, 5xx, redirects, foreign pages
     */
    static ErrorReply of(Reply reply) throws OAuthException {
        int status = reply.status();
        if (status == 429) {
            throw new RateLimited(reply.retryAfter());
        }
        if (status >= 500) {
            throw new ServerFailing(status, reply.retryAfter());
        }
        if (status == 407) {
            // A proxy's; for https it comes before the request leaves and does not get here.
            throw new Unreachable(Unreachable.Reason.PROXY_AUTHENTICATION, true);
        }
        if (status >= 300 && status < 400) {
            throw reply.unexpected(Problem.REDIRECT);
        }
        if (status < 400 || reply.isBlank()) {
            throw reply.unexpected(Problem.STATUS);
        }
        JsonReply json = JsonReply.of(reply);
        return json.has("message") ? meaning(json.text("message")) : NO_MESSAGE;
    }

    /**
     * The same for a poll of the device code flow. Twitch puts RFC 8628's words into {@code message}; in {@code error}, where the RFC has
     * them, they count too.
     */
    static ErrorReply ofPoll(Reply reply) throws OAuthException {
        ErrorReply said = of(reply);
        if (said != NO_MESSAGE && said != OTHER) {
            return said;
        }
        ErrorReply error = JsonReply.of(reply).lenientText("error").map(ErrorReply::meaning).orElse(said);
        return switch (error) {
            case AUTHORIZATION_PENDING, SLOW_DOWN, INVALID_DEVICE_CODE, ACCESS_DENIED -> error;
            default -> said;
        };
    }

    private static ErrorReply meaning(String message) {
        return switch (message.strip().toLowerCase(Locale.ROOT)) {
            case "authorization_pending" -> AUTHORIZATION_PENDING;
            case "slow_down" -> SLOW_DOWN;
            case "invalid device code", "expired_token" -> INVALID_DEVICE_CODE;
            case "access_denied", "authorization_declined" -> ACCESS_DENIED;
            case "invalid authorization code" -> INVALID_CODE;
            case "invalid refresh token" -> INVALID_REFRESH_TOKEN;
            case "invalid access token", "invalid oauth token", "invalid token" -> INVALID_TOKEN;
            case "missing authorization token", "missing oauth token", "oauth token is missing" -> MISSING_TOKEN;
            case "invalid client", "client does not exist", "client id and oauth token do not match" -> UNKNOWN_CLIENT;
            case "invalid client secret", "missing client secret" -> WRONG_SECRET;
            case "invalid client credentials" -> WRONG_CLIENT_TYPE;
            // Twitch goes on with "registered URI" or "registeredURI"; older answers repeat the ID after "client_id:".
            case String m when m.startsWith("parameter redirect_uri does not match") -> WRONG_REDIRECT_URI;
            case String m when m.startsWith("invalid client_id") -> UNKNOWN_CLIENT;
            default -> OTHER;
        };
    }

    /** For an endpoint to which this error says nothing special: the client's registration is wrong, or nobody knows. */
    OAuthException inGeneral(int status) {
        return switch (this) {
            case UNKNOWN_CLIENT -> new InvalidClient(ClientField.CLIENT_ID, status);
            case WRONG_SECRET -> new InvalidClient(ClientField.CLIENT_SECRET, status);
            case WRONG_CLIENT_TYPE -> new InvalidClient(ClientField.CLIENT_TYPE, status);
            case WRONG_REDIRECT_URI -> new InvalidClient(ClientField.REDIRECT_URI, status);
            case INVALID_CODE, INVALID_REFRESH_TOKEN, INVALID_TOKEN, MISSING_TOKEN, AUTHORIZATION_PENDING, SLOW_DOWN,
                    INVALID_DEVICE_CODE, ACCESS_DENIED, OTHER, NO_MESSAGE ->
                new UnexpectedAnswer(status, Problem.STATUS);
        };
    }

    /**
     * For a call with an access token. Only a 401 in Twitch's own form is a word on the token: one without the form comes from a
     * proxy, and one that misses the token says that something on the way took our header.
     */
    OAuthException forToken(int status) {
        return switch (this) {
            case INVALID_TOKEN, OTHER -> status == 401 ? new InvalidToken() : inGeneral(status);
            case INVALID_CODE, INVALID_REFRESH_TOKEN, AUTHORIZATION_PENDING, SLOW_DOWN, INVALID_DEVICE_CODE,
                    ACCESS_DENIED,
                    MISSING_TOKEN, UNKNOWN_CLIENT, WRONG_SECRET, WRONG_CLIENT_TYPE,
                    WRONG_REDIRECT_URI, NO_MESSAGE ->
                inGeneral(status);
        };
    }
}
