package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.token.CredentialId;
import app.stagepass.token.RefreshToken;
import app.stagepass.vault.Rotation.Stage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal on a disk, and the turns of real processes. */
@Timeout(60)
class RotationFilesTest {

    private static final CredentialId OWL = new CredentialId("owl-1");
    private static final RefreshToken TOKEN = new RefreshToken("abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmn");
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    private Path parent;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Process> started = new ArrayList<>();

    private Path folder() {
        return parent.resolve("rotations");
    }

    private RotationFiles files(Duration patience) {
        return new RotationFiles(folder(), Clock.fixed(NOON, ZoneOffset.UTC), patience, timer);
    }

    private RotationFiles files() {
        return files(Duration.ofSeconds(30));
    }

    @AfterEach
    void end_the_others() {
        started.forEach(Process::destroyForcibly);
        timer.shutdownNow();
    }

    @Test
    void a_token_that_passed_through_a_file_is_known_to_the_next_run_and_others_are_not() throws Exception {
        RefreshToken other = new RefreshToken("another-one");
        assertThat(files().hasPassed(TOKEN)).isFalse();
        files().pass(List.of(TOKEN));
        files().pass(List.of(new RefreshToken("a-third")));
        assertThat(files().hasPassed(TOKEN)).isTrue();
        assertThat(files().hasPassed(other)).isFalse();
        assertThat(Files.readString(folder().resolve("passed.marks"))).doesNotContain(TOKEN.reveal().substring(0, 8))
                .startsWith(TokenMark.of(TOKEN).sha256());
    }

    @Test
    void marks_that_cannot_be_read_mean_that_any_token_may_have_passed_and_are_not_written_over() throws Exception {
        files().pass(List.of(TOKEN));
        Files.writeString(folder().resolve("passed.marks"), "half a mar");
        assertThat(files().hasPassed(new RefreshToken("another-one"))).isTrue();
        assertThatThrownBy(() -> files().pass(List.of(TOKEN))).isInstanceOf(VaultException.FileNotWritten.class);
        assertThat(folder().resolve("passed.marks")).hasContent("half a mar");
    }

    @Test
    void an_intent_about_nobody_knows_which_token_counts_as_sent() throws Exception {
        files().note(OWL, new Rotation(Stage.INTENT, TokenMark.UNREADABLE, Set.of(), NOON));
        assertThat(files().unfinished(OWL)).map(Rotation::stage).contains(Stage.SENT);
        files().note(OWL, new Rotation(Stage.REFUSED, TokenMark.UNREADABLE, Set.of(), NOON));
        assertThat(files().unfinished(OWL)).map(Rotation::stage).contains(Stage.REFUSED);
    }

    @Test
    void a_mark_is_a_sha_256_or_none() {
        assertThat(new TokenMark("").mayBeOf(TOKEN)).isTrue();
        for (String damaged : List.of("x", "a".repeat(63), "g".repeat(64), "A".repeat(64))) {
            assertThatThrownBy(() -> new TokenMark(damaged)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_step_is_known_to_the_next_run(Stage stage) throws Exception {
        files().note(OWL, new Rotation(stage, TokenMark.of(TOKEN), Set.of(), NOON));
        assertThat(files().unfinished(OWL)).contains(new Rotation(stage, TokenMark.of(TOKEN), Set.of(), NOON));
        assertThat(files().unfinished(new CredentialId("bot-2"))).isEmpty();
    }

    @Test
    void the_last_step_counts_until_all_is_well() throws Exception {
        RotationFiles files = files();
        files.note(OWL, new Rotation(Stage.INTENT, TokenMark.of(TOKEN), Set.of(), NOON));
        files.note(OWL, new Rotation(Stage.SENT, TokenMark.of(TOKEN), Set.of(), NOON));
        assertThat(files.unfinished(OWL)).map(Rotation::stage).contains(Stage.SENT);
        files.clear(OWL);
        files.clear(OWL);
        assertThat(files().unfinished(OWL)).isEmpty();
    }

    @Test
    void the_tokens_that_were_spent_before_are_known_to_the_next_run_too() throws Exception {
        RefreshToken second = new RefreshToken("second");
        Rotation first = Rotation.first(Stage.SENT, TOKEN, NOON);
        Rotation then = first.then(Stage.INTENT, second, NOON);
        files().note(OWL, then);
        Rotation read = files().unfinished(OWL).orElseThrow();
        assertThat(read).isEqualTo(then);
        assertThat(read.mayHaveSpent(TOKEN)).isTrue();
        assertThat(read.mayHaveSpent(second)).isFalse();
        assertThat(first.then(Stage.SENT, TOKEN, NOON).mayHaveSpent(TOKEN)).as("the same once more").isFalse();
        assertThat(Rotation.first(Stage.INTENT, TOKEN, NOON).then(Stage.INTENT, second, NOON).mayHaveSpent(TOKEN))
                .as("one that never left").isFalse();
    }

    @Test
    void nothing_of_the_token_is_in_the_folder_and_nobody_else_may_open_it() throws Exception {
        files().note(OWL, new Rotation(Stage.SENT, TokenMark.of(TOKEN), Set.of(), NOON));
        files().turn(OWL).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder()))).isEqualTo("rwx------");
        try (Stream<Path> all = Files.list(folder())) {
            assertThat(all).hasSize(2).allSatisfy(file -> {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
                for (int i = 0; i + 8 <= TOKEN.reveal().length(); i++) {
                    assertThat(Files.readString(file)).doesNotContain(TOKEN.reveal().substring(i, i + 8));
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"version\":2,\"stage\":\"intent\"}",
            "{\"version\":1,\"stage\":\"intent\"}",
            "{\"version\":1,\"stage\":\"later\",\"sha256\":\"00\",\"at\":\"2026-06-01T12:00:00Z\"}",
            "{\"version\":1,\"stage\":\"intent\",\"sha256\":7,\"at\":\"2026-06-01T12:00:00Z\"}",
            "{\"version\":1,\"stage\":\"intent\",\"sha256\":\"00\",\"at\":\"yesterday\"}"})
    void a_record_that_cannot_be_understood_may_mean_that_any_token_was_sent(String text) throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("owl-1.json"), text);
        assertThat(files().unfinished(OWL)).contains(new Rotation(Stage.SENT, TokenMark.UNREADABLE, Set.of(), NOON));
        assertThat(TokenMark.UNREADABLE.mayBeOf(TOKEN)).isTrue();
    }

    @Test
    void a_record_that_cannot_be_opened_counts_as_well() throws Exception {
        Files.createDirectories(folder().resolve("owl-1.json"));
        assertThat(files().unfinished(OWL)).map(Rotation::about).contains(TokenMark.UNREADABLE);
    }

    @Test
    void where_nothing_can_be_written_the_step_is_refused_and_the_turn_is_given() throws Exception {
        Files.writeString(folder(), "a file in its place");
        assertThatThrownBy(() -> files().note(OWL, new Rotation(Stage.SENT, TokenMark.of(TOKEN), Set.of(), NOON)))
                .isInstanceOf(VaultException.FileNotWritten.class);
        files().turn(OWL).close();
    }

    @Test
    void a_mark_knows_its_token_and_no_other() {
        assertThat(TokenMark.of(TOKEN).mayBeOf(TOKEN)).isTrue();
        assertThat(TokenMark.of(TOKEN).mayBeOf(new RefreshToken("another"))).isFalse();
        assertThat(TokenMark.of(TOKEN).sha256()).matches("[0-9a-f]{64}");
    }

    /** In a process of its own; returns when it has its turn. */
    private Process anotherProcessAtIt() throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-classpath", System.getProperty("java.class.path"),
                TurnHolder.class.getName(), folder().toString(), OWL.value())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        started.add(process);
        assertThat(says(process)).isEqualTo("mine");
        return process;
    }

    private static String says(Process process) throws IOException {
        BufferedReader out = process.inputReader();
        return out.readLine();
    }

    private static CompletableFuture<Rotations.Turn> turnOf(RotationFiles files) {
        CompletableFuture<Rotations.Turn> turn = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                turn.complete(files.turn(OWL));
            } catch (VaultException e) {
                turn.completeExceptionally(e);
            }
        });
        return turn;
    }

    @Test
    void a_second_process_waits_for_the_first_and_then_has_its_turn() throws Exception {
        Process first = anotherProcessAtIt();
        CompletableFuture<Rotations.Turn> ours = turnOf(files());
        assertThat(ours).isNotDone();
        first.getOutputStream().write('\n');
        first.getOutputStream().flush();
        ours.get(30, TimeUnit.SECONDS).close();
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isZero();
    }

    @Test
    void who_does_not_come_to_an_end_is_named() throws Exception {
        Process first = anotherProcessAtIt();
        assertThatThrownBy(() -> files(Duration.ofMillis(400)).turn(OWL))
                .isInstanceOf(VaultException.RenewedElsewhere.class).hasMessageContaining(first.pid() + "");
    }

    @Test
    void an_interrupted_thread_does_not_wait_and_still_knows_of_it() throws Exception {
        Process first = anotherProcessAtIt();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> files().turn(OWL)).isInstanceOf(VaultException.RenewedElsewhere.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(first.isAlive()).isTrue();
    }

    @Test
    void a_process_that_was_killed_holds_up_nobody() throws Exception {
        Process first = anotherProcessAtIt();
        CompletableFuture<Rotations.Turn> ours = turnOf(files());
        first.destroyForcibly();
        ours.get(30, TimeUnit.SECONDS).close();
        assertThat(Files.readString(folder().resolve("owl-1.lock")).strip())
                .isEqualTo(ProcessHandle.current().pid() + "");
    }
}
