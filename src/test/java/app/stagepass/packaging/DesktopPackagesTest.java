package app.stagepass.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.Main;
import app.stagepass.desktop.AppFolders;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What jpackage is told on Windows and macOS. */
class DesktopPackagesTest {

    private static final Path BASE = Path.of("target").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void windows_installs_for_one_person_and_opens_no_console() throws Exception {
        assertThat(arguments("windows")).contains("--win-per-user-install", "--win-menu", "--win-menu-group Stagepass",
                "--win-shortcut-prompt").noneMatch(line -> line.startsWith("--win-console"));
    }

    @Test
    void every_version_for_windows_replaces_the_one_before() throws Exception {
        assertThat(value("windows", "--win-upgrade-uuid")).isEqualTo("72ab5bf7-cad2-4b4d-833f-6db61b5f2545");
    }

    /** The installer deletes its folder with all that is in it, at an upgrade too. */
    @Test
    void taking_the_program_away_from_windows_leaves_the_tokens() throws Exception {
        AppFolders folders = AppFolders.of(Map.of("LOCALAPPDATA", BASE.toString()), "Windows 11", BASE, "stagepass");
        Path installed = BASE.resolve(value("windows", "--install-dir"));
        assertThat(Stream.of(folders.data(), folders.config(), folders.cache(), folders.log(), folders.crash(),
                folders.runtime())).noneMatch(path -> path.startsWith(installed));
    }

    @Test
    void what_java_writes_when_it_dies_goes_where_the_program_looks_for_it() throws Exception {
        assertThat(crashFolder("windows", "${LOCALAPPDATA}"))
                .isEqualTo(AppFolders.of(Map.of("LOCALAPPDATA", BASE.toString()), "Windows 11", BASE, "stagepass")
                        .crash());
        assertThat(crashFolder("macos", "${HOME}"))
                .isEqualTo(AppFolders.of(Map.of("HOME", BASE.toString()), "Mac OS X", BASE, "stagepass").crash());
    }

    @Test
    void macos_knows_it_by_one_name() throws Exception {
        String name = value("macos", "--mac-package-identifier");
        assertThat(name).isEqualTo("app.stagepass.Stagepass");
        assertThat(Files.readString(Path.of("packaging/macos/Info.plist"))).containsPattern(
                "<key>CFBundleIdentifier</key>\\s*<string>" + Pattern.quote(name) + "</string>").containsPattern(
                        "<key>LSUIElement</key>\\s*<false/>")
                .contains("<string>@VERSION@</string>");
    }

    @Test
    void both_start_the_program_with_its_own_icon() throws Exception {
        for (String system : List.of("windows", "macos")) {
            assertThat(value(system, "--main-class")).isEqualTo(Main.class.getName());
            assertThat(Path.of(value(system, "--icon"))).exists();
        }
    }

    @Test
    void the_packer_compiles() throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean well = compiler.getTask(said, files, null,
                    List.of("-Xlint:all", "-Werror", "-proc:none", "-d", folder.toString()), null,
                    files.getJavaFileObjects(Path.of("packaging/DesktopPackage.java"))).call();
            assertThat(well).as(said.toString()).isTrue();
        }
    }

    private static Path crashFolder(String system, String variable) throws Exception {
        Matcher matcher = Pattern.compile("-XX:ErrorFile=([^\"]*)/hs_err_%p\\.log")
                .matcher(String.join("\n", arguments(system)));
        assertThat(matcher.find()).isTrue();
        return Path.of(matcher.group(1).replace(variable, BASE.toString()));
    }

    private static String value(String system, String option) throws Exception {
        return arguments(system).stream().filter(line -> line.startsWith(option + " ")).findFirst().orElseThrow()
                .substring(option.length() + 1);
    }

    private static List<String> arguments(String system) throws Exception {
        return Files.readAllLines(Path.of("packaging", system, "jpackage")).stream()
                .filter(line -> !line.startsWith("#")).toList();
    }
}
