package app.stagepass.twitch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How far this computer's clock is from Twitch's, by the newest answer's {@code Date} (RFC 9110 section 6.6.1). Only told, never
 * reckoned with: whoever can forge an answer must not move our times. Thread-safe.
 */
public final class ClockSkew {

    /** What nobody has to be told of: a slow answer, and clocks that are set by hand. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private Optional<Duration> ahead = Optional.empty();
    private Consumer<Duration> listener = _ -> {};

    /** How far ahead ours is, negative if behind, where that is more than {@link #TOLERANCE}. */
    public synchronized Optional<Duration> found() {
        return ahead.filter(ClockSkew::counts);
    }

    /** @param told at once if the clock is known to be wrong, and whenever it newly is; on any thread, and must return soon */
    public void observe(Consumer<Duration> told) {
        Optional<Duration> now;
        synchronized (this) {
            listener = told;
            now = found();
        }
        now.ifPresent(told);
    }

    /**
     * @param date the header's value; what cannot be read is ignored
     * @param age  the {@code Age} header: an answer out of somebody's cache says nothing of the time
     * @param at   when the answer's head had come, by our clock
     */
    void measure(@Nullable String date, @Nullable String age, Instant at) {
        if (date == null || age != null) {
            return;
        }
        Instant theirs;
        try {
            theirs = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
        } catch (DateTimeException e) {
            return;
        }
        Duration measured = Duration.between(theirs, at);
        boolean news;
        Consumer<Duration> told;
        synchronized (this) {
            news = counts(measured) && found().isEmpty();
            ahead = Optional.of(measured);
            told = listener;
        }
        if (news) {
            told.accept(measured);
        }
    }

    private static boolean counts(Duration skew) {
        return skew.abs().compareTo(TOLERANCE) > 0;
    }
}
