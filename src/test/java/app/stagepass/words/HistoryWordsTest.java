package app.stagepass.words;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.TestClock;
import app.stagepass.watch.Check;
import app.stagepass.watch.CheckOutcome;
import app.stagepass.watch.CheckOutcomes;
import app.stagepass.watch.HourStrip;
import app.stagepass.watch.HourStrip.Hour;
import app.stagepass.watch.HourStrip.Mark;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Times are the person's: here it is two in the afternoon in Kyiv when it is noon in UTC. */
class HistoryWordsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");

    private final Words words = Words.of(Locale.ENGLISH, new TestClock(), KYIV);

    /** @param marks of the newest hours; those before are confirmed */
    private List<String> said(Mark... marks) {
        List<Hour> hours = new ArrayList<>();
        for (int back = 23; back >= 0; back--) {
            Mark mark = back < marks.length ? marks[marks.length - 1 - back] : Mark.CONFIRMED;
            hours.add(new Hour(NOON.minus(Duration.ofHours(back)), mark, mark == Mark.NONE ? 0 : 1));
        }
        return words.history().of(new HourStrip(hours));
    }

    @Test
    void a_whole_day_is_one_line() {
        assertThat(said()).containsExactly("24 of 24 hours confirmed");
    }

    @Test
    void the_running_hour_counts_when_it_was_checked() {
        assertThat(said(Mark.AHEAD)).containsExactly("23 of 23 hours confirmed");
    }

    @Test
    void hours_that_were_off_are_named_in_the_persons_zone() {
        assertThat(said(Mark.NONE, Mark.CONFIRMED, Mark.NONE, Mark.NONE, Mark.CONFIRMED)).containsExactly(
                "21 of 24 hours confirmed", "No check: 10:00–11:00, 12:00–14:00");
    }

    @Test
    void hours_before_the_first_check_are_not_held_against_anybody() {
        Mark[] marks = new Mark[24];
        java.util.Arrays.fill(marks, Mark.BEFORE);
        marks[22] = Mark.CONFIRMED;
        marks[23] = Mark.AHEAD;
        assertThat(said(marks)).containsExactly("1 of 1 hour confirmed");
    }

    @Test
    void each_trouble_has_a_line_and_a_long_list_is_cut() {
        assertThat(said(Mark.UNVERIFIED, Mark.NEEDS_YOU, Mark.AFTER_TROUBLE)).containsExactly(
                "22 of 24 hours confirmed", "Needed you: 13:00–14:00", "Not confirmed: 12:00–13:00",
                "Confirmed, with trouble: 14:00–15:00");
        assertThat(said(Mark.NONE, Mark.CONFIRMED, Mark.NONE, Mark.CONFIRMED, Mark.NONE, Mark.CONFIRMED, Mark.NONE,
                Mark.CONFIRMED, Mark.NONE)).last().asString().endsWith("and 2 more");
    }

    @Test
    void nothing_is_said_to_be_confirmed_where_nothing_was_checked() {
        Mark[] none = new Mark[24];
        java.util.Arrays.fill(none, Mark.NONE);
        none[23] = Mark.AHEAD;
        assertThat(said(none)).containsExactly("No checks in the last 24 hours");
    }

    @Test
    void an_hour_and_a_latency_read_well() {
        assertThat(words.history().of(new Hour(NOON, Mark.AFTER_TROUBLE, 3)))
                .isEqualTo("14:00–15:00 · confirmed, with trouble, 3 checks");
        assertThat(words.history().latency(Duration.ofMillis(182))).isEqualTo("182 ms");
        assertThat(words.history().latency(Duration.ofMillis(20_040))).isEqualTo("20.0 s");
    }

    @Test
    void every_outcome_has_words_and_each_mark_too() {
        assertThat(CheckOutcomes.all()).allSatisfy(outcome -> {
            assertThat(words.history().of(outcome)).isNotBlank().doesNotContain("{");
            assertThat(words.history().light(outcome) == Light.GREEN).isEqualTo(outcome.isConfirmed());
        });
        assertThat(Mark.values()).allSatisfy(mark -> assertThat(words.history().of(new Hour(NOON, mark, 1)))
                .startsWith("14:00–15:00").doesNotContain("{"));
    }

    @Test
    void on_the_day_the_clocks_change_a_night_is_told_by_what_the_clock_showed() {
        Instant morning = Instant.parse("2026-03-29T06:10:00Z"); // 09:10, an hour after 03:00 was skipped
        HourStrip strip = HourStrip.of(List.of(new Check(morning, new CheckOutcome.Valid(), Duration.ZERO)),
                Optional.empty(), morning,
                KYIV);
        assertThat(strip.hours()).extracting(hour -> words.history().of(hour)).last().asString()
                .startsWith("09:00–10:00");
        assertThat(strip.hours()).extracting(hour -> words.history().of(hour)).noneMatch(text -> text.startsWith("03:"))
                .anyMatch(text -> text.startsWith("02:00–04:00"));
    }
}
