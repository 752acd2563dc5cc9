package app.stagepass.watch;

import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Has every credential checked when it is due, by the wall clock, so that a computer that slept is just a late tick: what is
 * overdue then shows Checking until Twitch has answered. {@link #tick} is called by one timer; the checks run on the workers.
 */
public final class TokenWatch implements AutoCloseable {

    private static final Logger LOG = System.getLogger(TokenWatch.class.getName());
    static final Duration TICK = Duration.ofSeconds(1);
    private static final int CHECKS_A_TICK = 2;
    private static final Duration OVERDUE = Duration.ofMinutes(3);
    private static final Duration SAVE_AGAIN = Duration.ofSeconds(15);

    private final Credentials credentials;
    private final TokenVault vault;
    private final Validator validator;
    private final Clock clock;
    private final Executor workers;
    /** Being checked now; guarded by itself. */
    private final Set<CredentialId> inFlight = new HashSet<>();
    private final ScheduledFuture<?> timer;
    private Instant nextSave = Instant.MIN;

    public TokenWatch(Credentials credentials, TokenVault vault, Validator validator, Clock clock,
            ScheduledExecutorService ticker, Executor workers) {
        this.credentials = credentials;
        this.vault = vault;
        this.validator = validator;
        this.clock = clock;
        this.workers = workers;
        this.timer = ticker.scheduleAtFixedRate(this::tickSafely, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException e) { // or the timer would never come again
            LOG.log(Level.ERROR, "tick", e);
        }
    }

    /** Starts the checks that are due: at most two a second, those in use first, then the longest due. */
    void tick() {
        Instant now = clock.instant();
        List<CredentialSnapshot> due = credentials.snapshots().stream()
                .filter(one -> ValidationSchedule.canRecoverByItself(one.status()))
                .filter(one -> isDue(one, now))
                .sorted(Comparator.comparing((CredentialSnapshot one) -> one.handedOverAt().isEmpty())
                        .thenComparing(one -> one.nextCheck().orElse(Instant.MIN)))
                .toList();
        int started = 0;
        for (CredentialSnapshot one : due) {
            if (isInFlight(one.id())) {
                continue;
            }
            if (started < CHECKS_A_TICK) {
                started++;
                start(one.id());
            } else if (one.status() instanceof CredentialStatus.Valid
                    && one.nextCheck().filter(at -> at.plus(OVERDUE).isBefore(now)).isPresent()) {
                credentials.show(one.id(), new CredentialStatus.Checking());
            }
        }
        if (!vault.unsaved().isEmpty() && !now.isBefore(nextSave)) {
            nextSave = now.plus(SAVE_AGAIN);
            workers.execute(this::saveAgain);
        }
    }

    private static boolean isDue(CredentialSnapshot one, Instant now) {
        boolean ended = one.status() instanceof CredentialStatus.Valid valid
                && valid.expiresAt().filter(end -> !end.isAfter(now)).isPresent();
        // A check in the future by more than an hour: the clock was set back, and the plan means nothing.
        boolean clockWentBack = one.nextCheck().filter(at -> at.isAfter(now.plus(Duration.ofHours(1)))).isPresent();
        return ended || clockWentBack || one.nextCheck().map(at -> !at.isAfter(now)).orElse(true);
    }

    /** Checks one now, on a worker, unless that is under way. */
    public void checkNow(CredentialId id) {
        if (!isInFlight(id)) {
            start(id);
        }
    }

    /** Checks all, in the watch's own pace: they show Checking until Twitch has answered. */
    public void checkAll() {
        credentials.snapshots().stream().filter(one -> ValidationSchedule.canRecoverByItself(one.status()))
                .forEach(one -> credentials.due(one.id()));
    }

    private boolean isInFlight(CredentialId id) {
        synchronized (inFlight) {
            return inFlight.contains(id);
        }
    }

    private void start(CredentialId id) {
        synchronized (inFlight) {
            inFlight.add(id);
        }
        workers.execute(() -> {
            try {
                validator.check(id);
            } finally {
                synchronized (inFlight) {
                    inFlight.remove(id);
                }
            }
        });
    }

    private void saveAgain() {
        try {
            vault.saveUnsaved();
        } catch (VaultException e) {
            LOG.log(Level.INFO, "still not saved: {0}", e.getMessage());
        }
        credentials.tell();
    }

    @Override
    public void close() {
        timer.cancel(false);
    }
}
