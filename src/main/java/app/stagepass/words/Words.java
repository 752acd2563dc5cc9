package app.stagepass.words;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;

/** All that is needed to speak to a person: texts, times, statuses, failures, checks. */
public record Words(Messages messages, Times times, StatusWords statuses, Failures failures,
        HistoryWords history) {

    /** @param zone the person's, in which times are told */
    public static Words of(Locale locale, Clock clock, ZoneId zone) {
        Messages messages = new Messages(locale);
        Times times = new Times(messages, clock, zone);
        return new Words(messages, times, new StatusWords(messages, times), new Failures(messages),
                new HistoryWords(messages, times));
    }

    /** As {@link Messages#text}. */
    public String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }
}
