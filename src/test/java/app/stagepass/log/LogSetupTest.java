package app.stagepass.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSetupTest {

    private static final String SECRET = "Vq8-planted-Secret-x2";
    private static final System.Logger LOG = System.getLogger(LogSetupTest.class.getName());

    @TempDir
    Path folder;

    private final Redactor redactor = new Redactor();

    @AfterEach
    void giveLoggingBack() throws IOException {
        Thread.setDefaultUncaughtExceptionHandler(null);
        LogManager.getLogManager().readConfiguration();
    }

    @Test
    void aSecretInAnyPartOfARecordStaysOutOfTheFile() throws Exception {
        redactor.watch(SECRET);
        List<String> lines = log(() -> {
            LOG.log(System.Logger.Level.INFO, "planted " + SECRET);
            LOG.log(System.Logger.Level.INFO, "planted {0} and {1}", SECRET, 2);
            Exception cause = new IllegalArgumentException("because of " + SECRET);
            Exception failure = new IllegalStateException("not with " + SECRET, cause);
            failure.addSuppressed(new IOException("and " + SECRET));
            LOG.log(System.Logger.Level.WARNING, "failed", failure);
            Logger.getLogger("logger." + SECRET).severe("named so");
            Thread.currentThread().setName("thread " + SECRET);
            LOG.log(System.Logger.Level.INFO, "from a thread named so");
        });
        assertThat(lines).anyMatch(l -> l.endsWith("planted [hidden]"))
                .anyMatch(l -> l.endsWith("planted [hidden] and 2"))
                .anyMatch(l -> l.contains("IllegalStateException: not with [hidden]"))
                .anyMatch(l -> l.contains("Caused by: java.lang.IllegalArgumentException: because of [hidden]"))
                .anyMatch(l -> l.contains("Suppressed: java.io.IOException: and [hidden]"))
                .anyMatch(l -> l.contains("logger.[hidden]")).anyMatch(l -> l.contains("[thread [hidden]]"))
                .noneMatch(l -> l.contains("planted-Secret"));
    }

    @Test
    void whatAStrangerSendsToTheCallbackServerIsNotQuoted() throws Exception {
        assertThat(
                log(() -> Logger.getLogger("org.eclipse.jetty.http.HttpParser").severe("Bad Authority: [/x?code=y]")))
                .noneMatch(l -> l.contains("Authority"));
    }

    @Test
    void anUncaughtExceptionIsLoggedAndMaskedToo() throws Exception {
        redactor.watch(SECRET);
        List<String> lines = log(() -> {
            throw new IllegalStateException("died of " + SECRET);
        });
        assertThat(lines).anyMatch(l -> l.contains("IllegalStateException: died of [hidden]"));
    }

    @Test
    void aMessageCannotPretendToBeAnotherLine() throws Exception {
        List<String> lines = log(() -> LOG.log(System.Logger.Level.INFO, "one\n2026-01-01 SEVERE forged\u2028more"));
        assertThat(lines).singleElement().asString().endsWith("one 2026-01-01 SEVERE forged more");
    }

    @Test
    void othersAreHeardFromTheirWarningsOn() throws Exception {
        List<String> lines = log(() -> {
            Logger.getLogger("org.eclipse.jetty.server.Server").info("chatter");
            Logger.getLogger("org.freedesktop.dbus.Message").info("chatter");
            Logger.getLogger("okhttp3.OkHttpClient").warning("worth hearing");
            Logger.getLogger("javafx").warning("Unsupported JavaFX configuration: classes were loaded from …");
            Logger.getLogger("javafx").warning("something else");
        });
        assertThat(lines).satisfiesExactly(l -> assertThat(l).endsWith("worth hearing"),
                l -> assertThat(l).endsWith("something else"));
    }

    @Test
    void theFilesRotateAndStayFew() throws Exception {
        String line = "x".repeat(1000);
        log(() -> {
            for (int i = 0; i < 4200; i++) {
                LOG.log(System.Logger.Level.INFO, line);
            }
        });
        try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
            assertThat(files.filter(f -> f.toString().endsWith(".log"))).hasSize(3).allSatisfy(
                    file -> assertThat(Files.size(file)).isLessThan(1_200_000));
        }
    }

    @Test
    void nobodyElseMayOpenTheFolderEvenIfItWasOpenBefore() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.setPosixFilePermissions(logs, PosixFilePermissions.fromString("rwxr-xr-x"));
        log(() -> LOG.log(System.Logger.Level.INFO, "hello"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(logs))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(logs.resolve("stagepass.0.log"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whereTheFolderCannotBeMadeTheProgramStartsAllTheSame() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "in the way");
        try (LogSetup log = LogSetup.into(file.resolve("logs"), redactor)) {
            assertThat(log).isNotNull();
            assertThat(Logger.getLogger("").getHandlers()).singleElement()
                    .satisfies(handler -> assertThat(handler.getLevel()).isEqualTo(Level.WARNING))
                    .satisfies(handler -> assertThat(handler.getFormatter()).isInstanceOf(RedactingFormatter.class));
        }
    }

    /** What the file holds after something was done in a thread of its own. */
    private List<String> log(Runnable work) throws Exception {
        Path logs = folder.resolve("logs");
        try (LogSetup log = LogSetup.into(logs, redactor)) {
            assertThat(log).isNotNull();
            Thread thread = new Thread(work, "worker");
            thread.start();
            thread.join();
        }
        return Files.readAllLines(logs.resolve("stagepass.0.log"));
    }
}
