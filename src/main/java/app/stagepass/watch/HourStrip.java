package app.stagepass.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last 24 hours of the person's clock, the running one included, each with one mark. The question is Twitch's: was the token
 * validated in this hour? Checks are less than an hour apart, so a whole hour without one is an hour in which the program was off, or
 * in which there was nothing to ask because only the person could help; it is {@link Mark#NONE}, never green, and so are the hours before the first check of all. Counted in instants:
 * when the clocks change, an hour is told twice or left out, but there are always 24 of sixty minutes.
 *
 * @param hours the oldest first, always {@value #LENGTH}
 */
public record HourStrip(List<Hour> hours) {

    public static final int LENGTH = 24;

    /** What an hour comes to. */
    public enum Mark {
        /** Nothing is known of a check up to here: the token is new, or was off for longer than the history goes back. */
        BEFORE,
        /** No check. */
        NONE,
        /** No check yet, in the hour that is running. */
        AHEAD,
        /** Every check found the token good. */
        CONFIRMED,
        /** Found good in this hour, but not by every check. */
        AFTER_TROUBLE,
        /** Never found good, and no check said that it is bad. */
        UNVERIFIED,
        /** The last verdict was that the person is needed. */
        NEEDS_YOU;

        /** Whether Twitch was asked in this hour and said yes. */
        public boolean isConfirmed() {
            return this == CONFIRMED || this == AFTER_TROUBLE;
        }
    }

    /**
     * One hour.
     *
     * @param start  its first moment
     * @param checks how many there were
     */
    public record Hour(Instant start, Mark mark, int checks) {}

    public HourStrip {
        hours = List.copyOf(hours);
    }

    /**
     * The strip at one moment.
     *
     * @param checks the oldest first; those outside of the 24 hours do not count
     * @param first  the first check that is known of at all
     * @param zone   whose full hours are meant
     */
    public static HourStrip of(List<Check> checks, Optional<Instant> first, Instant now, ZoneId zone) {
        Instant running = now.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
        List<Hour> hours = new ArrayList<>();
        for (int back = LENGTH - 1; back >= 0; back--) {
            Instant start = running.minus(Duration.ofHours(back));
            Instant end = start.plus(Duration.ofHours(1));
            List<CheckOutcome> outcomes = checks.stream()
                    .filter(check -> !check.at().isBefore(start) && check.at().isBefore(end)).map(Check::outcome)
                    .toList();
            hours.add(new Hour(start, outcomes.isEmpty() ? withoutCheck(back == 0, end, first) : markOf(outcomes),
                    outcomes.size()));
        }
        return new HourStrip(hours);
    }

    private static Mark withoutCheck(boolean running, Instant end, Optional<Instant> first) {
        if (running) {
            return Mark.AHEAD;
        }
        return first.filter(end::isAfter).isPresent() ? Mark.NONE : Mark.BEFORE;
    }

    /** Trouble that passed within the hour leaves a trace; a verdict that stands at its end wins. */
    private static Mark markOf(List<CheckOutcome> outcomes) {
        Mark mark = outcomes.stream().allMatch(CheckOutcome::isConfirmed) ? Mark.CONFIRMED : Mark.AFTER_TROUBLE;
        if (mark == Mark.AFTER_TROUBLE && outcomes.stream().noneMatch(CheckOutcome::isConfirmed)) {
            mark = Mark.UNVERIFIED;
        }
        for (CheckOutcome outcome : outcomes.reversed()) {
            if (outcome.isConfirmed()) {
                return mark;
            }
            if (!(outcome instanceof CheckOutcome.Unverified)) {
                return Mark.NEEDS_YOU;
            }
        }
        return mark;
    }

    /** How many hours Twitch confirmed it in. */
    public long confirmed() {
        return hours.stream().filter(hour -> hour.mark().isConfirmed()).count();
    }
}
