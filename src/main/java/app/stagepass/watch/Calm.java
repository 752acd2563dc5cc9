package app.stagepass.watch;

import app.stagepass.token.CredentialStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Until when nothing can become due as long as nothing changes: for most of an hour the watch has nothing to do, and a second in
 * which that is known costs a computer on the air nothing. Belongs to the ticker, but for {@link #changed}.
 */
final class Calm {

    /** Whatever this class overlooks is seen after so long. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    private final AtomicBoolean changed = new AtomicBoolean(true);
    private Instant until = Instant.MIN;

    /** Something may be different from what was looked at. From any thread. */
    void changed() {
        changed.set(true);
    }

    boolean holds(Instant now) {
        return !changed.get() && now.isBefore(until);
    }

    /** To be called before a look, so that no change falls between the two. */
    void ends() {
        changed.set(false);
        until = Instant.MIN;
    }

    /**
     * To be called after a look.
     *
     * @param all  that the watch looks after
     * @param pace the time between two checks; many that are planned together begin so much earlier
     */
    void begins(List<CredentialSnapshot> all, Instant now, Duration pace) {
        if (all.stream().allMatch(one -> one.status() instanceof CredentialStatus.Valid)) {
            Duration early = pace.multipliedBy(all.size() + 1L);
            until = Stream.concat(Stream.of(now.plus(LONGEST)), all.stream().flatMap(Calm::ends)
                    .map(at -> at.minus(early))).min(Instant::compareTo).orElseThrow();
        }
    }

    /** When a check is due and when the token's time is over; long ago, if it is not known when the first will be. */
    private static Stream<Instant> ends(CredentialSnapshot one) {
        Optional<Instant> over = one.status() instanceof CredentialStatus.Valid valid
                ? valid.expiresAt()
                : Optional.empty();
        return Stream.concat(Stream.of(one.nextCheck().orElse(Instant.EPOCH)), over.stream());
    }
}
