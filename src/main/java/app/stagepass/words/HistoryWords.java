package app.stagepass.words;

import app.stagepass.watch.CheckOutcome;
import app.stagepass.watch.HourStrip;
import app.stagepass.watch.HourStrip.Hour;
import app.stagepass.watch.HourStrip.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The history of checks in words. */
public final class HistoryWords {

    private static final int MOST_SPANS = 3;

    private final Messages messages;
    private final Times times;

    HistoryWords(Messages messages, Times times) {
        this.messages = messages;
        this.times = times;
    }

    public String of(CheckOutcome outcome) {
        return messages.text("history.outcome." + outcome.code());
    }

    public Light light(CheckOutcome outcome) {
        return switch (outcome) {
            case CheckOutcome.Valid _,CheckOutcome.Renewed _ -> Light.GREEN;
            case CheckOutcome.Unverified _ -> Light.BLUE;
            case CheckOutcome.NeedsConsent _,CheckOutcome.Locked _,CheckOutcome.Misconfigured _ -> Light.RED;
        };
    }

    /** {@code 182 ms}, {@code 4.2 s}. */
    public String latency(Duration latency) {
        return latency.toMillis() < 1000
                ? messages.text("history.latency.ms", latency.toMillis())
                : messages.text("history.latency.s", latency.toMillis() / 1000.0);
    }

    /** One hour: {@code 03:00–04:00 · confirmed, 2 checks}. */
    public String of(Hour hour) {
        return messages.text("history.hour." + lower(hour.mark()), span(hour.start(), hour.start()), hour.checks());
    }

    /** A line for each thing to be said: {@code 23 of 24 hours confirmed}, {@code No check: 03:00–04:00}. */
    public List<String> of(HourStrip strip) {
        List<Hour> hours = strip.hours().stream().filter(hour -> hour.mark() != Mark.AHEAD)
                .filter(hour -> hour.mark() != Mark.BEFORE).toList();
        if (hours.stream().allMatch(hour -> hour.mark() == Mark.NONE)) {
            return List.of(messages.text("history.strip.nothing"));
        }
        List<String> lines = new ArrayList<>();
        lines.add(messages.text("history.strip.confirmed", strip.confirmed(), hours.size()));
        for (Mark mark : List.of(Mark.NEEDS_YOU, Mark.UNVERIFIED, Mark.AFTER_TROUBLE, Mark.NONE)) {
            List<String> spans = spans(hours, mark);
            if (!spans.isEmpty()) {
                lines.add(messages.text("history.strip." + lower(mark), joined(spans)));
            }
        }
        return lines;
    }

    private String joined(List<String> spans) {
        return spans.size() <= MOST_SPANS
                ? String.join(", ", spans)
                : messages.text("history.hours.more", String.join(", ", spans.subList(0, MOST_SPANS)),
                        spans.size() - MOST_SPANS);
    }

    /** Neighbouring hours with this mark, told together. */
    private List<String> spans(List<Hour> hours, Mark mark) {
        List<String> spans = new ArrayList<>();
        int first = -1;
        for (int i = 0; i <= hours.size(); i++) {
            boolean here = i < hours.size() && hours.get(i).mark() == mark;
            if (here && first < 0) {
                first = i;
            } else if (!here && first >= 0) {
                spans.add(span(hours.get(first).start(), hours.get(i - 1).start()));
                first = -1;
            }
        }
        return spans;
    }

    private String span(Instant firstHour, Instant lastHour) {
        return messages.text("history.hours", times.clock(firstHour),
                times.clock(lastHour.plus(Duration.ofHours(1))));
    }

    private static String lower(Mark mark) {
        return mark.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
