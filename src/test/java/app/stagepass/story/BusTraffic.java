package app.stagepass.story;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * All that the tray and the notifications say on the session bus, written down by dbus-monitor. The Secret Service's own traffic is
 * left out: secrets belong there.
 */
final class BusTraffic implements AutoCloseable {

    private static final List<String> INTERFACES = List.of("org.freedesktop.Notifications",
            "org.kde.StatusNotifierItem", "org.kde.StatusNotifierWatcher", "com.canonical.dbusmenu");

    private final Process monitor;
    private final Path file;

    private BusTraffic(Process monitor, Path file) {
        this.monitor = monitor;
        this.file = file;
    }

    /** @param pid of the program whose tray it is */
    static BusTraffic recordInto(Path file, long pid) throws IOException {
        List<String> command = new ArrayList<>(List.of("dbus-monitor", "--session"));
        INTERFACES.forEach(one -> command.add("interface='" + one + "'"));
        // Answers name no interface: the menu's layout, the tool tip.
        command.add("type='method_return',sender='org.kde.StatusNotifierItem-" + pid + "-1'");
        return new BusTraffic(
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file.toFile()).start(),
                file);
    }

    String text() throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    void await(String what) throws Exception {
        Patience.until("“" + what + "” on the bus", 60, () -> Optional.of(text()).filter(all -> all.contains(what)));
    }

    long count(String what) throws IOException {
        return text().lines().filter(line -> line.contains(what)).count();
    }

    @Override
    public void close() {
        monitor.destroy();
        monitor.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
