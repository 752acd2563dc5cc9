package app.stagepass.desktop;

import java.util.ArrayList;
import java.util.List;
import org.freedesktop.dbus.errors.ServiceUnknown;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusSigHandler;

/** A portal without a bus. Told of changes, it tells them on to whoever listens. */
final class FakePortal implements PortalLink {

    private final PortalSettings settings;
    private final List<DBusSigHandler<PortalSettings.SettingChanged>> handlers = new ArrayList<>();
    private boolean present = true;
    private boolean closed;
    private Runnable whileAsked = () -> {};

    FakePortal(PortalSettings settings) {
        this.settings = settings;
    }

    /** A bus on which nobody offers the portal. */
    static FakePortal absent() {
        FakePortal portal = new FakePortal(new FakeSettings(1, true));
        portal.present = false;
        return portal;
    }

    /** Something that happens just when it is asked. */
    void whileAsked(Runnable event) {
        whileAsked = event;
    }

    void change(String namespace, String key, int value) throws DBusException {
        PortalSettings.SettingChanged signal = new PortalSettings.SettingChanged(FakeSettings.PATH, namespace, key,
                FakeSettings.number(value));
        handlers.forEach(handler -> handler.handle(signal));
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public PortalSettings settings() {
        if (!present) {
            throw new ServiceUnknown("org.freedesktop.portal.Desktop");
        }
        whileAsked.run();
        return settings;
    }

    @Override
    public void listen(DBusSigHandler<PortalSettings.SettingChanged> handler) {
        handlers.add(handler);
    }

    @Override
    public void close() {
        closed = true;
    }
}
