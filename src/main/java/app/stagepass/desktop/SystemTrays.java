package app.stagepass.desktop;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Chooses what this machine's desktop has. On Linux the tray is a StatusNotifierItem, else AWT's, else there is none, and
 * notifications go over D-Bus; elsewhere both are AWT's.
 */
public final class SystemTrays {

    /** A desktop at its login is slow; people close no window in that time. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private SystemTrays() {}

    /**
     * What the desktop has. Close both at the end.
     *
     * @param tray          the program's picture
     * @param notifications the desktop's
     */
    public record Opened(Tray tray, Notifications notifications) implements AutoCloseable {

        @Override
        public void close() {
            notifications.close();
            tray.close();
        }
    }

    /**
     * Begins to look for a panel. Returns at once.
     *
     * @param osName   system property {@code os.name}
     * @param appName  as people know the program; notifications carry it
     * @param patience how long to look before there is said to be no tray; on Linux the first half of it is the better kind's,
     *                 which is also taken when it comes in the other half or later
     * @param listener told of every change of {@link Tray#place}, on a worker; must not block
     */
    public static Opened open(String osName, String appName, TraySetting setting, Duration patience,
            Consumer<TrayPlace> listener) {
        OperatingSystem system = OperatingSystem.of(osName);
        SystemTrayPanel panel = new SystemTrayPanel(system);
        Executor awt = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("tray").factory());
        if (system != OperatingSystem.LINUX) {
            AwtTray tray = new AwtTray(panel, setting, awt, patience, AGAIN, listener);
            return new Opened(tray, new AwtNotifications(tray));
        }
        BusLink.Opener bus = BusLink.toSessionBus(CALL_LIMIT);
        Duration half = patience.dividedBy(2);
        Tray tray = new FallbackTray((one, told) -> new StatusNotifierTray(bus, one, 1, AGAIN, told),
                (one, told) -> new AwtTray(panel, one, awt, half, AGAIN, told), setting, half, listener);
        return new Opened(tray,
                new FreedesktopNotifications(bus, appName, setting.id(), setting.actions(), setting.workers()));
    }
}
