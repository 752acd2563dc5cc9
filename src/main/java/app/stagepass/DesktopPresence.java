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

    /** Panels come late when a desktop starts; then nobody misses a window yet. Each of two kinds of tray is given half. */
    static final Duration AT_LOGIN = Duration.ofSeconds(15);

    private final Words words;
    private final TokenCopier copier;
    private final Consumer<Optional<CredentialId>> open;
    private final SystemTrays.Opened opened;
    private final Credentials.Observation observation;
    private final Warnings warnings;
    private volatile TrayPlace place = TrayPlace.STILL_LOOKING;

    /** What the desktop asks of the window. All return at once and may come from any thread. */
    record Window(Consumer<Optional<CredentialId>> open, Runnable lock, Runnable trayLost, Runnable quit) {}

    /** @param patience how long to look for each kind of tray before the next */
    DesktopPresence(Realm realm, Wiring wiring, Words words, TokenCopier copier, Window window, Duration patience) {
        this.words = words;
        this.copier = copier;
        this.open = window.open();
        String title = words.text(realm.isSandbox() ? "app.title.sandbox" : "app.name");
        TrayFaces faces = new TrayFaces(words, title,
                new TrayFaces.Actions(id -> open.accept(Optional.of(id)),
                        (id, format) -> wiring.workers.execute(() -> copy(id, format)), wiring.watch::checkAll,
                        new TrayFaces.Lock(wiring.place::isInFile, window.lock()),
                        () -> open.accept(Optional.empty()), window.quit()));
        TraySetting setting = new TraySetting(realm.isSandbox() ? "stagepass-sandbox" : "stagepass",
                faces.of(wiring.credentials.snapshots()), () -> open.accept(Optional.empty()), wiring.workers,
                wiring.workers, wiring.ticker);
        this.opened = SystemTrays.open(System.getProperty("os.name"), title, setting, patience, now -> {
            place = now;
            if (now == TrayPlace.NONE) {
                window.trayLost().run();
            }
        });
        this.observation = wiring.credentials.observe(now -> opened.tray().show(faces.of(now)));
        this.warnings = new Warnings(wiring.credentials,
                new DesktopWarnings(opened.notifications(), words, open), wiring.clock, wiring.ticker);
        wiring.visits.observe(
                new RouteNotices(opened.notifications(), words, () -> open.accept(Optional.empty()))::show);
    }

    TrayPlace place() {
        return place;
    }

    /** Said the first time that the window is closed and the program stays. */
    void tellThatItStays() {
        opened.notifications().show(new Notice(words.text("tray.stays.title"), words.text("tray.stays.body"),
                Notice.Urgency.LOW, Optional.of(words.text("tray.open")), () -> open.accept(Optional.empty())));
    }

    /** The display went away, or JavaFX does not start on it. */
    void tellThatNoWindowOpens() {
        opened.notifications().show(new Notice(words.text("app.no-window.title"), words.text("app.no-window.body"),
                Notice.Urgency.NORMAL, Optional.empty(), () -> {}));
    }

    private void copy(CredentialId id, CopyFormat format) {
        try {
            TokenCopier.Copied copied = copier.copy(id, format);
            opened.notifications().show(new Notice(words.text("tray.copied.title"),
                    words.text("tray.copied.body", words.times().clock(copied.clearsAt())), Notice.Urgency.LOW,
                    Optional.empty(), () -> open.accept(Optional.of(id))));
        } catch (LiveTokens.NotLive | VaultException | Clipboard.Unavailable e) {
            Failure why = e instanceof LiveTokens.NotLive dead
                    ? words.failures().of(dead.status())
                    : words.failures().ofAny(e);
            opened.notifications().show(new Notice(why.title(), why.body(), Notice.Urgency.NORMAL,
                    Optional.of(words.text("tray.open")), () -> open.accept(Optional.of(id))));
        }
    }

    @Override
    public void close() {
        warnings.close();
        observation.close();
        opened.close();
    }
}
