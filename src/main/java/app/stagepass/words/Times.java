package app.stagepass.words;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Moments and spans as people say them. */
public final class Times {

    private static final Duration LONG = Duration.ofDays(2);
    /** From here on seconds do not matter. */
    private static final Duration MINUTES = Duration.ofMinutes(2);

    private final Messages messages;
    private final Clock clock;
    private final ZoneId zone;
    private final DateTimeFormatter time;
    private final DateTimeFormatter date;

    public Times(Messages messages, Clock clock, ZoneId zone) {
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
        this.time = DateTimeFormatter.ofPattern("HH:mm", messages.conventions());
        this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(messages.conventions());
    }

    /** {@code 17:58} if it is today, else with the day: {@code tomorrow 09:10}, {@code Nov 30, 2026, 09:10}. */
    public String at(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        return isToday(local) ? time.format(local) : withDay(moment);
    }

    /** The time of day alone: {@code 17:58}. */
    public String clock(Instant moment) {
        return time.format(moment.atZone(zone));
    }

    /** The person's, in which times are told. */
    public ZoneId zone() {
        return zone;
    }

    /** Always with its day: {@code today 17:58}. */
    public String withDay(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        LocalDate today = today();
        String hour = time.format(local);
        if (local.toLocalDate().equals(today)) {
            return messages.text("time.today", hour);
        }
        if (local.toLocalDate().equals(today.plusDays(1))) {
            return messages.text("time.tomorrow", hour);
        }
        if (local.toLocalDate().equals(today.minusDays(1))) {
            return messages.text("time.yesterday", hour);
        }
        return messages.text("time.date", date.format(local), hour);
    }

    /** How long until then: {@code 2 h 51 min}, {@code 58 days}, {@code under a minute}. Never negative. */
    public String until(Instant end) {
        return span(Duration.between(clock.instant(), end));
    }

    /** How long until then, to the second while that matters: {@code 30 seconds}, {@code 5 min}. Never negative. */
    public String inSeconds(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        return left.compareTo(MINUTES) < 0
                ? messages.text("time.seconds", Math.max(0, Math.round(left.toMillis() / 1000.0)))
                : span(left);
    }

    /** A span in the one or two units that matter. */
    public String span(Duration span) {
        if (span.toMinutes() < 1) {
            return messages.text("time.under-a-minute");
        }
        if (span.toHours() < 1) {
            return messages.text("time.minutes", span.toMinutes());
        }
        if (span.compareTo(LONG) < 0) {
            return messages.text("time.hours-minutes", span.toHours(), span.toMinutesPart());
        }
        return messages.text("time.days", span.toDays());
    }

    /** For the ring: {@code 2:51}, {@code 0:09}, {@code 58 d}. */
    public String brief(Duration span) {
        if (span.compareTo(LONG) >= 0) {
            return messages.text("time.brief-days", span.toDays());
        }
        long minutes = Math.max(0, span.toMinutes());
        return String.format(Locale.ROOT, "%d:%02d", minutes / 60, minutes % 60);
    }

    private boolean isToday(ZonedDateTime local) {
        return local.toLocalDate().equals(today());
    }

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }
}
