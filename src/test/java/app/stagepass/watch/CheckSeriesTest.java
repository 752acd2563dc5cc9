package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks packed into few bytes come out as they went in. */
class CheckSeriesTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static Check check(int minute, CheckOutcome outcome) {
        return new Check(START.plus(Duration.ofMinutes(minute)), outcome, Duration.ofMillis(100 + minute));
    }

    private static List<Check> fill(CheckSeries series, int from, int to, CheckOutcome outcome, Instant oldest) {
        List<Check> all = new ArrayList<>();
        for (int minute = from; minute < to; minute++) {
            all.add(check(minute, outcome));
            series.add(all.getLast(), oldest);
        }
        return all;
    }

    @Test
    void as_many_as_there_are_come_out_whole() {
        CheckSeries series = new CheckSeries();
        List<Check> all = fill(series, 0, 1000, new CheckOutcome.Valid(), START);
        assertThat(series.since(START)).isEqualTo(all);
        assertThat(series.since(START.plus(Duration.ofMinutes(990)))).isEqualTo(all.subList(990, 1000));
        assertThat(series.first()).contains(START);
    }

    @Test
    void what_is_too_old_makes_room_for_what_is_new() {
        CheckSeries series = new CheckSeries();
        assertThat(series.first()).isEmpty();
        fill(series, 0, 1000, new CheckOutcome.Valid(), START);
        Instant later = START.plus(Duration.ofMinutes(2000));
        List<Check> late = fill(series, 2000, 3500, new CheckOutcome.Valid(), later);

        assertThat(series.first()).contains(later);
        assertThat(series.since(START)).isEqualTo(late);
    }

    @Test
    void earlier_ones_are_put_in_front_with_their_outcomes_and_latencies() {
        CheckSeries earlier = new CheckSeries();
        List<Check> all = new ArrayList<>(
                fill(earlier, 0, 40, new CheckOutcome.Unverified(Trouble.OFFLINE), START));
        CheckSeries series = new CheckSeries();
        all.addAll(fill(series, 40, 90, new CheckOutcome.NeedsConsent(Reason.ENDED), START));

        series.prepend(earlier);

        assertThat(series.since(START)).isEqualTo(all);
        all.addAll(fill(series, 90, 120, new CheckOutcome.Valid(), START));
        assertThat(series.since(START)).isEqualTo(all);
    }
}
