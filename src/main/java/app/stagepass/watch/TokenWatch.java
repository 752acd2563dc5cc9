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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Has every credential checked when it is due, by the wall clock, so that a computer that slept is just a late tick: what is
 * overdue then shows Checking until Twitch has answered. {@link #tick} is called by one timer; the checks run on the workers.
 */
public final class TokenWatch implements AutoCloseable {

    private static final Logger LOG = System.getLogger(TokenWatch.class.getName());
    static final Duration TICK = Duration.ofSeconds(1);
    private static final int CHECKS_A_TICK = 2;
    private static final Duration PACE = TICK.dividedBy(CHECKS_A_TICK);
    /** So that what was begun is finished, with its renewal, before more begins. */
    private static final int CHECKS_AT_ONCE = 6;
    /** The schedule leaves two minutes of the hour; smaller steps are a clock being set right. */
    private static final Duration CLOCK_WENT_BACK = Duration.ofMinutes(1);
    private static final Duration OVERDUE = Duration.ofMinutes(3);
    private static final Duration SAVE_AGAIN = Duration.ofSeconds(15);
    /** When each check was is written down so often at most; a crash in between costs nothing but the time on the card. */
    private static final Duration NOTE_TIMES = Duration.ofMinutes(1);

    private final Credentials credentials;
    private final TokenVault vault;
    private final Validator validator;
    private final Clock clock;
    private final Executor workers;
    /** Being checked now; guarded by itself. */
    private final Set<CredentialId> inFlight = new HashSet<>();
    private final Calm calm = new Calm();
    private final Credentials.Observation observation;
    private final ScheduledFuture<?> timer;
    /** These belong to the ticker. */
    private Instant nextSave = Instant.MIN;
    private Instant nextNotes = Instant.MIN;
    private Instant lastTick;
    private final Recovery recovery = new Recovery();

    public TokenWatch(Credentials credentials, TokenVault vault, Validator validator, Clock clock,
            ScheduledExecutorService ticker, Executor workers) {
        this.credentials = credentials;
        this.vault = vault;
        this.validator = validator;
        this.clock = clock;
        this.workers = workers;
        this.lastTick = clock.instant();
        this.observation = credentials.observe(_ -> calm.changed());
        this.timer = ticker.scheduleAtFixedRate(this::tickSafely, TICK.toMillis(), TICK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException e) { // or the timer would never come again
            LOG.log(Level.ERROR, "tick", e);
        }
    }

    /** Starts the checks that are due: at most two a second and few at once, those in use first, then the longest due. */
    void tick() {
        Instant now = clock.instant();
        boolean clockWentBack = now.isBefore(lastTick.minus(CLOCK_WENT_BACK));
        lastTick = now;
        if (clockWentBack || !calm.holds(now)) {
            look(now, clockWentBack);
        }
        if (!vault.unsaved().isEmpty() && !now.isBefore(nextSave)) {
            nextSave = now.plus(SAVE_AGAIN);
            workers.execute(this::saveAgain);
        } else if (vault.hasTimesToNote() && !now.isBefore(nextNotes)) {
            nextNotes = now.plus(NOTE_TIMES);
            workers.execute(this::noteTimes);
        }
    }

    private void look(Instant now, boolean clockWentBack) {
        calm.ends();
        List<CredentialSnapshot> all = recoverable();
        if (clockWentBack) { // how long ago the last checks were is not known any more
            nextSave = Instant.MIN;
            nextNotes = Instant.MIN;
            all.forEach(one -> credentials.due(one.id()));
            all = recoverable();
        }
        Recovery.Advice advice = recovery.at(now, all, clockWentBack);
        if (!advice.all().isEmpty()) {
            advice.all().forEach(credentials::due);
            all = recoverable();
        }
        Set<CredentialId> early = wantedEarly(all, now);
        advice.probe().ifPresent(id -> start(id, () -> true, validator::probe));
        int started = 0;
        boolean lockedUp = vault.secrets().isLocked(); // then there is nothing to check, and no check in the history
        for (CredentialSnapshot one : inOrder(all)) {
            if ((lockedUp && one.saved()) || (!isDue(one, now) && !early.contains(one.id()))) {
                continue;
            }
            if (started < CHECKS_A_TICK && hasRoom()) {
                started += start(one.id(), () -> credentials.isAsSeen(one), validator::check) ? 1 : 0;
            } else if (one.status() instanceof CredentialStatus.Valid && (hasEnded(one, now)
                    || one.nextCheck().filter(at -> at.plus(OVERDUE).isBefore(now)).isPresent())) {
                credentials.overdue(one);
            }
        }
        calm.begins(all, now, PACE);
    }

    private List<CredentialSnapshot> recoverable() {
        return credentials.snapshots().stream().filter(one -> ValidationSchedule.canRecoverByItself(one.status()))
                .toList();
    }

    private static List<CredentialSnapshot> inOrder(List<CredentialSnapshot> all) {
        return all.stream().sorted(Comparator.comparing((CredentialSnapshot one) -> one.handedOverAt().isEmpty())
                .thenComparing(one -> one.nextCheck().orElse(Instant.MIN))).toList();
    }

    /** Those whose hour is not over but would be by the time that those before them are through. */
    private static Set<CredentialId> wantedEarly(List<CredentialSnapshot> all, Instant now) {
        List<CredentialSnapshot> planned = all.stream().filter(one -> one.status() instanceof CredentialStatus.Valid)
                .filter(one -> one.nextCheck().isPresent())
                .sorted(Comparator.comparing(one -> one.nextCheck().orElseThrow())).toList();
        List<Instant> starts = ValidationSchedule.inTime(
                planned.stream().map(one -> one.nextCheck().orElseThrow()).toList(), PACE);
        Set<CredentialId> early = new HashSet<>();
        for (int i = 0; i < starts.size() && !starts.get(i).isAfter(now); i++) {
            early.add(planned.get(i).id());
        }
        return early;
    }

    private static boolean isDue(CredentialSnapshot one, Instant now) {
        return hasEnded(one, now) || one.nextCheck().map(at -> !at.isAfter(now)).orElse(true);
    }

    private static boolean hasEnded(CredentialSnapshot one, Instant now) {
        return one.status() instanceof CredentialStatus.Valid valid
                && valid.expiresAt().filter(end -> !end.isAfter(now)).isPresent();
    }

    /** Checks one now, on a worker, unless that is under way. */
    public void checkNow(CredentialId id) {
        var _ = start(id, () -> true, validator::check);
    }

    /** Checks all, in the watch's own pace: they show Checking until Twitch has answered. */
    public void checkAll() {
        credentials.snapshots().stream().filter(one -> ValidationSchedule.canRecoverByItself(one.status()))
                .forEach(one -> credentials.due(one.id()));
    }

    /** Checks those once more that need the person for this reason, now that it may be so no longer. */
    public void checkAgain(CredentialStatus.Reason reason) {
        credentials.snapshots().stream().filter(one -> one.status().equals(new CredentialStatus.NeedsConsent(reason)))
                .forEach(one -> credentials.due(one.id()));
    }

    private boolean hasRoom() {
        synchronized (inFlight) {
            return inFlight.size() < CHECKS_AT_ONCE;
        }
    }

    /** Whether it was not under way already, and still wanted once that was certain. */
    private boolean start(CredentialId id, BooleanSupplier stillWanted, Consumer<CredentialId> how) {
        synchronized (inFlight) {
            if (inFlight.contains(id) || !stillWanted.getAsBoolean()) {
                return false;
            }
            inFlight.add(id);
        }
        workers.execute(() -> {
            try {
                how.accept(id);
            } finally {
                synchronized (inFlight) {
                    inFlight.remove(id);
                }
            }
        });
        return true;
    }

    private void saveAgain() {
        try {
            vault.saveUnsaved();
        } catch (VaultException e) {
            LOG.log(Level.INFO, "still not saved: {0}", e.getMessage());
        }
        credentials.tell();
    }

    private void noteTimes() {
        try {
            vault.noteTimes();
        } catch (VaultException e) {
            LOG.log(Level.INFO, "times of checks not noted yet: {0}", e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.cancel(false);
        observation.close();
    }
}
