package app.stagepass.story;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
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
    void while_the_browser_is_waited_for_a_circle_turns_or_stands_still(int animations, String expected)
            throws Exception {
        Path gtk = Files.createDirectories(home.resolve("config/gtk-3.0"));
        Files.writeString(gtk.resolve("settings.ini"), "[Settings]\ngtk-enable-animations=" + animations + "\n");
        try (RunningProgram program = RunningProgram.start(Map.of("XDG_CONFIG_HOME", gtk.getParent().toString(),
                "XDG_DATA_HOME", home.resolve("data").toString(), "PATH", withoutABrowser()), "--sandbox")) {
            Patience.until("the window", 90,
                    () -> Shell.run("xdotool", "search", "--onlyvisible", "--name", TITLE).lines().findFirst());
            program.click("Add token");
            program.click("Go on in the browser");
            Patience.until("the circle, which " + expected, 60,
                    () -> Optional.of(program.motion()).filter(expected::equals));
        }
    }

    /** One that opens nothing, so that it is waited for. */
    private String withoutABrowser() throws Exception {
        Path folder = Files.createDirectories(home.resolve("bin"));
        Files.setPosixFilePermissions(Files.writeString(folder.resolve("xdg-open"), "#!/bin/sh\n"),
                PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder + ":" + System.getenv("PATH");
    }
}
