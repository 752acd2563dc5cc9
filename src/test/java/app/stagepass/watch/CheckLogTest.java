package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.TestClock;
import app.stagepass.token.ClientField;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus.Checking;
import app.stagepass.token.CredentialStatus.Misconfigured;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Renewing;
import app.stagepass.token.CredentialStatus.Trouble;
import app.stagepass.token.CredentialStatus.Unverified;
import app.stagepass.token.CredentialStatus.Valid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was checked is known a week later, whatever happened to the program, its files or its clock in between. */
class CheckLogTest {

    private static final CredentialId OWL = new CredentialId("owl");
    private static final CredentialId BOT = new CredentialId("bot");

    @TempDir
    Path data;

    private final TestClock clock = new TestClock();
    private Path folder;
    private CheckLog log;

    @BeforeEach
    void open() {
        folder = data.resolve("history");
        log = started();
    }

    private CheckLog started() {
        return new CheckLog(Optional.of(folder), clock, Runnable::run);
    }

    private void valid(CredentialId id) {
        Instant begun = clock.instant();
        clock.forward(Duration.ofMillis(182));
        log.note(id, new Valid(clock.instant(), Optional.empty()), false, begun);
    }

    private List<String> outcomes(CredentialId id) {
        return log.checks(id).stream().map(check -> check.outcome().code()).toList();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    @Test
    void a_check_is_there_again_after_a_restart_with_time_outcome_and_latency() {
        valid(OWL);
        Instant at = clock.instant();
        clock.forward(Duration.ofHours(1));
        log.note(OWL, new NeedsConsent(Reason.DISCONNECTED), false, clock.instant());
        log.note(BOT, new Misconfigured(ClientField.CLIENT_SECRET), false, clock.instant());

        log = started();

        assertThat(log.checks(OWL)).containsExactly(
                new Check(at, new CheckOutcome.Valid(), Duration.ofMillis(182)),
                new Check(clock.instant(), new CheckOutcome.NeedsConsent(Reason.DISCONNECTED), Duration.ZERO));
        assertThat(outcomes(BOT)).containsExactly("misconfigured.client-secret");
    }

    @Test
    void every_outcome_survives_the_way_to_the_disk_and_back() {
        for (CheckOutcome outcome : CheckOutcomes.all()) {
            log.note(OWL, outcome, clock.instant(), clock.instant());
        }
        log = started();
        assertThat(log.checks(OWL)).extracting(Check::outcome).containsExactlyElementsOf(CheckOutcomes.all())
                .hasSizeGreaterThan(20);
    }

    @Test
    void a_check_that_has_not_ended_is_none() {
        log.note(OWL, new Checking(), false, clock.instant());
        log.note(OWL, new Renewing(), true, clock.instant());
        assertThat(log.checks(OWL)).isEmpty();
    }

    @Test
    void what_is_written_is_one_line_a_check_for_nobody_else_to_read() throws IOException {
        valid(OWL);
        Path today = folder.resolve("2026-03-01.tsv");
        assertThat(today).hasContent("2026-03-01T12:00:00.182Z\towl\tvalid\t182ms\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(today))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
    }

    @Test
    void seven_days_are_kept_and_what_is_not_ours_is_left_alone() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("2020-01-01.tsv.bak"), "mine");
        Files.writeString(folder.resolve("notes.txt"), "mine");
        for (int day = 0; day < 20; day++) {
            valid(OWL);
            clock.forward(Duration.ofDays(1));
        }
        assertThat(names()).containsExactly("2020-01-01.tsv.bak", "2026-03-13.tsv", "2026-03-14.tsv",
                "2026-03-15.tsv", "2026-03-16.tsv", "2026-03-17.tsv", "2026-03-18.tsv", "2026-03-19.tsv",
                "2026-03-20.tsv", "notes.txt");
        assertThat(log.checks(OWL)).as("the seventh is a second too old").hasSize(6);
        log = started();
        assertThat(log.checks(OWL)).as("the seventh is a second too old").hasSize(6);
        clock.forward(Duration.ofDays(30));
        log = started();
        assertThat(names()).as("also after a month without us").containsExactly("2020-01-01.tsv.bak", "notes.txt");
    }

    @Test
    void a_torn_line_costs_itself_only() throws IOException {
        valid(OWL);
        clock.forward(Duration.ofMinutes(50));
        valid(OWL);
        Path today = folder.resolve("2026-03-01.tsv");
        String whole = Files.readString(today);
        Files.writeString(today, whole.substring(0, whole.length() - 4)); // the power failed at "18"

        log = started();
        assertThat(log.checks(OWL)).as("half a latency is not a latency").hasSize(1);
        clock.forward(Duration.ofMinutes(50));
        valid(OWL);
        log = started();
        assertThat(log.checks(OWL)).as("and the next line stands on its own").hasSize(2);
    }

    @Test
    void damage_is_stepped_over_and_stays_where_it_is() throws IOException {
        valid(OWL);
        Path today = folder.resolve("2026-03-01.tsv");
        byte[] rubbish = new byte[100_000];
        new java.util.Random(3).nextBytes(rubbish);
        Files.write(today, rubbish, StandardOpenOption.APPEND);
        Files.writeString(today, """

                2026-03-01T12:00:00Z\towl\tinvented\t1ms
                99\towl\tvalid\t1ms
                +999999999-01-01T00:00:00Z\towl\tvalid\t1ms
                """, StandardOpenOption.APPEND);
        Files.createDirectory(folder.resolve("2026-02-28.tsv"));
        long size = Files.size(today);

        log = started();
        valid(OWL);

        assertThat(outcomes(OWL)).containsExactly("valid", "valid");
        assertThat(Files.size(today)).isGreaterThan(size);
    }

    @Test
    void a_folder_that_cannot_be_written_is_told_once_and_the_history_goes_on_in_memory() throws IOException {
        Files.writeString(folder, "a file stands where the folder should be");
        log = started();
        List<CheckLog.Trouble> told = new ArrayList<>();
        log.trouble().thenAccept(told::add);

        valid(OWL);
        valid(OWL);

        assertThat(told).containsExactly(new CheckLog.Trouble(folder, CheckLog.Trouble.Kind.OTHER));
        assertThat(outcomes(OWL)).containsExactly("valid", "valid");

        Files.delete(folder);
        valid(OWL);
        log = started();
        assertThat(log.checks(OWL)).as("nothing was lost once the disk is back").hasSize(3);
    }

    @Test
    void what_is_checked_before_the_files_are_read_is_neither_lost_nor_doubled() {
        valid(OWL);
        Queue<Runnable> later = new ArrayDeque<>();
        Executor background = later::add;
        log = new CheckLog(Optional.of(folder), clock, background);
        clock.forward(Duration.ofMinutes(50));
        valid(OWL);
        assertThat(log.loaded().toCompletableFuture()).isNotDone();
        assertThat(log.checks(OWL)).hasSize(1);

        later.remove().run();

        assertThat(log.loaded().toCompletableFuture()).isDone();
        List<Check> both = log.checks(OWL);
        assertThat(both).hasSize(2).isSortedAccordingTo(java.util.Comparator.comparing(Check::at));
        assertThat(log.checks(OWL, both.getLast().at())).containsExactly(both.getLast());
        assertThat(log.checks(OWL, Instant.EPOCH)).isEqualTo(both);
        assertThat(started().checks(OWL)).isEqualTo(both);
    }

    @Test
    void what_waited_over_midnight_is_written_to_its_own_day() throws IOException {
        Queue<Runnable> never = new ArrayDeque<>();
        log = new CheckLog(Optional.of(folder), clock, never::add);
        never.remove().run();
        valid(OWL);
        valid(OWL);
        clock.forward(Duration.ofDays(1));
        valid(OWL);
        log.close();
        assertThat(Files.readAllLines(folder.resolve("2026-03-01.tsv"))).hasSize(2);
        assertThat(Files.readAllLines(folder.resolve("2026-03-02.tsv"))).hasSize(1);
    }

    @Test
    void of_what_waits_for_a_disk_too_long_the_oldest_is_given_up() throws IOException {
        Files.writeString(folder, "a file stands where the folder should be");
        Queue<Runnable> never = new ArrayDeque<>();
        log = new CheckLog(Optional.of(folder), clock, never::add);
        never.remove().run();
        Instant begun = clock.instant();
        for (int i = 0; i < 10_003; i++) {
            clock.forward(Duration.ofSeconds(1));
            log.note(OWL, new CheckOutcome.Valid(), clock.instant(), clock.instant());
        }
        log.close();
        Files.delete(folder);
        log.close();

        assertThat(started().checks(OWL)).hasSize(10_000).last()
                .satisfies(newest -> assertThat(newest.at()).isEqualTo(begun.plusSeconds(10_003)));
    }

    @Test
    void closing_writes_what_still_waits() {
        Queue<Runnable> never = new ArrayDeque<>();
        log = new CheckLog(Optional.of(folder), clock, never::add);
        never.remove().run();
        valid(OWL);
        log.close();
        assertThat(started().checks(OWL)).hasSize(1);
    }

    @Test
    void a_removed_credential_is_shown_no_more() {
        valid(OWL);
        valid(BOT);
        log.forget(OWL);
        assertThat(log.checks(OWL)).isEmpty();
        assertThat(log.checks(BOT)).hasSize(1);
    }

    @Test
    void a_clock_set_back_leaves_the_checks_in_their_order_and_the_latency_sane() {
        valid(OWL);
        clock.forward(Duration.ofHours(-2));
        valid(OWL);
        log.note(OWL, new Unverified(clock.instant(), Trouble.OFFLINE), false, clock.instant().plusSeconds(60));
        assertThat(log.checks(OWL)).isSortedAccordingTo(java.util.Comparator.comparing(Check::at))
                .noneMatch(check -> check.latency().isNegative()).hasSize(3);
    }
}
