package app.stagepass.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java runtime of the packages: what it brings, and what it is started with, is the same on three systems. */
class RuntimeTest {

    private static final List<Path> BUILDS = List.of(Path.of("packaging/linux/build"),
            Path.of("packaging/DesktopPackage.java"));

    @Test
    void it_brings_every_module_that_the_program_uses() throws Exception {
        StringWriter modules = new StringWriter();
        StringWriter trouble = new StringWriter();
        int code = ToolProvider.findFirst("jdeps").orElseThrow().run(new PrintWriter(modules), new PrintWriter(trouble),
                "--multi-release", "25", "--ignore-missing-deps", "--print-module-deps", "target/classes");
        assertThat(code).as(trouble.toString()).isZero();
        assertThat(modules().toList()).contains(modules.toString().strip().split(",")).contains("javafx.controls");
    }

    /** No class of ours names them: they are found by their services when a name, a certificate or a date is needed. */
    @Test
    void it_brings_what_is_found_at_run_time_only() throws Exception {
        assertThat(modules()).contains("java.naming", "jdk.localedata");
        assertThat(Files.readString(BUILDS.get(1))).contains("\"--add-modules\", \"jdk.crypto.mscapi\"");
    }

    @Test
    void every_build_reads_the_one_list_of_modules_and_the_one_of_options() throws Exception {
        for (Path build : BUILDS) {
            String text = Files.readString(build);
            assertThat(text).as(build.toString()).contains("java-options")
                    .containsPattern("@packaging/runtime|\"@\" \\+ PACKAGING\\.resolve\\(\"runtime\"\\)");
        }
        assertThat(Files.readString(Path.of("packaging/linux/launcher"))).contains("@OPTIONS@");
    }

    @Test
    void no_package_leaves_a_core_file_or_lets_a_debugger_in() throws Exception {
        assertThat(options()).contains("-XX:-CreateCoredumpOnCrash", "-XX:+DisableAttachMechanism");
    }

    /** A misspelt option would keep the program from starting, on the system where nobody tried it. */
    @Test
    void this_java_takes_every_option() throws Exception {
        List<String> command = Stream.concat(Stream.concat(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                options().stream()
                        .map(option -> option.replace("javafx.graphics,", "").replace(
                                "javafx.graphics/com.sun.glass.ui",
                                "java.base/sun.security.util"))),
                Stream.of("-version")).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void every_build_tells_the_program_where_new_versions_are_told() throws Exception {
        for (String build : List.of("linux/build", "macos/build", "windows/build.ps1")) {
            assertThat(Files.readString(Path.of("packaging", build))).contains("-Dstagepass.releases=")
                    .contains("STAGEPASS_RELEASES");
        }
    }

    private static Stream<String> modules() throws Exception {
        Set<String> modules = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("packaging/runtime"))) {
            if (line.startsWith("--add-modules ")) {
                modules.addAll(List.of(line.substring("--add-modules ".length()).split(",")));
            }
        }
        return modules.stream();
    }

    private static List<String> options() throws Exception {
        return Files.readAllLines(Path.of("packaging/java-options")).stream().filter(line -> !line.startsWith("#"))
                .toList();
    }
}
