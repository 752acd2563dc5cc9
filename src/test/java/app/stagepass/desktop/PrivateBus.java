package app.stagepass.desktop;

import app.stagepass.dbus.MiniBus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/** A message bus of the test's own, on a socket in its folder. */
abstract class PrivateBus implements AutoCloseable {

    private final String address;

    private PrivateBus(String address) {
        this.address = address;
    }

    /** Within this process. */
    static PrivateBus mini(Path folder) throws IOException {
        MiniBus bus = new MiniBus(folder.resolve("bus"));
        return new PrivateBus("unix:path=" + folder.resolve("bus")) {
            @Override
            public void close() throws IOException {
                bus.close();
            }
        };
    }

    /** A real {@code dbus-daemon}. */
    static PrivateBus daemon() throws Exception {
        Process process = new ProcessBuilder("dbus-daemon", "--session", "--nofork", "--print-address").start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        return new PrivateBus(said.readLine()) {
            @Override
            public void close() {
                process.destroy();
                process.onExit().join();
            }
        };
    }

    DBusConnection connect() throws DBusException {
        return DBusConnectionBuilder.forAddress(address).withShared(false).build();
    }

    BusLink.Opener link(Duration limit) {
        return BusLink.to(address, limit);
    }

    @Override
    public abstract void close() throws IOException;
}
