package app.stagepass.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as the package put it into the system, started as a desktop does, and seen from outside alone. */
final class InstalledProgram {

    static final Path ENTRY = Path.of("/usr/share/applications/app.stagepass.Stagepass.desktop");
    static final Path RUNTIME = Path.of("/usr/lib/stagepass/runtime/bin/java");

    private static final Path COMMAND = Path.of("/usr/bin/stagepass");
    private static final Pattern BUS_NAME = Pattern.compile("'([\\w:.-]+)[@/]");
    private static final int PATIENCE_SECONDS = 90;

    private final Path log;

    /** @param log gets what the program prints */
    InstalledProgram(Path log) {
        this.log = log;
    }

    /** Opens a desktop entry, as a double click does. */
    void open(Path entry) throws Exception {
        int code = run(List.of("gio", "launch", entry.toString()));
        if (code != 0) {
            throw new AssertionError("gio launch " + entry + " ended with " + code);
        }
    }

    /** What a command line with these flags ends with; for those that do not stay. */
    int command(String... flags) throws Exception {
        List<String> command = new ArrayList<>(List.of(COMMAND.toString()));
        command.addAll(List.of(flags));
        return run(command);
    }

    /** Into the file and not into a pipe, which what is started would keep open. */
    private int run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " does not end");
        }
        return process.exitValue();
    }

    /** The windows of the package's class that are to be seen and have this title. */
    static List<String> windows(String title) throws Exception {
        List<String> found = new ArrayList<>();
        for (String window : allWindows()) {
            if (Shell.run("xdotool", "getwindowname", window).strip().equals(title)) {
                found.add(window);
            }
        }
        return found;
    }

    /** All of the class that the desktop entry names as StartupWMClass. */
    static List<String> allWindows() throws Exception {
        return Shell.run("xdotool", "search", "--onlyvisible", "--class", "^Stagepass$").lines().toList();
    }

    static String awaitWindow(String title) throws Exception {
        return Patience.until("a window of class Stagepass called " + title, PATIENCE_SECONDS,
                () -> windows(title).stream().findFirst());
    }

    static long processOf(String window) throws Exception {
        return Long.parseLong(Shell.run("xdotool", "getwindowpid", window).strip());
    }

    /** Those that run the package's own Java runtime. */
    static List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(InstalledProgram::isOurs).toList();
    }

    private static boolean isOurs(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "exe")).equals(RUNTIME);
        } catch (IOException e) {
            return false; // ended, or somebody else's
        }
    }

    static void awaitTheEnd() throws Exception {
        Patience.until("the processes to end", 30, () -> Optional.of(processes()).filter(List::isEmpty));
    }

    /** The processes whose pictures the panel's tray was told of (StatusNotifierWatcher). */
    static List<Long> inTheTray() throws Exception {
        List<Long> processes = new ArrayList<>();
        Matcher names = BUS_NAME
                .matcher(Shell.run("gdbus", "call", "--session", "--dest", "org.kde.StatusNotifierWatcher",
                        "--object-path", "/StatusNotifierWatcher", "--method", "org.freedesktop.DBus.Properties.Get",
                        "org.kde.StatusNotifierWatcher", "RegisteredStatusNotifierItems"));
        while (names.find()) {
            Matcher pid = Pattern.compile("uint32 ([0-9]+)").matcher(Shell.run("gdbus", "call", "--session", "--dest",
                    "org.freedesktop.DBus", "--object-path", "/", "--method",
                    "org.freedesktop.DBus.GetConnectionUnixProcessID", names.group(1)));
            if (pid.find()) {
                processes.add(Long.parseLong(pid.group(1)));
            }
        }
        return processes;
    }

    /** A copy of an entry whose command has the flag for the sandbox, as nothing outside of this machine is to be asked. */
    static Path withSandbox(Path entry, Path copy) throws IOException {
        return Files.writeString(copy, Files.readString(entry).replaceFirst("(?m)^(Exec=.*)$", "$1 --sandbox"));
    }
}
