package app.stagepass.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Whether the terminal shows what is typed. {@code Console.readPassword} cannot be called off once it waits, and the browser may
 * answer first; so the terminal itself is told, by stty (POSIX), and reading goes on as ever.
 */
final class Echo {

    private static final long SECONDS = 5;

    /** Whether there is a terminal that can be told. */
    boolean works() {
        return stty("-a");
    }

    /** @return whether what is typed from now on is hidden */
    boolean off() {
        return stty("-echo");
    }

    void on() {
        if (!stty("echo")) {
            System.getLogger(Echo.class.getName()).log(System.Logger.Level.DEBUG, "the echo did not come back");
        }
    }

    private static boolean stty(String argument) {
        List<String> command = new ArrayList<>(List.of("stty", argument));
        try {
            Process process = new ProcessBuilder(command).redirectInput(Redirect.INHERIT)
                    .redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
            if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // No stty: nothing can be hidden here, and the caller is told.
        }
        return false;
    }
}
