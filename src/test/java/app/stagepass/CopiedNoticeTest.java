package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.ui.TokenCopier.Copied;
import app.stagepass.words.Words;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever copied from the tray reads how long the token can be pasted. */
class CopiedNoticeTest {

    private final TestClock clock = new TestClock();
    private final Words words = Words.of(Locale.ENGLISH, clock, ZoneOffset.UTC);

    private String after(Duration stay) {
        return CopiedNotice.of(words, new Copied(Optional.empty(), clock.instant().plus(stay)), () -> {}).body();
    }

    @Test
    void it_says_how_long_from_now_and_no_time_of_day() {
        assertThat(after(Duration.ofSeconds(30))).isEqualTo("It leaves the clipboard in 30 seconds.");
        assertThat(after(Duration.ofMillis(29_800))).as("a moment later")
                .isEqualTo("It leaves the clipboard in 30 seconds.");
        assertThat(after(Duration.ofSeconds(1))).isEqualTo("It leaves the clipboard in 1 second.");
        assertThat(after(Duration.ofMinutes(5))).isEqualTo("It leaves the clipboard in 5 min.");
        assertThat(after(Duration.ofSeconds(-1))).as("late").isEqualTo("It leaves the clipboard in 0 seconds.");
    }
}
