package app.stagepass.desktop;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notifications of Windows and macOS, shown at the tray's picture. The system shows one at a time and takes them away by itself;
 * AWT cannot, so a withdrawn one only loses its action. Without a picture in the tray none are shown.
 */
final class AwtNotifications implements Notifications {

    private final AwtTray tray;
    private final Map<NoticeHandle, Runnable> actions = new ConcurrentHashMap<>();

    AwtNotifications(AwtTray tray) {
        this.tray = tray;
    }

    @Override
    public NoticeHandle show(Notice notice) {
        NoticeHandle handle = new NoticeHandle();
        replace(handle, notice);
        return handle;
    }

    @Override
    public void replace(NoticeHandle shown, Notice notice) {
        withdraw(shown);
        actions.put(shown, notice.onAction());
        tray.message(notice, notice.onAction());
    }

    @Override
    public void withdraw(NoticeHandle shown) {
        Runnable action = actions.remove(shown);
        if (action != null) {
            tray.forget(action);
        }
    }

    @Override
    public void close() {
        actions.clear();
    }
}
