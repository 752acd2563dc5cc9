package app.stagepass;

import app.stagepass.desktop.Notice;
import app.stagepass.desktop.NoticeHandle;
import app.stagepass.desktop.Notifications;
import app.stagepass.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells on the desktop that the program runs without a window, and takes that back as soon as there is one: it would not be so any
 * more. Thread-safe.
 */
final class HiddenNotices {

    private final Notifications notifications;
    private final Words words;
    private final Runnable open;
    private final List<NoticeHandle> shown = new ArrayList<>();

    /** @param open shows the window; returns at once */
    HiddenNotices(Notifications notifications, Words words, Runnable open) {
        this.notifications = notifications;
        this.words = words;
        this.open = open;
    }

    /**
     * Said the first time that the window is closed and the program stays.
     *
     * @param tokens whether there are any that it looks after
     */
    void stays(boolean tokens) {
        show(new Notice(words.text("tray.stays.title"),
                words.text(tokens ? "tray.stays.body" : "tray.stays.body.nobody"), Notice.Urgency.LOW,
                Optional.of(words.text("tray.open")), open));
    }

    /** The display went away, or JavaFX does not start on it. */
    void noWindow() {
        show(new Notice(words.text("app.no-window.title"), words.text("app.no-window.body"), Notice.Urgency.NORMAL,
                Optional.empty(), () -> {}));
    }

    /** The window is there. */
    synchronized void windowOpened() {
        shown.forEach(notifications::withdraw);
        shown.clear();
    }

    private synchronized void show(Notice notice) {
        shown.add(notifications.show(notice));
    }
}
