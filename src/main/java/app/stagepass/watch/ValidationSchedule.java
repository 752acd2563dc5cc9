package app.stagepass.watch;

import app.stagepass.token.CredentialStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a credential is to be checked next. Twitch asks for a check at the start and every hour (page "Validating requests"); we
 * stay below the hour, spread so that many credentials do not come at once. Pure but for the randomness that it is given.
 */
public final class ValidationSchedule {

    static final Duration EARLIEST = Duration.ofMinutes(50);
    static final Duration LATEST = Duration.ofMinutes(58);
    /** So long before its end a token is renewed. */
    static final Duration RENEW_BEFORE_END = Duration.ofMinutes(10);
    /** Twitch counts whole seconds, and a check may come just before its time: it shall renew all the same. */
    private static final Duration INEXACT = Duration.ofSeconds(30);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final Duration LAST_RETRY = Duration.ofMinutes(10);
    private static final int MAX_DOUBLINGS = 6;

    private final RandomGenerator random;

    public ValidationSchedule(RandomGenerator random) {
        this.random = random;
    }

    /**
     * After a good answer: 50 to 58 minutes later, or shortly before the token ends if that is sooner. One that ends so soon that it
     * should have been renewed by now comes again when half of what is left is over: it cannot be renewed, or that did not work yet.
     */
    Instant afterSuccess(Instant now, Optional<Instant> expiresAt) {
        Instant hourly = now.plus(EARLIEST)
                .plusSeconds(random.nextLong(LATEST.minus(EARLIEST).toSeconds() + 1));
        Optional<Instant> beforeEnd = expiresAt.map(end -> end.minus(RENEW_BEFORE_END)).filter(hourly::isAfter);
        return beforeEnd.map(at -> at.isAfter(now) ? at : halfWay(now, at.plus(RENEW_BEFORE_END))).orElse(hourly);
    }

    private static Instant halfWay(Instant now, Instant end) {
        Instant soonest = now.plus(FIRST_RETRY);
        Instant half = now.plus(Duration.between(now, end).dividedBy(2));
        return half.isBefore(soonest) ? soonest : half;
    }

    /**
     * After a failure that says nothing about the token: doubling from ten seconds to ten minutes, less up to a quarter, and never
     * sooner than Twitch asked for.
     *
     * @param failures how many in a row, at least 1
     */
    Instant afterTrouble(Instant now, int failures, Optional<Duration> retryAfter) {
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        if (wait.compareTo(LAST_RETRY) > 0) {
            wait = LAST_RETRY;
        }
        Duration jittered = wait.minusMillis(random.nextLong(wait.toMillis() / 4));
        return notBefore(now, retryAfter, now.plus(jittered));
    }

    /** Later if Twitch asked for that, though not by more than an hour: it also asks for hourly checks. */
    static Instant notBefore(Instant now, Optional<Duration> retryAfter, Instant planned) {
        Duration asked = retryAfter.orElse(Duration.ZERO);
        Instant soonest = now.plus(asked.compareTo(LATEST) > 0 ? LATEST : asked);
        return planned.isBefore(soonest) ? soonest : planned;
    }

    /**
     * When checks have to start so that none begins after its time although they follow each other at a distance: earlier than
     * planned where many are planned together.
     *
     * @param planned in ascending order
     */
    static List<Instant> inTime(List<Instant> planned, Duration distance) {
        List<Instant> starts = new ArrayList<>(planned);
        for (int i = starts.size() - 2; i >= 0; i--) {
            Instant latest = starts.get(i + 1).minus(distance);
            if (latest.isBefore(starts.get(i))) {
                starts.set(i, latest);
            }
        }
        return starts;
    }

    /** Whether a token that was just found good should be renewed all the same. */
    boolean endsSoon(Instant now, Optional<Instant> expiresAt) {
        return expiresAt.filter(end -> end.isBefore(now.plus(RENEW_BEFORE_END).plus(INEXACT))).isPresent();
    }

    static boolean canRecoverByItself(CredentialStatus status) {
        return switch (status) {
            case CredentialStatus.Checking _,CredentialStatus.Valid _,CredentialStatus.Renewing _,CredentialStatus.Unverified _,CredentialStatus.Locked _ ->
                true;
            case CredentialStatus.NeedsConsent _,CredentialStatus.Misconfigured _,CredentialStatus.Moved _ -> false;
        };
    }
}
