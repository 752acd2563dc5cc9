package app.stagepass.desktop;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Starts a program that goes on by itself. It inherits none of our streams: a browser that held one would keep it open. */
final class DetachedProcess {

    /** What packaging/linux/launcher says to glibc is meant for this program alone. */
    private static final Set<String> OURS = Set.of("MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_");

    private DetachedProcess() {}

    /**
     * @param patience how long to watch for an early failure; a program still running then counts as started
     * @return false if it could not be started or ended within the patience with another exit code than 0
     */
    static boolean start(ProcessBuilder builder, Duration patience) {
        builder.redirectInput(Redirect.from(nothing())).redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().keySet().removeAll(OURS);
        try {
            Process process = builder.start();
            return !process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            // It was started; who interrupted us does not want to know how it goes on.
            Thread.currentThread().interrupt();
            return true;
        }
    }

    static boolean start(List<String> command, Duration patience) {
        return start(new ProcessBuilder(command), patience);
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }
}
