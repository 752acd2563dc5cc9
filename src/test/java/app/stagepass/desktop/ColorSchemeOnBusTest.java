package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.desktop.ColorScheme.Preference;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With a real {@code dbus-daemon} between us and the portal. */
@Tag("desktop")
class ColorSchemeOnBusTest {

    private final BlockingQueue<Preference> told = new LinkedBlockingQueue<>();
    private Process daemon;
    private String address = "";

    @BeforeEach
    void startABus() throws Exception {
        daemon = new ProcessBuilder("dbus-daemon", "--session", "--nofork", "--print-address").start();
        try (BufferedReader said = daemon.inputReader(StandardCharsets.UTF_8)) {
            address = said.readLine();
        }
    }

    @AfterEach
    void stopIt() throws Exception {
        daemon.destroy();
        daemon.waitFor();
    }

    @Test
    void thePortalsAnswerAndItsChangesArrive() throws Exception {
        try (DBusConnection portal = portal(new FakeSettings(1, true)); ColorScheme scheme = scheme()) {
            scheme.follow();
            assertThat(next()).isEqualTo(Preference.DARK);

            portal.sendMessage(new PortalSettings.SettingChanged(FakeSettings.PATH, "org.freedesktop.appearance",
                    "color-scheme", FakeSettings.number(2)));
            assertThat(next()).isEqualTo(Preference.LIGHT);
        }
    }

    @Test
    void anOldPortalAnswersToo() throws Exception {
        try (DBusConnection _ = portal(new FakeSettings(2, false)); ColorScheme scheme = scheme()) {
            scheme.follow();

            assertThat(next()).isEqualTo(Preference.LIGHT);
        }
    }

    @Test
    void withoutAPortalAndWithoutABusThereIsNoAnswer() throws Exception {
        try (ColorScheme withoutPortal = scheme()) {
            withoutPortal.follow();
        }
        daemon.destroy();
        daemon.waitFor();
        try (ColorScheme withoutBus = scheme()) {
            withoutBus.follow();
        }

        assertThat(told).isEmpty();
    }

    private DBusConnectionBuilder bus() {
        return DBusConnectionBuilder.forAddress(address).withShared(false);
    }

    private ColorScheme scheme() {
        return new ColorScheme(() -> PortalLink.over(bus()), Runnable::run, told::add);
    }

    private DBusConnection portal(FakeSettings settings) throws Exception {
        DBusConnection connection = bus().build();
        connection.exportObject(FakeSettings.PATH, settings);
        connection.requestBusName("org.freedesktop.portal.Desktop");
        return connection;
    }

    private Preference next() throws InterruptedException {
        return told.poll(20, TimeUnit.SECONDS);
    }
}
