package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code src/bench/crash}. */
class CrashTest {

    @TempDir
    private Path folder;

    @Test
    void a_program_that_is_killed_at_any_step_of_a_renewal_loses_no_pair_and_sends_no_spent_token() throws Exception {
        CrashFigures figures = CrashRun.run(30, folder, false, 7);
        assertThat(figures.untold()).isEmpty();
        assertThat(figures.isFlawless()).as(figures.toString()).isTrue();
        assertThat(figures.kills()).isGreaterThanOrEqualTo(30);
        assertThat(figures.toString()).as("some were killed between sent and stored").doesNotContain("indoubt=0");
    }

    @Test
    void nothing_of_the_harness_is_in_the_program() throws Exception {
        Path program = classesOf(Main.class);
        assertThat(program).isNotEqualTo(classesOf(CrashProgram.class));
        Set<Path> shipped = filesUnder(program);
        assertThat(shipped).contains(Path.of("app/stagepass/Main.class"));
        assertThat(filesUnder(classesOf(CrashProgram.class))).contains(Path.of("app/stagepass/CrashStorage.class"))
                .filteredOn(file -> file.toString().endsWith(".class") && !file.endsWith("package-info.class"))
                .doesNotContainAnyElementsOf(shipped);
    }

    private static Path classesOf(Class<?> one) throws URISyntaxException {
        return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static Set<Path> filesUnder(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(folder::relativize).collect(Collectors.toSet());
        }
    }
}
