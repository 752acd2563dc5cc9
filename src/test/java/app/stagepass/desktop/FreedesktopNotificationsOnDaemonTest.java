package app.stagepass.desktop;

import org.junit.jupiter.api.Tag;

/** With a real {@code dbus-daemon}. */
@Tag("desktop")
class FreedesktopNotificationsOnDaemonTest extends FreedesktopNotificationsContract {

    @Override
    PrivateBus startBus() throws Exception {
        return PrivateBus.daemon();
    }
}
