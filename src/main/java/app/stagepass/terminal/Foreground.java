package app.stagepass.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the terminal listens to us: Linux stops a background job that reads from it or changes it. */
final class Foreground {

    /** Fields of proc_pid_stat(5), counted from the one after the program's name. */
    private static final int GROUP = 2;
    private static final int TERMINALS_GROUP = 5;

    private Foreground() {}

    /** True where that cannot be told. */
    static boolean isOurs() {
        try {
            return isOurs(Files.readString(Path.of("/proc/self/stat")));
        } catch (IOException e) {
            return true;
        }
    }

    /** The name is in brackets and may hold anything, so the last bracket counts. */
    static boolean isOurs(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length <= TERMINALS_GROUP || fields[GROUP].equals(fields[TERMINALS_GROUP]);
    }
}
