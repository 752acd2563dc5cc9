package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.CredentialStatus.Keyring;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Trouble;
import app.stagepass.watch.HourStrip.Hour;
import app.stagepass.watch.HourStrip.Mark;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An hour is green if Twitch said so in it. */
class HourStripTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final CheckOutcome VALID = new CheckOutcome.Valid();
    private static final CheckOutcome SLOW = new CheckOutcome.Unverified(Trouble.TIMED_OUT);
    private static final CheckOutcome DEAD = new CheckOutcome.NeedsConsent(Reason.DISCONNECTED);
    private static final CheckOutcome LOCKED = new CheckOutcome.Locked(Keyring.LOCKED);

    private final List<Check> checks = new ArrayList<>();
    private Optional<Instant> first = Optional.of(NOON.minus(Duration.ofDays(5)));

    private void at(String time, CheckOutcome... outcomes) {
        Instant when = Instant.parse("2026-03-01T" + time + ":00Z");
        for (CheckOutcome outcome : outcomes) {
            checks.add(new Check(when, outcome, Duration.ZERO));
            when = when.plusSeconds(1);
        }
    }

    private HourStrip strip() {
        return HourStrip.of(checks, first, NOON.plus(Duration.ofMinutes(30)), ZoneOffset.UTC);
    }

    private Mark mark(String start) {
        return strip().hours().stream().filter(hour -> hour.start().equals(Instant.parse("2026-03-01T" + start + "Z")))
                .findFirst().orElseThrow().mark();
    }

    @Test
    void without_a_check_nothing_is_green() {
        assertThat(strip().hours()).hasSize(24);
        assertThat(strip().hours().subList(0, 23)).extracting(Hour::mark).containsOnly(Mark.NONE);
        assertThat(strip().hours().getLast().mark()).as("the running hour may still be checked").isEqualTo(Mark.AHEAD);
        assertThat(strip().confirmed()).isZero();
    }

    @Test
    void an_hour_begins_with_its_first_moment_and_ends_before_the_next() {
        at("03:00", VALID);
        at("04:59", VALID);
        assertThat(mark("03:00:00")).isEqualTo(Mark.CONFIRMED);
        assertThat(mark("04:00:00")).isEqualTo(Mark.CONFIRMED);
        assertThat(mark("02:00:00")).isEqualTo(Mark.NONE);
        assertThat(mark("05:00:00")).isEqualTo(Mark.NONE);
    }

    @Test
    void a_new_token_was_not_neglected_before_it_was_there() {
        at("03:59", VALID);
        first = Optional.of(checks.getFirst().at());
        assertThat(mark("02:00:00")).isEqualTo(Mark.BEFORE);
        assertThat(mark("03:00:00")).isEqualTo(Mark.CONFIRMED);
        assertThat(mark("04:00:00")).isEqualTo(Mark.NONE);
        checks.clear();
        first = Optional.empty();
        assertThat(strip().hours().subList(0, 23)).extracting(Hour::mark).containsOnly(Mark.BEFORE);
    }

    @Test
    void trouble_that_passed_leaves_a_trace_and_trouble_that_stayed_is_told() {
        at("01:00", SLOW, SLOW, VALID);
        at("02:00", VALID, SLOW);
        at("03:00", SLOW, SLOW);
        at("04:00", VALID, DEAD);
        at("05:00", LOCKED, VALID);
        at("06:00", DEAD, SLOW);
        at("07:00", VALID, new CheckOutcome.Renewed());
        assertThat(mark("01:00:00")).isEqualTo(Mark.AFTER_TROUBLE);
        assertThat(mark("02:00:00")).isEqualTo(Mark.AFTER_TROUBLE);
        assertThat(mark("03:00:00")).isEqualTo(Mark.UNVERIFIED);
        assertThat(mark("04:00:00")).isEqualTo(Mark.NEEDS_YOU);
        assertThat(mark("05:00:00")).isEqualTo(Mark.AFTER_TROUBLE);
        assertThat(mark("06:00:00")).isEqualTo(Mark.NEEDS_YOU);
        assertThat(mark("07:00:00")).isEqualTo(Mark.CONFIRMED);
        assertThat(strip().confirmed()).isEqualTo(4);
    }

    @Test
    void hours_are_those_of_the_persons_clock_also_half_an_hour_off() {
        HourStrip kolkata = HourStrip.of(checks, first, NOON, ZoneId.of("Asia/Kolkata"));
        assertThat(kolkata.hours().getLast().start()).isEqualTo(Instant.parse("2026-03-01T11:30:00Z"));
    }

    @Test
    void when_the_clocks_change_every_hour_is_there_and_none_twice() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        for (String change : List.of("2026-03-29T10:10:00Z", "2026-10-25T10:10:00Z")) {
            Instant now = Instant.parse(change);
            List<Check> hourly = new ArrayList<>();
            for (int back = 0; back < 40; back++) {
                hourly.addFirst(new Check(now.minus(Duration.ofMinutes(55L * back)), VALID, Duration.ZERO));
            }
            HourStrip strip = HourStrip.of(hourly, first, now, berlin);
            assertThat(strip.hours()).hasSize(24).extracting(Hour::mark).containsOnly(Mark.CONFIRMED);
            for (int i = 1; i < 24; i++) {
                assertThat(Duration.between(strip.hours().get(i - 1).start(), strip.hours().get(i).start()))
                        .isEqualTo(Duration.ofHours(1));
            }
        }
    }
}
