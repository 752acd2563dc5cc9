package app.stagepass;

import app.stagepass.desktop.Notice;
import app.stagepass.desktop.NoticeHandle;
import app.stagepass.desktop.Notifications;
import app.stagepass.watch.SignInResult;
import app.stagepass.words.Words;
import java.util.List;
import java.util.Optional;

/** Tells on the desktop that somebody signed in by the starting route and is to be asked about: nobody may be at the window. */
final class RouteNotices {

    private final Notifications notifications;
    private final Words words;
    private final Runnable open;
    private Optional<NoticeHandle> shown = Optional.empty();

    /** @param open shows the window, which asks; returns at once */
    RouteNotices(Notifications notifications, Words words, Runnable open) {
        this.notifications = notifications;
        this.words = words;
        this.open = open;
    }

    /** @param waiting all that are to be asked about */
    synchronized void show(List<SignInResult.ToConfirm> waiting) {
        if (waiting.isEmpty()) {
            shown.ifPresent(notifications::withdraw);
            shown = Optional.empty();
            return;
        }
        Notice notice = new Notice(words.text("route.arrived.title", waiting.size()),
                words.text("route.arrived.body", waiting.getLast().candidate().account().displayName()),
                Notice.Urgency.NORMAL, Optional.of(words.text("tray.open")), open);
        shown.ifPresentOrElse(handle -> notifications.replace(handle, notice),
                () -> shown = Optional.of(notifications.show(notice)));
    }
}
