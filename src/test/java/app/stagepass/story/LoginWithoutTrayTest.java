package app.stagepass.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A start at login on a desktop that has no place for tray pictures: nobody could call the window up, so it comes, out of the way. */
@Tag("desktop")
class LoginWithoutTrayTest {

    private static final String TITLE = "^Stagepass – sandbox";

    @Test
    void the_window_comes_minimised_when_no_tray_did() throws Exception {
        try (RunningProgram program = RunningProgram.start("--sandbox", "--minimized")) {
            Path session = Path.of(System.getenv("XDG_RUNTIME_DIR"), "stagepass-sandbox");
            Patience.until("the program", 30, () -> socketIn(session));
            assertThat(windows()).as("windows while a panel may still come").isEmpty();

            String window = Patience.until("a window for the taskbar", 60,
                    () -> windows().lines().findFirst());
            assertThat(visibleWindows()).as("windows in the way of what the person does").isEmpty();

            Shell.run("xdotool", "windowactivate", "--sync", window);
            Patience.until("the window on the screen", 30, () -> Optional.of(visibleWindows()).filter(window::equals));
            program.awaitText("Stagepass");
        }
    }

    private static Optional<Path> socketIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sock")).findFirst();
        }
    }

    private static String windows() throws Exception {
        return Shell.run("xdotool", "search", "--name", TITLE).strip();
    }

    private static String visibleWindows() throws Exception {
        return Shell.run("xdotool", "search", "--onlyvisible", "--name", TITLE).strip();
    }
}
