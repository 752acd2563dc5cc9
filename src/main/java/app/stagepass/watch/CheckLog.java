package app.stagepass.watch;

import app.stagepass.files.NotWrittenException;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The append-only history of checks, the proof that every token was validated hourly (Twitch audits it): a week of it in memory
 * to be shown, and on disk ({@link HistoryFiles}). It is read in the background when this is made, and written in the background;
 * where it cannot be written it goes on in memory and says so once. It holds ids, times and words of a closed list, so no secret
 * can get into it. Thread-safe; only the executor's threads touch the disk.
 */
public final class CheckLog implements AutoCloseable {

    /** How far back it can be asked. */
    public static final Duration KEPT = Duration.ofDays(7);
    /** Lines that wait for a disk to come back; older ones are given up then. */
    private static final int MOST_WAITING = 10_000;
    private static final Logger LOG = System.getLogger(CheckLog.class.getName());

    private final Clock clock;
    private final Executor writer;
    private final Optional<HistoryFiles> files;
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private final CompletableFuture<Trouble> trouble = new CompletableFuture<>();
    /** Guarded by itself. */
    private final Map<CredentialId, CheckSeries> shown = new HashMap<>();
    /** Not written yet; guarded by itself. */
    private final List<HistoryFiles.Entry> waiting = new ArrayList<>();
    private final Object disk = new Object();
    /** Guarded by {@link #disk}. */
    private LocalDate prunedOn = LocalDate.MIN;

    /** The history is in memory only, because its folder could not be written to. */
    public record Trouble(Path folder, Kind kind) {

        /** What stands in the way. */
        public enum Kind {
            READ_ONLY, DISK_FULL, OTHER
        }
    }

    /**
     * Starts to read what is there.
     *
     * @param folder for the files of the history alone; empty to keep it in memory
     * @param writer runs what blocks
     */
    public CheckLog(Optional<Path> folder, Clock clock, Executor writer) {
        this.clock = clock;
        this.writer = writer;
        this.files = folder.map(HistoryFiles::new);
        writer.execute(this::load);
    }

    /**
     * Notes a check that has ended just now; a status that says that it has not ended is no outcome and not noted.
     *
     * @param begun   when it began
     * @param renewed whether a new pair was bought on the way
     */
    void note(CredentialId id, CredentialStatus status, boolean renewed, Instant begun) {
        CheckOutcome.of(status, renewed).ifPresent(outcome -> note(id, outcome, begun, clock.instant()));
    }

    void note(CredentialId id, CheckOutcome outcome, Instant begun, Instant ended) {
        Duration latency = begun.isBefore(ended) ? Duration.between(begun, ended) : Duration.ZERO;
        Check check = new Check(ended.truncatedTo(ChronoUnit.MILLIS), outcome, latency.truncatedTo(ChronoUnit.MILLIS));
        synchronized (shown) {
            shown.computeIfAbsent(id, _ -> new CheckSeries()).add(check, oldest());
        }
        if (files.isPresent()) {
            synchronized (waiting) {
                waiting.add(new HistoryFiles.Entry(id, check));
            }
            if (loaded.isDone()) { // else load() comes by
                flushLater();
            }
        }
    }

    /** No longer shows the checks of a credential that was removed. Its lines stay on disk until their day is a week old. */
    void forget(CredentialId id) {
        synchronized (shown) {
            shown.remove(id);
        }
    }

    /** The checks since then, the oldest first; never more than {@link #KEPT} back. */
    public List<Check> checks(CredentialId id, Instant since) {
        Instant first = since.isBefore(oldest()) ? oldest() : since;
        synchronized (shown) {
            return Optional.ofNullable(shown.get(id)).map(series -> series.since(first)).orElse(List.of());
        }
    }

    /** All checks that are kept, the oldest first. */
    public List<Check> checks(CredentialId id) {
        return checks(id, oldest());
    }

    /** The last 24 hours of the person's clock. */
    public HourStrip strip(CredentialId id, ZoneId zone) {
        Instant now = clock.instant();
        Optional<Instant> first;
        synchronized (shown) {
            first = Optional.ofNullable(shown.get(id)).flatMap(CheckSeries::first);
        }
        return HourStrip.of(checks(id, now.minus(Duration.ofHours(HourStrip.LENGTH))), first, now, zone);
    }

    /** Completes when what was on disk is there to be shown. */
    public CompletionStage<Void> loaded() {
        return loaded.copy();
    }

    /** Completes, once, if the history can only be kept in memory. */
    public CompletionStage<Trouble> trouble() {
        return trouble.copy();
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }

    private void load() {
        Map<CredentialId, CheckSeries> earlier = new HashMap<>();
        Instant oldest = oldest();
        synchronized (disk) {
            files.ifPresent(folder -> folder.read((id, check) -> {
                if (!check.at().isBefore(oldest)) {
                    earlier.computeIfAbsent(id, _ -> new CheckSeries()).add(check, oldest);
                }
            }));
        }
        synchronized (shown) {
            earlier.forEach((id, series) -> shown.computeIfAbsent(id, _ -> new CheckSeries()).prepend(series));
        }
        loaded.complete(null);
        flush();
    }

    private void flushLater() {
        try {
            writer.execute(this::flush);
        } catch (RejectedExecutionException e) {
            // The program is ending, and close() comes by.
        }
    }

    /** Writes what waits, in the order in which it came. */
    private void flush() {
        if (files.isEmpty()) {
            return;
        }
        synchronized (disk) {
            List<HistoryFiles.Entry> now;
            synchronized (waiting) {
                now = new ArrayList<>(waiting);
                waiting.clear();
            }
            try {
                files.get().append(now);
                pruneDaily(files.get());
            } catch (NotWrittenException e) {
                keepWaiting(now);
                boolean first = trouble.complete(new Trouble(files.get().folder(), switch (e.problem()) {
                    case READ_ONLY -> Trouble.Kind.READ_ONLY;
                    case DISK_FULL -> Trouble.Kind.DISK_FULL;
                    case NEWER_VERSION, NOT_READABLE, OTHER -> Trouble.Kind.OTHER;
                }));
                if (first) {
                    LOG.log(Level.WARNING, "history: {0}", e.getMessage());
                }
            }
        }
    }

    private void keepWaiting(List<HistoryFiles.Entry> unwritten) {
        synchronized (waiting) {
            waiting.addAll(0, unwritten);
            if (waiting.size() > MOST_WAITING) {
                waiting.subList(0, waiting.size() - MOST_WAITING).clear();
            }
        }
    }

    private void pruneDaily(HistoryFiles folder) {
        Instant now = clock.instant();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        if (!today.equals(prunedOn)) {
            prunedOn = today;
            folder.prune(now);
        }
    }

    /** Writes what still waits. Blocks. */
    @Override
    public void close() {
        if (loaded.isDone()) {
            flush();
        }
    }
}
