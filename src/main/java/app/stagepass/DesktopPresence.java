package app.stagepass;

import app.stagepass.desktop.Notice;
import app.stagepass.desktop.SystemTrays;
import app.stagepass.desktop.TrayPlace;
import app.stagepass.desktop.TraySetting;
import app.stagepass.handover.Clipboard;
import app.stagepass.handover.CopyFormat;
import app.stagepass.token.CredentialId;
import app.stagepass.ui.TokenCopier;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.Credentials;
import app.stagepass.watch.LiveTokens;
import app.stagepass.watch.Warnings;
import app.stagepass.words.Failure;
import app.stagepass.words.Words;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The program on the desktop beside its window: the tray's picture and menu, and notifications. Knows nothing of JavaFX; what the
 * person clicks is handed to the window. Thread-safe.
 */
final class DesktopPresence implements AutoCloseable {

    /** Panels come late when a desktop starts; then nobody misses a window yet. */
    static final Duration AT_LOGIN = Duration.ofSeconds(30);

    private final Realm realm;
    private final Wiring wiring;
    private final Words words;
    private final TokenCopier copier;
    private final Window window;
    private final Duration patience;
    private Optional<Appearance> appearance = Optional.empty();
    private boolean closed;
    private volatile TrayPlace place = TrayPlace.STILL_LOOKING;

    /** What the desktop asks of the window. All return at once and may come from any thread. */
    record Window(Consumer<Optional<CredentialId>> open, Runnable lock, Runnable trayLost, Runnable quit) {}

    /** What is there once it appeared. */
    private record Appearance(SystemTrays.Opened opened, HiddenNotices hidden, DesktopWarnings board,
            Credentials.Observation observation, Warnings warnings) {

        void end() {
            warnings.close();
            observation.close();
            opened.close();
        }
    }

    /** @param patience how long to look for a tray before there is said to be none */
    DesktopPresence(Realm realm, Wiring wiring, Words words, TokenCopier copier, Window window, Duration patience) {
        this.realm = realm;
        this.wiring = wiring;
        this.words = words;
        this.copier = copier;
        this.window = window;
        this.patience = patience;
    }

    /** Comes to the tray, and tells of what happens from now on. Later calls do nothing. */
    synchronized void appear() {
        if (appearance.isEmpty() && !closed) {
            appearance = Optional.of(come());
        }
    }

    private Appearance come() {
        String title = words.text(realm.isSandbox() ? "app.title.sandbox" : "app.name");
        TrayFaces faces = new TrayFaces(words, realm.isSandbox(),
                new TrayFaces.Actions(id -> window.open().accept(Optional.of(id)),
                        (id, format) -> wiring.workers.execute(() -> copy(id, format)), wiring.watch::checkAll,
                        new TrayFaces.Lock(wiring.place::isInFile, window.lock()),
                        () -> window.open().accept(Optional.empty()), window.quit()));
        TraySetting setting = new TraySetting(realm.isSandbox() ? "stagepass-sandbox" : "stagepass",
                faces.of(wiring.credentials.snapshots()), () -> window.open().accept(Optional.empty()),
                wiring.workers, wiring.workers, wiring.ticker);
        SystemTrays.Opened opened = SystemTrays.open(System.getProperty("os.name"), title, setting, patience, now -> {
            place = now;
            if (now == TrayPlace.NONE) {
                window.trayLost().run();
            }
        });
        wiring.visits.observe(new RouteNotices(opened.notifications(), words,
                () -> window.open().accept(Optional.empty()))::show);
        HiddenNotices hidden = new HiddenNotices(opened.notifications(), words,
                () -> window.open().accept(Optional.empty()));
        DesktopWarnings board = new DesktopWarnings(opened.notifications(), words, window.open());
        return new Appearance(opened, hidden, board,
                wiring.credentials.observe(now -> opened.tray().show(faces.of(now))),
                new Warnings(wiring.credentials, board, wiring.clock, wiring.ticker));
    }

    TrayPlace place() {
        return place;
    }

    /** Said the first time that the window is closed and the program stays. */
    void tellThatItStays() {
        hidden(notices -> notices.stays(TrayFaces.areWatched(wiring.credentials.snapshots())));
    }

    /** The display went away, or JavaFX does not start on it. */
    void tellThatNoWindowOpens() {
        hidden(HiddenNotices::noWindow);
    }

    /** What was said of its absence is taken back. */
    synchronized void windowOpened() {
        appearance.ifPresent(there -> there.hidden().windowOpened());
    }

    /** The person looks at it: what it says need not stand on the desktop as well. */
    synchronized void windowSeen() {
        appearance.ifPresent(there -> there.board().seen());
    }

    private synchronized void hidden(Consumer<HiddenNotices> news) {
        appear();
        appearance.ifPresent(there -> news.accept(there.hidden()));
    }

    /** May block while it comes to the tray; not to be called by an observer of the credentials. */
    synchronized void tell(Notice notice) {
        appear();
        appearance.ifPresent(there -> there.opened().notifications().show(notice));
    }

    private void copy(CredentialId id, CopyFormat format) {
        try {
            TokenCopier.Copied copied = copier.copy(id, format);
            tell(CopiedNotice.of(words, copied, () -> window.open().accept(Optional.of(id))));
        } catch (LiveTokens.NotLive | VaultException | Clipboard.Unavailable e) {
            Failure why = e instanceof LiveTokens.NotLive dead
                    ? words.failures().of(dead.status())
                    : words.failures().ofAny(e);
            tell(new Notice(why.title(), why.body(), Notice.Urgency.NORMAL, Optional.of(words.text("tray.open")),
                    () -> window.open().accept(Optional.of(id))));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        appearance.ifPresent(Appearance::end);
    }
}
