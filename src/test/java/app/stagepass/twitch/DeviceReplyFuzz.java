package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.DeviceAuthorization;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.token.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A device endpoint's 200 with any body is codes for Twitch's own page, or an answer that nobody expects. */
public final class DeviceReplyFuzz {

    private DeviceReplyFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        List<Secret> watched = new ArrayList<>();
        try {
            DeviceAuthorization device = DeviceReply.read(Answers.ok(data), TwitchEndpoints.TWITCH, watched::add);
            assertThat(device.verificationUri().getScheme()).isEqualTo("https");
            assertThat(device.verificationUri().getHost()).matches("(?i)(.+\\.)?twitch\\.tv");
            assertThat(device.interval()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
            assertThat(device.expiresAt()).isBetween(Answers.AT.plusSeconds(1), Answers.AT.plus(Duration.ofHours(1)));
            assertThat(watched).containsExactly(device.deviceCode(), device.userCode());
            assertThat(device.toString()).startsWith("DeviceAuthorization[until ");
        } catch (UnexpectedAnswer e) {
            assertThat(e.status()).isEqualTo(200);
        }
    }
}
