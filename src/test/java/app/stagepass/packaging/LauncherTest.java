package app.stagepass.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/stagepass} of the packages for Linux does before there is Java; here Java is a script that tells what it is given. */
@EnabledOnOs(OS.LINUX)
class LauncherTest {

    @TempDir
    private Path folder;

    /** @param output what Java was started with, one argument a line */
    private record Ended(int code, String output, String error) {}

    private static Path install(Path home) throws IOException {
        Path launcher = Files.createDirectories(home.resolve("bin")).resolve("stagepass");
        Files.copy(Path.of("packaging/linux/launcher"), launcher);
        Path java = Files.createDirectories(home.resolve("runtime/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        for (Path file : new Path[]{launcher, java}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return launcher;
    }

    private Ended start(Path launcher, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString());
        builder.command().addAll(List.of(arguments));
        Path error = folder.resolve("error");
        Process process = builder.redirectError(error.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output, Files.readString(error));
    }

    @Test
    void java_is_started_from_any_folder_with_what_the_person_said_at_the_end() throws Exception {
        Ended ended = start(install(folder.resolve("else where")), "--sandbox=http://localhost:7278", "a b");
        assertThat(ended.error()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.output()).endsWith("app.stagepass.Main\n--sandbox=http://localhost:7278\na b\n");
    }

    @Test
    void a_folder_that_java_cannot_run_from_is_named_in_one_sentence() throws Exception {
        Path home = folder.resolve("a:b");
        Ended ended = start(install(home), "--version");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).as("Java was started").isEmpty();
        assertThat(ended.error().lines()).singleElement().asString().contains("colon", home.toRealPath().toString());
    }

    @Test
    void a_link_in_such_a_folder_starts_what_lies_elsewhere() throws Exception {
        Path launcher = install(folder.resolve("good"));
        Path link = Files.createSymbolicLink(Files.createDirectory(folder.resolve("a:b")).resolve("stagepass"),
                launcher);
        assertThat(start(link, "--version").output()).endsWith("--version\n");
    }
}
