package app.stagepass.log;

import app.stagepass.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Sends the whole process's log into a few rotating files, every line redacted. Where the folder cannot be written to, warnings
 * go to the standard error stream instead. Kept by its owner for as long as it is to hold; closing it writes out what is left.
 */
public final class LogSetup implements AutoCloseable {

    private static final int BYTES = 1024 * 1024;
    private static final int FILES = 3;
    /** What others have to say below a warning helps nobody here, and may hold what they send and receive. */
    private static final List<String> THIRD_PARTIES = List.of("org.eclipse.jetty", "org.freedesktop", "org.gnome",
            "de.swiesend", "com.github.javakeyring", "com.sun.jna", "okhttp3", "javafx", "java.awt", "sun", "jdk");

    private final Handler handler;
    /** The platform holds loggers by weak references only and would forget these levels. */
    private final List<Logger> configured;

    private LogSetup(Handler handler, List<Logger> configured) {
        this.handler = handler;
        this.configured = configured;
    }

    /**
     * Replaces whatever logging was configured before, and has uncaught exceptions logged too: printed as the platform does it,
     * they would bypass the redactor.
     *
     * @param folder made if it is not there, owner-only; the files are {@code stagepass.0.log} (newest) and on
     */
    public static LogSetup into(Path folder, Redactor redactor) {
        Handler handler = handler(folder);
        handler.setFormatter(new RedactingFormatter(redactor));
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(handler);
        List<Logger> configured = THIRD_PARTIES.stream().map(Logger::getLogger).toList();
        configured.forEach(logger -> logger.setLevel(Level.WARNING));
        // It warns of malformed requests and quotes them, with whatever a stranger put in.
        Logger.getLogger("org.eclipse.jetty").setLevel(Level.OFF);
        Logger.getLogger("javafx").setFilter(LogSetup::isNews);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> root.log(Level.SEVERE, "uncaught", e));
        return new LogSetup(handler, configured);
    }

    @Override
    public void close() {
        configured.forEach(logger -> logger.setFilter(null));
        Logger.getLogger("").removeHandler(handler);
        handler.close();
    }

    private static Handler handler(Path folder) {
        try {
            OwnerOnly.folder(folder);
            String pattern = folder.toAbsolutePath().toString().replace("%", "%%") + "/stagepass.%g.log";
            FileHandler file = new FileHandler(pattern, BYTES, FILES, true);
            file.setEncoding("UTF-8");
            restrictFiles(folder);
            return file;
        } catch (IOException e) {
            ConsoleHandler console = new ConsoleHandler();
            console.setLevel(Level.WARNING);
            return console;
        }
    }

    /** Those of the handler are made as the umask says; the folder already admits nobody else. */
    private static void restrictFiles(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "stagepass.*")) {
            for (Path file : files) {
                OwnerOnly.file(file);
            }
        }
    }

    /** JavaFX warns at each start that it runs from the class path, which is how we run it. */
    private static boolean isNews(LogRecord entry) {
        return entry.getMessage() == null || !entry.getMessage().startsWith("Unsupported JavaFX configuration");
    }
}
