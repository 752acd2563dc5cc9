package app.stagepass.handover;

import app.stagepass.handover.ClipboardState.MayStillBeThere.Reason;
import app.stagepass.token.AccessToken;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts tokens on the clipboard and takes them away again: after a while, and when the program ends, and only if nothing else
 * was copied since. Of what it put there it keeps a {@link Fingerprint}, not the text.
 *
 * <p>Thread-safe. All calls but {@link #state} and {@link #observe} ask the clipboard and block until it answered.
 */
public final class ClipboardGuard implements AutoCloseable {

    /** How long a copied token stays. */
    public static final Duration CLEAR_AFTER = Duration.ofSeconds(30);

    private static final System.Logger LOG = System.getLogger(ClipboardGuard.class.getName());
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 3;

    private final Clipboard clipboard;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private final Duration clearAfter;
    private final SecureRandom random;
    private final List<Consumer<ClipboardState>> observers = new CopyOnWriteArrayList<>();

    private volatile ClipboardState state = new ClipboardState.Empty();
    private @Nullable Fingerprint ours;
    /** Whether the clipboard took our clearing, seen to work or not. */
    private boolean wiped;
    /** Counts copies, so that the countdown of an earlier one does not clear a later one. */
    private long generation;
    private boolean closed;

    /** @param scheduler its thread is held for as long as the clipboard takes to answer */
    public ClipboardGuard(Clipboard clipboard, Clock clock, ScheduledExecutorService scheduler, Duration clearAfter,
            SecureRandom random) {
        this.clipboard = clipboard;
        this.clock = clock;
        this.scheduler = scheduler;
        this.clearAfter = clearAfter;
        this.random = random;
    }

    public ClipboardState state() {
        return state;
    }

    /** The observer is told of every change, in order, on the thread that made it, and must not block. */
    public void observe(Consumer<ClipboardState> observer) {
        observers.add(observer);
    }

    /**
     * Puts a token there, concealed from clipboard managers, and starts the countdown anew.
     *
     * @param label whose token it is, for people to read; not secret
     * @throws Clipboard.Unavailable if it is not there; an earlier token's countdown goes on
     */
    public synchronized void copy(AccessToken token, CopyFormat format, String label) throws Clipboard.Unavailable {
        if (closed) {
            throw new Clipboard.Unavailable(Optional.of("closed"));
        }
        String text = format.write(token);
        Fingerprint fingerprint = Fingerprint.of(text, random);
        clipboard.putConcealed(text);
        ours = fingerprint;
        wiped = false;
        generation++;
        Instant clearsAt = clock.instant().plus(clearAfter);
        tickLater(generation, clearsAt, clearAfter.dividedBy(TICK));
        change(new ClipboardState.Holding(label, clearsAt));
    }

    /** Clears it now, if it is still there: the person asked, or a system that hides the clipboard may show it again. */
    public synchronized void clear() {
        if (ours != null) {
            generation++;
            clear(generation, ATTEMPTS);
        }
    }

    /** At the program's end: clears at once what is still there. Nothing can be copied afterwards. */
    @Override
    public synchronized void close() {
        closed = true;
        generation++;
        Optional<Reason> problem = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS && ours != null; attempt++) {
            problem = tryToClear();
        }
        problem.ifPresent(reason -> change(new ClipboardState.MayStillBeThere(reason)));
    }

    /**
     * Once a second, because a machine that slept has lived through those seconds only by its wall clock, and one whose clock
     * was set back only by the ticks.
     */
    private void tickLater(long copy, Instant clearsAt, long ticksLeft) {
        inASecond(() -> tick(copy, clearsAt, ticksLeft - 1));
    }

    private void inASecond(Runnable step) {
        ScheduledFuture<?> _ = scheduler.schedule(step, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void tick(long copy, Instant clearsAt, long ticksLeft) {
        if (copy != generation) {
            return;
        }
        if (ticksLeft <= 0 || !clock.instant().isBefore(clearsAt)) {
            clear(copy, ATTEMPTS);
        } else {
            tickLater(copy, clearsAt, ticksLeft);
        }
    }

    private synchronized void clear(long copy, int attempts) {
        if (copy != generation) {
            return;
        }
        Optional<Reason> problem = tryToClear();
        if (problem.isEmpty()) {
            return;
        }
        if (attempts > 1) {
            inASecond(() -> clear(copy, attempts - 1));
        } else {
            change(new ClipboardState.MayStillBeThere(problem.get()));
        }
    }

    /** @return what is in the way; empty once it is settled */
    private Optional<Reason> tryToClear() {
        switch (look()) {
            case OURS -> {}
            case ANOTHERS -> {
                return settle(wiped ? cleared() : new ClipboardState.ReplacedBySomethingElse());
            }
            case HIDDEN -> {
                return Optional.of(Reason.CANNOT_LOOK);
            }
        }
        try {
            clipboard.clear();
            wiped = true;
        } catch (Clipboard.Unavailable | RuntimeException e) {
            LOG.log(Level.DEBUG, "clipboard not cleared: " + e.getClass().getSimpleName());
            return Optional.of(Reason.CANNOT_CLEAR);
        }
        return switch (look()) {
            case OURS -> Optional.of(Reason.CANNOT_CLEAR);
            case ANOTHERS -> settle(cleared());
            case HIDDEN -> Optional.of(Reason.CANNOT_LOOK);
        };
    }

    private Sight look() {
        Fingerprint fingerprint = ours;
        try {
            return switch (clipboard.content()) {
                case Clipboard.Content.Text(String text) when fingerprint != null && fingerprint.matches(text) ->
                    Sight.OURS;
                case Clipboard.Content.Text _,Clipboard.Content.NoText _ -> Sight.ANOTHERS;
                case Clipboard.Content.Unknown _ -> Sight.HIDDEN;
            };
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "clipboard not readable: " + e.getClass().getSimpleName());
            return Sight.HIDDEN;
        }
    }

    private ClipboardState cleared() {
        return new ClipboardState.Cleared(clock.instant());
    }

    private Optional<Reason> settle(ClipboardState end) {
        ours = null;
        change(end);
        return Optional.empty();
    }

    private void change(ClipboardState next) {
        state = next;
        for (Consumer<ClipboardState> observer : observers) {
            try {
                observer.accept(next);
            } catch (RuntimeException e) {
                // Whoever draws this must not keep a token from being cleared.
                LOG.log(Level.WARNING, "a clipboard observer failed: " + e.getClass().getSimpleName());
            }
        }
    }

    private enum Sight {
        OURS, ANOTHERS, HIDDEN
    }
}
