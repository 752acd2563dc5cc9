package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.desktop.ColorScheme.Preference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bus of its own, with a portal that is a fake on the far side of it. */
class ColorSchemeTest {

    @TempDir
    private Path folder;
    private final BlockingQueue<Preference> told = new LinkedBlockingQueue<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    /** Kept, because an unreferenced logger forgets its level. */
    private final Logger library = Logger.getLogger("org.freedesktop.dbus");
    private String address = "";
    private EmbeddedDBusDaemon daemon;

    @BeforeEach
    void startABus() throws Exception {
        library.setLevel(Level.WARNING);
        address = "unix:path=" + folder.resolve("bus");
        daemon = new EmbeddedDBusDaemon(address + ",listen=true");
        daemon.startInBackgroundAndWait(20_000);
    }

    @AfterEach
    void stopIt() throws Exception {
        executor.close();
        daemon.close();
    }

    @Test
    void whatTheDesktopPrefersIsTold() throws Exception {
        try (FakePortal _ = FakePortal.on(address, 1, true); ColorScheme scheme = scheme()) {
            scheme.follow();

            assertThat(next()).isEqualTo(Preference.DARK);
        }
    }

    @Test
    void anOlderPortalIsAskedInItsOwnWay() throws Exception {
        try (FakePortal _ = FakePortal.on(address, 2, false); ColorScheme scheme = scheme()) {
            scheme.follow();

            assertThat(next()).isEqualTo(Preference.LIGHT);
        }
    }

    @Test
    void everyLaterChangeIsToldAndOtherSettingsAreNot() throws Exception {
        try (FakePortal portal = FakePortal.on(address, 0, true); ColorScheme scheme = scheme()) {
            scheme.follow();
            assertThat(next()).isEqualTo(Preference.NO_PREFERENCE);

            portal.change("org.freedesktop.appearance", "accent-color", 1);
            portal.change("org.gnome.desktop.interface", "color-scheme", 1);
            portal.change("org.freedesktop.appearance", "color-scheme", 2);
            portal.change("org.freedesktop.appearance", "color-scheme", 1);

            assertThat(next()).isEqualTo(Preference.LIGHT);
            assertThat(next()).isEqualTo(Preference.DARK);
        }
    }

    @Test
    void aNumberThatNobodyKnowsYetIsNoPreference() throws Exception {
        try (FakePortal _ = FakePortal.on(address, 7, true); ColorScheme scheme = scheme()) {
            scheme.follow();

            assertThat(next()).isEqualTo(Preference.NO_PREFERENCE);
        }
    }

    @Test
    void withoutAPortalNobodyIsTold() {
        try (ColorScheme scheme = scheme()) {
            scheme.follow();
            executor.close();

            assertThat(told).isEmpty();
        }
    }

    @Test
    void withoutABusNobodyIsTold() {
        try (ColorScheme scheme = new ColorScheme(
                DBusConnectionBuilder.forAddress("unix:path=" + folder.resolve("no-bus")), executor, told::add)) {
            scheme.follow();
            executor.close();

            assertThat(told).isEmpty();
        }
    }

    @Test
    void followingNeverBlocksItsCaller() throws Exception {
        Queue<Runnable> notRunYet = new ConcurrentLinkedQueue<>();
        try (FakePortal _ = FakePortal.on(address, 1, true);
                ColorScheme scheme = new ColorScheme(DBusConnectionBuilder.forAddress(address), notRunYet::add,
                        told::add)) {
            scheme.follow();
            assertThat(told).isEmpty();

            notRunYet.remove().run();
            assertThat(next()).isEqualTo(Preference.DARK);
        }
    }

    @Test
    void closedBeforeTheBusAnsweredItStaysSilent() throws Exception {
        Queue<Runnable> notRunYet = new ConcurrentLinkedQueue<>();
        try (FakePortal _ = FakePortal.on(address, 1, true)) {
            ColorScheme scheme = new ColorScheme(DBusConnectionBuilder.forAddress(address), notRunYet::add, told::add);
            scheme.follow();
            scheme.close();

            notRunYet.remove().run();

            assertThat(told).isEmpty();
        }
    }

    private ColorScheme scheme() {
        return new ColorScheme(DBusConnectionBuilder.forAddress(address), executor, told::add);
    }

    private Preference next() throws InterruptedException {
        return told.poll(20, TimeUnit.SECONDS);
    }

    /** A connection to the bus under the portal's name. */
    private record FakePortal(DBusConnection connection) implements AutoCloseable {

        static FakePortal on(String address, int scheme, boolean modern) throws Exception {
            DBusConnection connection = DBusConnectionBuilder.forAddress(address).withShared(false).build();
            connection.exportObject("/org/freedesktop/portal/desktop", new FakeSettings(scheme, modern));
            connection.requestBusName("org.freedesktop.portal.Desktop");
            return new FakePortal(connection);
        }

        void change(String namespace, String key, int value) throws Exception {
            connection.sendMessage(new PortalSettings.SettingChanged("/org/freedesktop/portal/desktop", namespace, key,
                    FakeSettings.number(value)));
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
