package app.stagepass.words;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The clocks change in the night: what is left of a token stays what it is, and every hour that is told is the wall clock's. */
class SummerTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final TestClock clock = new TestClock();

    private Times at(String now, ZoneId zone) {
        clock.forward(Duration.between(clock.instant(), Instant.parse(now)));
        return new Times(new Messages(Locale.ENGLISH), clock, zone);
    }

    @Test
    void four_hours_are_four_hours_while_the_wall_clock_makes_them_five_or_three() {
        Times spring = at("2026-03-28T23:30:00Z", BERLIN); // 00:30, and at 2 it is 3
        Instant end = Instant.parse("2026-03-29T03:30:00Z");
        assertThat(spring.until(end)).isEqualTo("4 h 0 min");
        assertThat(spring.at(end)).isEqualTo("05:30");

        Times autumn = at("2026-10-24T22:30:00Z", BERLIN); // 00:30, and at 3 it is 2
        Instant later = Instant.parse("2026-10-25T02:30:00Z");
        assertThat(autumn.until(later)).isEqualTo("4 h 0 min");
        assertThat(autumn.at(later)).isEqualTo("03:30");
    }

    @Test
    void tomorrow_is_the_next_day_also_if_that_is_23_or_25_hours_long() {
        Times spring = at("2026-03-28T22:30:00Z", BERLIN); // 23:30
        assertThat(spring.withDay(Instant.parse("2026-03-28T23:00:00Z"))).isEqualTo("tomorrow 00:00");
        assertThat(spring.withDay(Instant.parse("2026-03-29T21:59:00Z"))).isEqualTo("tomorrow 23:59");
        assertThat(spring.withDay(Instant.parse("2026-03-29T22:00:00Z"))).isEqualTo("Mar 30, 2026, 00:00");
        Times autumn = at("2026-10-24T21:30:00Z", BERLIN);
        assertThat(autumn.withDay(Instant.parse("2026-10-25T22:59:00Z"))).isEqualTo("tomorrow 23:59");
        assertThat(autumn.withDay(Instant.parse("2026-10-25T23:00:00Z"))).isEqualTo("Oct 26, 2026, 00:00");
    }

    @Test
    void an_hour_that_comes_twice_and_a_change_of_half_an_hour_are_told_as_the_clock_on_the_wall_has_them() {
        Times autumn = at("2026-10-24T22:30:00Z", BERLIN);
        assertThat(autumn.at(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("02:30");
        assertThat(autumn.at(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("02:30");
        Times lordHowe = at("2026-10-03T15:00:00Z", ZoneId.of("Australia/Lord_Howe"));
        assertThat(lordHowe.clock(Instant.parse("2026-10-03T15:29:00Z"))).isEqualTo("01:59");
        assertThat(lordHowe.clock(Instant.parse("2026-10-03T15:30:00Z"))).isEqualTo("02:30");
    }
}
