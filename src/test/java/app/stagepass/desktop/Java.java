package app.stagepass.desktop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts test programs in a process of their own. */
final class Java {

    private Java() {}

    static List<String> command(Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(executable(), "-Xshare:auto", "-classpath",
                System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
