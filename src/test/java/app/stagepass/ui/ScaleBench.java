package app.stagepass.ui;

import app.stagepass.files.AtomicFile;
import app.stagepass.settings.Settings;
import app.stagepass.token.Account;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.vault.IndexFile;
import app.stagepass.watch.HandTicker;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * {@code src/bench/scale}: what many credentials cost. The whole program but for the network and the keyring, in a window on the
 * headless platform; one process for each number, an hour driven by hand.
 */
public final class ScaleBench {

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory
            .getPlatformMXBean(OperatingSystemMXBean.class);

    private ScaleBench() {}

    /** Arguments: how many, and a folder for its files. Prints one line of figures. */
    public static void main(String[] arguments) throws Exception {
        int many = Integer.parseInt(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        HandTicker ticker = new HandTicker();
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        await(started);
        try (IndexFile index = IndexFile.open(new AtomicFile(folder.resolve("index.json")),
                java.time.Clock.systemUTC());
                Desk desk = new Desk(index, Optional.of(folder.resolve("history")), ticker)) {
            for (int i = 0; i < many; i++) {
                desk.signedIn(new Account("1" + i, "streamer_" + i, "Streamer " + i, Optional.empty()), desk.app,
                        "chat:read", "chat:edit", "bits:read");
            }
            measure(many, desk, ticker);
        }
        System.exit(0);
    }

    private static void measure(int many, Desk desk, HandTicker ticker) throws Exception {
        long begun = System.nanoTime();
        desk.restart();
        MainWindow window = onUi(() -> {
            Stage stage = new Stage();
            MainWindow made = new MainWindow(stage, desk.parts(Platform::runLater, Parts.Place.REAL, Settings.DEFAULT));
            made.show();
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            return made;
        });
        onUi(() -> window); // what it put off until after itself
        double open = (System.nanoTime() - begun) / 1e6;

        double pause = firstChecks(many, desk, ticker);
        long cpu = SYSTEM.getProcessCpuTime();
        long written = written();
        for (int second = 0; second < 3600; second++) {
            desk.clock.forward(Duration.ofSeconds(1));
            ticker.tick();
        }
        onUi(() -> window);
        double cpuSeconds = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
        long bytes = written() - written;
        long green = desk.credentials.snapshots().stream().filter(one -> one.status() instanceof Valid).count();
        if (green != many) {
            throw new IllegalStateException(green + " of " + many + " are green after the hour");
        }
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(Locale.ROOT, "%d %.0f %.1f %.0f %.2f %.1f %.0f%n", many, open, heap / 1e6, resident() / 1e3,
                cpuSeconds, bytes / 1e6, pause);
    }

    /** All are checked for the first time, two a second as ever, but in seconds that last as long as the work takes. */
    private static double firstChecks(int many, Desk desk, HandTicker ticker) throws Exception {
        AtomicLong longest = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        Thread heart = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                long asked = System.nanoTime();
                CountDownLatch beat = new CountDownLatch(1);
                Platform.runLater(beat::countDown);
                await(beat);
                longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
            }
        });
        for (int second = 0; second < many / 2 + 2; second++) {
            desk.clock.forward(Duration.ofSeconds(1));
            ticker.tick();
        }
        over.set(true);
        heart.join();
        return longest.get() / 1e6;
    }

    /** Something that is made on the UI thread. */
    @FunctionalInterface
    private interface Making<T> {

        T make() throws Exception;
    }

    private static <T> T onUi(Making<T> what) throws Exception {
        java.util.concurrent.FutureTask<T> task = new java.util.concurrent.FutureTask<>(what::make);
        Platform.runLater(task);
        return task.get(5, TimeUnit.MINUTES);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the UI thread hangs");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What this process wrote into files, in bytes (proc(5): wchar). */
    private static long written() throws IOException {
        return field(Path.of("/proc/self/io"), "wchar:");
    }

    /** In kilobytes (proc(5): VmRSS). */
    private static long resident() throws IOException {
        return field(Path.of("/proc/self/status"), "VmRSS:");
    }

    private static long field(Path file, String name) throws IOException {
        return Arrays.stream(Files.readString(file).split("\n")).filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D", "")).mapToLong(Long::parseLong).findFirst().orElseThrow();
    }
}
