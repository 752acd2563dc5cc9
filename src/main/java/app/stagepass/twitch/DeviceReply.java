package app.stagepass.twitch;

import app.stagepass.oauth.DeviceAuthorization;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer.Problem;
import app.stagepass.token.DeviceCode;
import app.stagepass.token.LiveSecrets;
import app.stagepass.token.Secret;
import app.stagepass.token.UserCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/** The answer to the start of the device code flow (RFC 8628 section 3.2). */
final class DeviceReply {

    /** What Twitch gives; stands in for an {@code expires_in} that makes no sense. */
    static final Duration USUAL_LIFE = Duration.ofMinutes(30);
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);
    /** RFC 8628 section 3.2: where nothing is said. */
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);

    private DeviceReply() {}

    /** @throws UnexpectedAnswer if a code is missing, or the link leads anywhere but to the realm's own page */
    static DeviceAuthorization read(Reply reply, TwitchEndpoints endpoints, LiveSecrets live) throws UnexpectedAnswer {
        JsonReply json = JsonReply.of(reply);
        DeviceCode device = new DeviceCode(wellFormed(json.text("device_code"), reply));
        UserCode user = new UserCode(wellFormed(json.text("user_code"), reply));
        live.watch(device);
        live.watch(user);
        URI page = page(json.text("verification_uri"), reply);
        if (!endpoints.isActivationPage(page)) {
            throw reply.unexpected(Problem.WRONG_TYPE);
        }
        return new DeviceAuthorization(device, user, page,
                reply.at().plus(within(json, "expires_in", USUAL_LIFE, LONGEST_LIFE)),
                within(json, "interval", USUAL_INTERVAL, LONGEST_INTERVAL));
    }

    private static String wellFormed(String value, Reply reply) throws UnexpectedAnswer {
        if (!Secret.isWellFormed(value)) {
            throw reply.unexpected(Problem.WRONG_TYPE);
        }
        return value;
    }

    private static URI page(String value, Reply reply) throws UnexpectedAnswer {
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            throw reply.unexpected(Problem.WRONG_TYPE);
        }
    }

    private static Duration within(JsonReply json, String field, Duration usual, Duration longest) {
        Duration said = Duration.ofSeconds(json.seconds(field).orElse(0));
        return said.isZero() ? usual : said.compareTo(longest) > 0 ? longest : said;
    }
}
