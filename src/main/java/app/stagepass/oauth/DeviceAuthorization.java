package app.stagepass.oauth;

import app.stagepass.token.DeviceCode;
import app.stagepass.token.UserCode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * What {@code POST /oauth2/device} brought (RFC 8628 section 3.2).
 *
 * @param verificationUri where the person agrees; Twitch's already holds the user code, so it is as secret as that
 * @param expiresAt       when both codes end
 * @param interval        the least time between two polls
 */
public record DeviceAuthorization(DeviceCode deviceCode, UserCode userCode, URI verificationUri, Instant expiresAt,
        Duration interval) {

    /** The link holds a code: never printed. */
    @Override
    public String toString() {
        return "DeviceAuthorization[until " + expiresAt + "]";
    }
}
