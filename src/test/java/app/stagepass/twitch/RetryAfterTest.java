package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a server asks us to wait. */
class RetryAfterTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"0; PT0S", "7; PT7S", " 7 ; PT7S", "3600; PT1H", "3601; PT1H",
            "99999999999999999999; PT1H", "Tue, 01 Sep 2026 12:01:00 GMT; PT1M", "Tue, 01 Sep 2026 11:00:00 GMT; PT0S",
            "Fri, 01 Jan 2100 00:00:00 GMT; PT1H"})
    void secondsAndDatesWithinReason(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, Given.NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "1.5", "2026-09-01T12:00:00Z"})
    void nonsenseIsNoWait(String header) {
        assertThat(RetryAfter.parse(header, Given.NOW)).isEmpty();
    }

    @Test
    void noHeaderIsNoWait() {
        assertThat(RetryAfter.parse(null, Given.NOW)).isEmpty();
    }
}
