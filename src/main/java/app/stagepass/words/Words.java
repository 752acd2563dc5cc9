package app.stagepass.words;

import java.time.Clock;
import java.util.Locale;

/** All that is needed to speak to a person: texts, times, statuses, failures. */
public record Words(Messages messages, Times times, StatusWords statuses, Failures failures) {

    /** @param clock its zone is the person's */
    public static Words of(Locale locale, Clock clock) {
        Messages messages = new Messages(locale);
        Times times = new Times(messages, clock, locale);
        return new Words(messages, times, new StatusWords(messages, times), new Failures(messages));
    }

    /** As {@link Messages#text}. */
    public String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }
}
