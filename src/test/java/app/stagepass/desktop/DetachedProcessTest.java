package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class DetachedProcessTest {

    @TempDir
    private Path folder;

    @Test
    void a_browser_is_not_given_what_the_launcher_says_to_glibc_for_this_program() throws Exception {
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "env > \"$1\"", "sh", said.toString());
        builder.environment().put("MALLOC_MMAP_THRESHOLD_", "1048576");
        builder.environment().put("MALLOC_TRIM_THRESHOLD_", "1048576");
        builder.environment().put("BROWSER", "the person's");
        assertThat(DetachedProcess.start(builder, Duration.ofSeconds(20))).isTrue();
        assertThat(Files.readAllLines(said)).contains("BROWSER=the person's").noneMatch(
                line -> line.startsWith("MALLOC_"));
    }
}
