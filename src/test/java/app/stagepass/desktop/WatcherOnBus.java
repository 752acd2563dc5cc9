package app.stagepass.desktop;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** Of a panel's calls the one that we need. */
@DBusInterfaceName(FakeWatcher.NAME)
public interface WatcherOnBus extends DBusInterface {

    void RegisterStatusNotifierItem(String service);
}
