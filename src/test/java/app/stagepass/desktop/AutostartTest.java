package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The system starts the program at login, if the person wants it to. */
class AutostartTest {

    private static final Path LAUNCHER = Path.of("/usr/lib/stagepass/bin/stagepass");

    @TempDir
    private Path home;

    private Autostart of(String system) {
        return Autostart.of(system, Map.of(), home, LAUNCHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X"})
    void it_is_off_until_it_is_switched_on_and_leaves_nothing_behind(String system) throws Exception {
        Autostart autostart = of(system);
        assertThat(autostart.isOn()).isFalse();
        autostart.set(true);
        assertThat(autostart.isOn()).isTrue();
        assertThat(of(system).isOn()).as("for the next start too").isTrue();
        autostart.set(true);
        autostart.set(false);
        assertThat(autostart.isOn()).isFalse();
        try (var files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
        autostart.set(false);
    }

    @Test
    void on_linux_it_is_an_entry_that_starts_in_the_tray_and_is_passed_over_once_the_program_is_gone()
            throws Exception {
        of("Linux").set(true);
        List<String> entry = Files.readAllLines(home.resolve(".config/autostart/app.stagepass.Stagepass.desktop"));
        assertThat(entry).startsWith("[Desktop Entry]").contains("Type=Application",
                "Exec=\"/usr/lib/stagepass/bin/stagepass\" --minimized", "TryExec=/usr/lib/stagepass/bin/stagepass",
                "Terminal=false");
    }

    @Test
    void the_folder_of_configuration_may_be_elsewhere() throws Exception {
        Autostart.of("Linux", Map.of("XDG_CONFIG_HOME", home.resolve("c").toString()), home, LAUNCHER).set(true);
        assertThat(home.resolve("c/autostart/app.stagepass.Stagepass.desktop")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hidden=true", "Hidden = true", "X-GNOME-Autostart-enabled=false"})
    void what_the_desktop_switched_off_is_off(String line) throws Exception {
        of("Linux").set(true);
        Path entry = home.resolve(".config/autostart/app.stagepass.Stagepass.desktop");
        Files.writeString(entry, Files.readString(entry).replaceAll("X-GNOME.*\n", "") + line + "\n");
        assertThat(of("Linux").isOn()).isFalse();
        of("Linux").set(true);
        assertThat(of("Linux").isOn()).as("and on again").isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/opt/a b|\"/opt/a b\"", "/opt/100%|\"/opt/100%%\"", "/opt/$x|\"/opt/\\\\$x\"",
            "/opt/`x`|\"/opt/\\\\`x\\\\`\"", "/opt/\\|\"/opt/\\\\\\\\\""})
    void no_path_is_taken_for_anything_else(String path, String expected) {
        assertThat(XdgAutostart.quoted(path)).isEqualTo(expected);
    }

    @Test
    void on_macos_it_is_a_property_list_in_which_no_path_is_markup() throws Exception {
        new LaunchAgent(home, Path.of("/Applications/A&B <c>/Stagepass")).set(true);
        assertThat(Files.readString(home.resolve("app.stagepass.Stagepass.plist")))
                .contains("<string>/Applications/A&amp;B &lt;c&gt;/Stagepass</string>", "<string>--minimized</string>",
                        "<key>RunAtLoad</key>");
    }

    @Test
    void on_windows_it_is_a_value_of_the_run_key() throws Exception {
        List<List<String>> said = new ArrayList<>();
        boolean[] there = {false};
        RunKey key = new RunKey(Path.of("/C:/Program Files/Stagepass/Stagepass.exe"), arguments -> {
            said.add(arguments);
            there[0] = switch (arguments.getFirst()) {
                case "add" -> true;
                case "delete" -> false;
                default -> there[0];
            };
            return there[0] || !arguments.getFirst().equals("query") ? 0 : 1;
        });
        assertThat(key.isOn()).isFalse();
        key.set(true);
        assertThat(key.isOn()).isTrue();
        assertThat(said.get(1)).contains("HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run", "REG_SZ",
                "\"/C:/Program Files/Stagepass/Stagepass.exe\" --minimized");
        key.set(false);
        assertThat(key.isOn()).isFalse();
        key.set(false);
        assertThat(said).filteredOn(one -> one.getFirst().equals("delete")).as("what is not there is not deleted")
                .hasSize(1);
    }

    @Test
    void a_registry_that_refuses_is_told() {
        RunKey key = new RunKey(LAUNCHER, _ -> 1);
        assertThatThrownBy(() -> key.set(true)).isInstanceOf(IOException.class);
    }

    @Test
    void quotation_marks_reach_reg_through_javas_own() {
        assertThat(RunKey.Registry.escaped("\"C:\\Program Files\\S.exe\" --minimized"))
                .isEqualTo("\\\"C:\\Program Files\\S.exe\\\" --minimized");
    }

    @Test
    void a_path_that_would_end_a_line_of_the_entry_is_none() {
        Properties system = new Properties();
        system.setProperty("stagepass.launcher", "/opt/a\nExec=evil/bin/stagepass");
        assertThat(Launcher.of(system)).isEmpty();
    }

    @Test
    void only_an_installed_program_knows_what_starts_it() {
        Properties system = new Properties();
        assertThat(Launcher.of(system)).isEmpty();
        system.setProperty("jpackage.app-path", "/opt/x");
        assertThat(Launcher.of(system)).contains(Path.of("/opt/x"));
        system.setProperty("stagepass.launcher", LAUNCHER.toString());
        assertThat(Launcher.of(system)).contains(LAUNCHER);
        system.setProperty("stagepass.launcher", "bin/stagepass");
        assertThat(Launcher.of(system)).isEmpty();
    }
}
