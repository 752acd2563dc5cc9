package app.stagepass.desktop;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A notification service's calls. */
@DBusInterfaceName(FakeNotificationService.NAME)
public interface NotificationsOnBus extends DBusInterface {

    List<String> GetCapabilities();

    UInt32 Notify(String app, UInt32 replaces, String icon, String title, String body, List<String> actions,
            Map<String, Variant<?>> hints, int timeout);

    void CloseNotification(UInt32 id);
}
