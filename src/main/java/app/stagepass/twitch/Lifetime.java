package app.stagepass.twitch;

import java.time.Instant;
import java.util.Optional;

/** Twitch's {@code expires_in}. */
final class Lifetime {

    private Lifetime() {}

    /** Empty for 0, which Twitch's old clients get for a token that does not end. */
    static Optional<Instant> end(long seconds, Instant from) {
        return seconds == 0 ? Optional.empty() : Optional.of(from.plusSeconds(seconds));
    }
}
