package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The key of a passphrase takes 64 MiB for a moment; not every program may have that much. */
@Timeout(120)
class SmallHeapTest {

    @TempDir
    Path folder;

    private String outputWith(String heap) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap,
                "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-classpath", System.getProperty("java.class.path"),
                SmallHeap.class.getName(), folder.resolve("secrets.vault").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    void too_small_a_heap_ends_in_a_word_and_leaves_no_file() throws Exception {
        assertThat(outputWith("-Xmx40m")).isEqualTo("TooLittleMemory\nlives on\n");
        assertThat(folder.resolve("secrets.vault")).doesNotExist();
    }

    @Test
    void ninety_six_megabytes_are_enough_for_a_program_that_needs_little_else() throws Exception {
        assertThat(outputWith("-Xmx96m")).isEqualTo("created\nlives on\n");
        assertThat(folder.resolve("secrets.vault")).exists();
    }
}
