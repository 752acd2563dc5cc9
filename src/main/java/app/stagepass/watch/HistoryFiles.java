package app.stagepass.watch;

import app.stagepass.files.AppendFile;
import app.stagepass.files.NotWrittenException;
import app.stagepass.token.CredentialId;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The history on disk: a folder with one file for each day in UTC, {@code 2026-11-22.tsv}, and in it one line for each check:
 * <pre>2026-11-22T14:07:03.120Z ⇥ credential id ⇥ unverified.timed-out ⇥ 182ms</pre>
 * Lines with tabs and not JSON: nothing in them was chosen by anybody but us, so nothing ever needs quoting; they are read without
 * a parser and by any tool; and the unit at the end tells a whole line from one that was cut off. Days in UTC, for those all have
 * 24 hours. Not thread-safe.
 */
final class HistoryFiles {

    /** Whole days besides today; so the last 7 × 24 hours are always there. */
    private static final int DAYS_KEPT = 7;
    private static final Logger LOG = System.getLogger(HistoryFiles.class.getName());
    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)\\.tsv");
    private static final Pattern LINE = Pattern
            .compile("(\\d{4}-[\\d-]{5}T[\\d:.]+Z)\\t([a-z0-9-]{1,64})\\t([a-z0-9.-]+)\\t(\\d{1,9})ms");

    private final Path folder;

    /** A check and whose it is. */
    record Entry(CredentialId id, Check check) {}

    private record Day(LocalDate date, Path file) {}

    HistoryFiles(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** Adds lines to the days that they belong to. What is in the list when it throws was not written. */
    void append(List<Entry> entries) throws NotWrittenException {
        while (!entries.isEmpty()) {
            LocalDate day = dayOf(entries.getFirst());
            StringBuilder lines = new StringBuilder();
            List<Entry> same = entries.stream().takeWhile(one -> dayOf(one).equals(day)).toList();
            same.forEach(one -> lines.append(line(one)));
            new AppendFile(folder.resolve(day + ".tsv")).append(lines.toString());
            entries.subList(0, same.size()).clear();
        }
    }

    /** Hands on all that can be understood, day by day; the rest is counted in the log and stays where it is. */
    void read(BiConsumer<CredentialId, Check> to) {
        for (Day day : days()) {
            int[] damaged = {0};
            try {
                new AppendFile(day.file()).read(line -> parse(line).ifPresentOrElse(
                        one -> to.accept(one.id(), one.check()), () -> damaged[0] += line.isEmpty() ? 0 : 1));
            } catch (IOException e) {
                LOG.log(Level.WARNING, "history of {0} cannot be read: {1}", day.date(), e.getClass().getSimpleName());
            }
            if (damaged[0] > 0) {
                LOG.log(Level.WARNING, "history of {0}: {1} lines were not understood", day.date(), damaged[0]);
            }
        }
    }

    /** Deletes the days that are no longer kept. Files with other names are not ours. */
    void prune(Instant now) {
        LocalDate oldest = now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(DAYS_KEPT);
        for (Day day : days()) {
            if (day.date().isBefore(oldest)) {
                try {
                    Files.deleteIfExists(day.file());
                } catch (IOException e) {
                    LOG.log(Level.INFO, "history of {0} cannot be deleted: {1}", day.date(),
                            e.getClass().getSimpleName());
                }
            }
        }
    }

    private List<Day> days() {
        List<Day> days = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(file -> dateOf(file).ifPresent(date -> days.add(new Day(date, file))));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException | java.io.UncheckedIOException e) {
            LOG.log(Level.WARNING, "the history cannot be listed: {0}", e.getClass().getSimpleName());
        }
        return days;
    }

    private static Optional<LocalDate> dateOf(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        try {
            return name.matches() ? Optional.of(LocalDate.parse(name.group(1))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate dayOf(Entry entry) {
        return entry.check().at().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static String line(Entry entry) {
        return String.join("\t", entry.check().at().toString(), entry.id().value(), entry.check().outcome().code(),
                entry.check().latency().toMillis() + "ms\n");
    }

    private static Optional<Entry> parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Instant at = Instant.parse(parts.group(1));
            return CheckOutcomes.ofCode(parts.group(3)).map(outcome -> new Entry(new CredentialId(parts.group(2)),
                    new Check(at, outcome, Duration.ofMillis(Long.parseLong(parts.group(4))))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
