package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.CredentialId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be understood in the history's files is counted in the log, and what is fine is not spoken of. */
class HistoryFilesTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private final List<String> logged = new ArrayList<>();
    private final Logger logger = Logger.getLogger(HistoryFiles.class.getName());
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {
            // Nothing waits.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        logger.addHandler(listening);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(listening);
    }

    private List<Check> read() {
        List<Check> checks = new ArrayList<>();
        new HistoryFiles(folder).read((_, check) -> checks.add(check));
        return checks;
    }

    private void write(String lines) throws IOException {
        Files.writeString(folder.resolve("2026-03-01.tsv"), lines);
    }

    @Test
    void lines_that_are_not_understood_are_counted_and_empty_ones_are_not() throws IOException {
        write("2026-03-01T12:00:00Z\towl\tvalid\t182ms\nrubbish\n\n2026-03-01T12:00:00Z\towl\tinvented\t1ms\n");

        assertThat(read()).containsExactly(new Check(AT, new CheckOutcome.Valid(), Duration.ofMillis(182)));
        assertThat(logged).containsExactly("history of 2026-03-01: 2 lines were not understood");
    }

    @Test
    void one_is_enough_to_be_told() throws IOException {
        write("rubbish\n");
        assertThat(read()).isEmpty();
        assertThat(logged).containsExactly("history of 2026-03-01: 1 lines were not understood");
    }

    @Test
    void of_whole_files_and_of_none_nothing_is_said() throws Exception {
        new HistoryFiles(folder).append(new ArrayList<>(List.of(
                new HistoryFiles.Entry(new CredentialId("owl"), new Check(AT, new CheckOutcome.Valid(), Duration.ZERO)),
                new HistoryFiles.Entry(new CredentialId("bot"),
                        new Check(AT, new CheckOutcome.Renewed(), Duration.ZERO)))));
        assertThat(read()).hasSize(2);
        new HistoryFiles(folder.resolve("none")).read((_, _) -> {
            throw new AssertionError("read what is not there");
        });
        assertThat(logged).isEmpty();
    }

    @Test
    void a_day_that_cannot_be_deleted_is_named_and_the_others_are_deleted() throws Exception {
        write("2026-03-01T12:00:00Z\towl\tvalid\t182ms\n");
        Files.createDirectories(folder.resolve("2026-02-28.tsv").resolve("full"));

        new HistoryFiles(folder).prune(AT.plus(Duration.ofDays(30)));
        assertThat(logged).singleElement().asString().startsWith("history of 2026-02-28 cannot be deleted");
        assertThat(folder.resolve("2026-03-01.tsv")).doesNotExist();
    }
}
