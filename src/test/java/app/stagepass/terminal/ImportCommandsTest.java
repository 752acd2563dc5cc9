package app.stagepass.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.Program;
import app.stagepass.vault.KeptTokens;
import app.stagepass.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ImportCommandsTest {

    @TempDir
    Path folder;

    private Program program;
    private KeptTokens tokens;

    /** A login of which Stagepass knows nothing any more, while the other tool still has its pair. */
    @BeforeEach
    void elsewhere() throws Exception {
        program = new Program(folder);
        program.knowsTheApplication();
        program.signIn("chat:read");
        tokens = program.vault.tokensOf(program.onlyCard().id()).orElseThrow();
        program.vault.remove(program.onlyCard().id());
    }

    @AfterEach
    void close() throws Exception {
        program.close();
    }

    private void run(ScriptedConsole console, String typed) {
        new ImportCommands(console, Words.of(Locale.ENGLISH, program.clock, ZoneOffset.UTC), program.importing())
                .bringIn(typed);
    }

    private Path file() throws Exception {
        return Files.writeString(folder.resolve("tokens.env"), "ACCESSTOKEN=" + tokens.access().reveal()
                + "\nREFRESHTOKEN=" + tokens.refresh().orElseThrow().reveal() + "\n");
    }

    @Test
    void a_file_is_looked_at_taken_and_wiped_each_after_a_yes() throws Exception {
        Path file = file();
        ScriptedConsole console = new ScriptedConsole(true, "yes", "yes");

        run(console, file.toString());

        assertThat(program.onlyCard().credential().account().login()).isEqualTo("nightowl");
        assertThat(file).doesNotExist();
        assertThat(console.seen).anyMatch(line -> line.contains("@nightowl · Overlay tools: Ready"))
                .anyMatch(line -> line.contains("Brought in")).anyMatch(line -> line.contains("On an SSD"))
                .noneMatch(line -> line.contains(tokens.access().reveal()));
    }

    @Test
    void without_a_yes_nothing_is_taken_or_wiped() throws Exception {
        Path file = file();

        run(new ScriptedConsole(true, "no"), file.toString());
        assertThat(program.credentials.snapshots()).isEmpty();
        run(new ScriptedConsole(true, "yes", ""), file.toString());

        assertThat(program.credentials.snapshots()).hasSize(1);
        assertThat(file).exists();
    }

    @Test
    void a_pasted_pair_does_not_appear() throws Exception {
        ScriptedConsole console = new ScriptedConsole(true, "yes");
        console.typeHidden(tokens.access().reveal() + " " + tokens.refresh().orElseThrow().reveal());

        run(console, "");

        assertThat(program.credentials.snapshots()).hasSize(1);
        assertThat(console.seen).noneMatch(line -> line.contains(tokens.access().reveal()));
    }

    @Test
    void what_cannot_be_read_is_explained() throws Exception {
        ScriptedConsole console = new ScriptedConsole(true);

        run(console, folder.toString());
        run(console, folder.resolve("nothing").toString());
        run(console, "bad\u0000name");

        assertThat(console.seen).anyMatch(line -> line.startsWith("That is no file"))
                .anyMatch(line -> line.startsWith("There is no such file"))
                .anyMatch(line -> line.startsWith("Say which file"));
        assertThat(program.credentials.snapshots()).isEmpty();
    }
}
