package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.TestClock;
import app.stagepass.token.CredentialId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of somebody who has very many. */
class CheckLogLoadTest {

    @TempDir
    Path data;

    private final TestClock clock = new TestClock();

    private CheckLog started() {
        return new CheckLog(Optional.of(data.resolve("history")), clock, Runnable::run);
    }

    @Test
    void a_thousand_credentials_have_their_week() {
        CheckLog log = started();
        for (int hour = 0; hour < 24 * 8; hour++) {
            for (int i = 0; i < 1000; i++) {
                log.note(new CredentialId("c" + i), new CheckOutcome.Valid(), clock.instant(), clock.instant());
            }
            clock.forward(Duration.ofHours(1));
        }
        log = started();
        for (int i = 0; i < 1000; i += 111) {
            assertThat(log.checks(new CredentialId("c" + i))).hasSize(24 * 7);
        }
    }
}
