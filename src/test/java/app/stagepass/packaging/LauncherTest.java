package app.stagepass.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
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
        builder.environment().put("XDG_RUNTIME_DIR", folder.resolve("run").toString());
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
    void what_the_window_frees_goes_back_to_the_computer() throws Exception {
        Path launcher = install(folder.resolve("home"));
        Files.writeString(folder.resolve("home/runtime/bin/java"), "#!/bin/sh\nenv\n");
        assertThat(start(launcher).output().lines()).contains("MALLOC_MMAP_THRESHOLD_=1048576",
                "MALLOC_TRIM_THRESHOLD_=1048576");
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

    /** Which cache Java was given. */
    private String cache(Path launcher, String... arguments) throws Exception {
        return start(launcher, arguments).output().lines().filter(line -> line.endsWith("stagepass.aot")
                || line.endsWith("tray.jsa")).map(line -> line.replaceFirst(".*/", "")).findFirst().orElse("none");
    }

    private void listen(String realm, Action meanwhile) throws Exception {
        Path place = Files.createDirectories(folder.resolve("run").resolve(realm)).resolve("stagepass-0.sock");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(place));
            meanwhile.run();
        }
        Files.delete(place);
    }

    @FunctionalInterface
    private interface Action {

        void run() throws Exception;
    }

    @Test
    void a_start_with_a_window_has_every_class_ready_and_one_without_or_one_that_only_tells_another_reads_a_few()
            throws Exception {
        Path launcher = install(folder.resolve("home"));
        assertThat(cache(launcher)).isEqualTo("none");
        Path app = Files.createDirectories(folder.resolve("home/app"));
        Files.createFile(app.resolve("stagepass.aot"));
        listen("stagepass", () -> assertThat(cache(launcher)).as("there is no other").isEqualTo("stagepass.aot"));
        Files.createFile(app.resolve("tray.jsa"));

        assertThat(cache(launcher)).isEqualTo("stagepass.aot");
        assertThat(cache(launcher, "--minimized")).isEqualTo("tray.jsa");
        listen("stagepass", () -> {
            assertThat(cache(launcher)).isEqualTo("tray.jsa");
            assertThat(cache(launcher, "--sandbox")).as("another Stagepass listens").isEqualTo("stagepass.aot");
        });
        listen("stagepass-sandbox", () -> {
            assertThat(cache(launcher, "--sandbox=http://localhost:7278")).isEqualTo("tray.jsa");
            assertThat(cache(launcher)).isEqualTo("stagepass.aot");
        });
        assertThat(cache(launcher)).as("they are gone").isEqualTo("stagepass.aot");
    }
}
