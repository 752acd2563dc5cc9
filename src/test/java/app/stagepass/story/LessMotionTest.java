package app.stagepass.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who cannot bear what turns has said so to the desktop: GNOME's and GTK's "Reduce animation". */
@Tag("desktop")
class LessMotionTest {

    private static final String TITLE = "^Stagepass – sandbox";

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({"0," + WithEyes.STILL, "1," + WithEyes.TURNS})
    void while_something_is_under_way_a_circle_turns_or_stands_still(int animations, String expected)
            throws Exception {
        Path gtk = Files.createDirectories(home.resolve("config/gtk-3.0"));
        Files.writeString(gtk.resolve("settings.ini"), "[Settings]\ngtk-enable-animations=" + animations + "\n");
        try (RunningProgram program = RunningProgram.start(Map.of("XDG_CONFIG_HOME", gtk.getParent().toString(),
                "XDG_DATA_HOME", home.resolve("data").toString()), "--sandbox")) {
            Patience.until("the window", 90,
                    () -> Shell.run("xdotool", "search", "--onlyvisible", "--name", TITLE).lines().findFirst());
            assertThat(program.motion()).isEqualTo(expected);
        }
    }
}
