package app.stagepass;

import app.stagepass.oauth.OAuthException;
import app.stagepass.twitch.ReleaseVersion;
import app.stagepass.twitch.ReleasesPage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Looks for a new version once a day, for people who chose that. It tells of it, and fetches nothing. */
final class UpdateCheck implements AutoCloseable {

    private static final Logger LOG = System.getLogger(UpdateCheck.class.getName());
    static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofDays(1);
    private static final Duration AFTER_TROUBLE = Duration.ofHours(6);

    private final ReleasesPage page;
    private final ReleaseVersion ours;
    private final BooleanSupplier wanted;
    private final Clock clock;
    private final Consumer<ReleaseVersion> newer;
    private final ScheduledFuture<?> timer;
    private Instant asked = Instant.MAX;
    private Duration pause = Duration.ZERO;
    private Optional<ReleaseVersion> told = Optional.empty();

    /**
     * Begins.
     *
     * @param wanted whether the person wants it now
     * @param newer  told of each newer version once, on a worker
     */
    UpdateCheck(ReleasesPage page, ReleaseVersion ours, BooleanSupplier wanted, Clock clock,
            ScheduledExecutorService ticker, Executor workers, Consumer<ReleaseVersion> newer) {
        this.page = page;
        this.ours = ours;
        this.wanted = wanted;
        this.clock = clock;
        this.newer = newer;
        this.timer = ticker.scheduleAtFixedRate(() -> workers.execute(this::look), 0, LOOK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Asks if that is wanted and due. */
    synchronized void look() {
        Instant now = clock.instant();
        if (!wanted.getAsBoolean() || !isDue(now)) {
            return;
        }
        try {
            asked = now;
            pause = AGAIN;
            page.newest().filter(found -> found.compareTo(ours) > 0 && !told.equals(Optional.of(found)))
                    .ifPresent(found -> {
                        told = Optional.of(found);
                        newer.accept(found);
                    });
        } catch (OAuthException.Unreachable e) {
            pause = AFTER_TROUBLE;
            LOG.log(Level.INFO, "no word on new versions: {0}", e.getMessage());
        }
    }

    /** Also when the clock says that it was never asked yet: it was set back, and may have been years ahead. */
    private boolean isDue(Instant now) {
        return now.isBefore(asked) || Duration.between(asked, now).compareTo(pause) >= 0;
    }

    @Override
    public void close() {
        timer.cancel(false);
    }
}
