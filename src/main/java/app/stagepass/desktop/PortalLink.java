package app.stagepass.desktop;

import java.io.IOException;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusSigHandler;

/** A way to the desktop portal's settings. */
interface PortalLink extends AutoCloseable {

    PortalSettings settings() throws DBusException;

    /** From now on the handler hears of every change, on a thread of the link's. */
    void listen(DBusSigHandler<PortalSettings.SettingChanged> handler) throws DBusException;

    @Override
    void close() throws IOException;

    /** Makes a link, blocking. A missing or dead bus is thrown unchecked by parts of the library. */
    @FunctionalInterface
    interface Opener {

        PortalLink open() throws DBusException;
    }

    /** Over a bus. The connection is our own: closing a shared one would close it for the keyring too. */
    static PortalLink over(DBusConnectionBuilder bus) throws DBusException {
        return new OverBus(bus.withShared(false).build());
    }

    record OverBus(DBusConnection connection) implements PortalLink {

        private static final String PORTAL = "org.freedesktop.portal.Desktop";
        private static final String PATH = "/org/freedesktop/portal/desktop";

        @Override
        public PortalSettings settings() throws DBusException {
            return connection.getRemoteObject(PORTAL, PATH, PortalSettings.class);
        }

        @Override
        public void listen(DBusSigHandler<PortalSettings.SettingChanged> handler) throws DBusException {
            connection.addSigHandler(PortalSettings.SettingChanged.class, handler);
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
