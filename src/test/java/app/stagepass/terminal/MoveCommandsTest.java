package app.stagepass.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.Account;
import app.stagepass.token.Credential;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Renewability;
import app.stagepass.token.TokenFacts;
import app.stagepass.token.TokenKind;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.words.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moving to another computer by typing. */
class MoveCommandsTest {

    private final ScriptedMoves moves = new ScriptedMoves();
    private ScriptedConsole console = new ScriptedConsole(true);

    private MoveCommands commands() {
        return new MoveCommands(console, new Messages(Locale.ENGLISH), moves);
    }

    private String said() {
        return console.seen.getLast();
    }

    private static CredentialSnapshot login(CredentialStatus status) {
        return new CredentialSnapshot(new Credential(new CredentialId("c1"), "NightOwl", new RegistrationId("r1"),
                Account.of("1", "nightowl"), TokenKind.USER, new TreeSet<>()), Optional.empty(),
                new TokenFacts(new TreeSet<>(), Instant.EPOCH, Optional.empty(), Renewability.MOVED, Optional.empty()),
                status, true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void a_path_is_taken_as_a_shell_would_take_it() {
        console = new ScriptedConsole(true, "yes");
        commands().pack(" ~/all.stagepass ");
        commands().unpack("some where/all.stagepass");
        assertThat(moves.done).containsExactly(
                "pack " + Path.of(System.getProperty("user.home"), "all.stagepass"),
                "unpack " + Path.of("some where", "all.stagepass").toAbsolutePath());
    }

    @Test
    void what_came_of_it_is_said() {
        console = new ScriptedConsole(true, "yes", "yes");
        commands().pack("all.stagepass");
        assertThat(said()).contains("3 logins are packed", "One lives there now", "one computer only")
                .doesNotContain("stayed behind");
        commands().unpack("all.stagepass");
        assertThat(said()).contains("3 logins were added, one was here already", "Delete the file");
        moves.fails = true;
        commands().pack("all.stagepass");
        commands().unpack("all.stagepass");
        assertThat(console.seen).filteredOn(line -> line.contains("logins were added"))
                .as("the trouble was told by who knows it")
                .hasSize(1);
    }

    @Test
    void a_file_that_is_there_is_not_written_over(@TempDir Path folder) throws Exception {
        Path diary = Files.writeString(folder.resolve("diary.txt"), "dear diary");
        commands().pack(diary.toString());
        assertThat(moves.done).isEmpty();
        assertThat(said()).contains("There is a file already", "diary.txt");
    }

    @Test
    void before_anything_is_taken_over_the_names_are_read_out() {
        console = new ScriptedConsole(true, "no");
        commands().unpack("all.stagepass");
        assertThat(console.seen).anyMatch(line -> line.contains("2 logins: NightOwl, Mika"));
        assertThat(moves.done).isEmpty();
    }

    @Test
    void a_place_that_takes_nothing_is_told_before_anybody_thinks_up_a_passphrase(@TempDir Path folder) {
        commands().pack(folder.resolve("missing").resolve("all.stagepass").toString());
        assertThat(said()).contains("Nothing can be written");
        assertThat(moves.done).isEmpty();
    }

    @Test
    void without_a_path_nothing_happens() {
        for (String none : List.of("", "  ", "\0")) {
            commands().pack(none);
            assertThat(said()).contains("pack ~/");
            commands().unpack(none);
            assertThat(said()).contains("unpack ~/");
        }
        assertThat(moves.done).isEmpty();
    }

    @Test
    void only_what_moved_is_taken_back_and_only_by_a_yes() {
        console = new ScriptedConsole(true, "y", "yes");
        commands().takeBack(List.of(login(new CredentialStatus.Checking())), "nightowl");
        assertThat(said()).contains("No login has moved");
        List<CredentialSnapshot> moved = List.of(login(new CredentialStatus.Moved()));
        commands().takeBack(moved, "somebody");
        assertThat(said()).contains("name of the login that moved: nightowl");
        commands().takeBack(moved, "nightowl");
        assertThat(moves.done).isEmpty();
        commands().takeBack(moved, "nightowl");
        assertThat(moves.done).containsExactly("take back c1");
        assertThat(said()).contains("NightOwl is yours again");
    }
}
