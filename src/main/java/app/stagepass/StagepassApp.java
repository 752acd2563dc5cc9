package app.stagepass;

import app.stagepass.desktop.InstanceSocket;
import app.stagepass.desktop.SystemBrowser;
import app.stagepass.desktop.SystemTrays;
import app.stagepass.desktop.Wish;
import app.stagepass.handover.Clipboard;
import app.stagepass.handover.ClipboardGuard;
import app.stagepass.handover.ClipboardState;
import app.stagepass.handover.Handover;
import app.stagepass.log.Redactor;
import app.stagepass.oauth.Browser;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.CredentialId;
import app.stagepass.ui.FxClipboard;
import app.stagepass.ui.MainWindow;
import app.stagepass.ui.TokenCopier;
import app.stagepass.ui.TokenCopier.Copied;
import app.stagepass.vault.IdleLock;
import app.stagepass.words.Words;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;

/** The program on a desktop: the tray from the start, the window when it is wanted, until the person quits. */
final class StagepassApp {

    private static final Logger LOG = System.getLogger(StagepassApp.class.getName());
    /** xdg-open, rundll32 and open do this; JavaFX's own way is silent where there is no browser. */
    private static final Browser NO_OTHER = _ -> {
        throw new OAuthException.NoBrowser("system");
    };

    private final RealmSession session;
    private final Redactor redactor;
    private final Map<String, String> environment;
    private final Wish wish;
    private final Toolkit toolkit;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param wish what this start is for */
    StagepassApp(RealmSession session, Redactor redactor, Map<String, String> environment, Wish wish,
            Toolkit toolkit) {
        this.session = session;
        this.redactor = redactor;
        this.environment = environment;
        this.wish = wish;
        this.toolkit = toolkit;
    }

    /** Blocks until the person quits. Returns the process's exit code. */
    int run() {
        Thread hook = Thread.ofPlatform().unstarted(this::endAndWait);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return runUntilEnded();
        } finally {
            closed.countDown(); // first: while the Java runtime shuts down, JavaFX's exit may wait for ever
            release(hook);
            if (toolkit.isStarted()) {
                Platform.exit();
            }
        }
    }

    /** Logging out and SIGTERM end the program as quitting does: the clipboard is cleared, a pair on its way is kept. */
    private void endAndWait() {
        ended.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void release(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the hook is what ended us
        }
    }

    private int runUntilEnded() {
        if (wish != Wish.STAY) {
            Thread.ofPlatform().daemon().start(toolkit::start); // it takes as long as all the rest
        }
        Build build = Build.load();
        Browser browser = session.browser(
                new SystemBrowser(System.getProperty("os.name"), environment, NO_OTHER));
        Clipboard clipboard = toolkit.starting(new FxClipboard(environment));
        CompletableFuture<AppWindow> window = new CompletableFuture<>();
        try (Wiring wiring = new Wiring(session.realm(), Storage.ofSystem(session.realm()), browser, redactor,
                Locale.getDefault());
                IdleLock idle = new IdleLock(wiring.clock, wiring.ticker,
                        () -> wiring.workers.execute(() -> lock(wiring, window)));
                ClipboardGuard guard = new ClipboardGuard(clipboard, wiring.clock, wiring.ticker,
                        ClipboardGuard.CLEAR_AFTER, new SecureRandom());
                DesktopPresence desktop = presence(wiring, copier(wiring, guard), window)) {
            idle.after(wiring.settings.settings().lockAfter());
            AppWindow app = new AppWindow(session, wiring, words(wiring), toolkit, browser, clipboard, guard, idle,
                    desktop, copier(wiring, guard), build, ended::countDown);
            window.complete(app);
            FirstSight.of(wish, () -> app.show(Optional.empty()), desktop::appear, wiring.ticker, wiring.workers);
            stand(wiring, app);
            CheckAnswer answer = new CheckAnswer(wiring.credentials::observe, words(wiring), app::isInFront,
                    desktop::tell, wiring.workers, () -> app.show(Optional.empty()));
            try (Updates _ = Updates.follow(wiring, build, session.realm().isSandbox(), app);
                    SecondStarts _ = SecondStarts.hear(session.realm().folders(),
                            another -> heard(another, wiring, app, answer),
                            wiring.workers, wiring.ticker)) {
                ended.await();
            }
            app.leave();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static InstanceSocket.Reply heard(Wish another, Wiring wiring, AppWindow app, CheckAnswer answer) {
        switch (another) {
            case SHOW -> app.show(Optional.empty());
            case STAY -> {
                // it is here
            }
            case CHECK_ALL -> {
                wiring.watch.checkAll();
                answer.give();
            }
            case QUIT -> app.requestQuit();
        }
        return InstanceSocket.Reply.DONE;
    }

    /** The person wants it, or was not here for as long as they chose. */
    private static void lock(Wiring wiring, CompletableFuture<AppWindow> window) {
        if (wiring.place.lock()) {
            then(window, app -> app.tell(MainWindow::keyringChanged));
        }
    }

    private static void then(CompletableFuture<AppWindow> window, Consumer<AppWindow> action) {
        var _ = window.thenAccept(action);
    }

    private DesktopPresence presence(Wiring wiring, TokenCopier copier, CompletableFuture<AppWindow> window) {
        return new DesktopPresence(session.realm(), wiring, words(wiring), copier, new DesktopPresence.Window(
                card -> then(window, app -> app.show(card)),
                () -> wiring.workers.execute(() -> lock(wiring, window)),
                () -> then(window, AppWindow::trayLost), () -> then(window, AppWindow::requestQuit)),
                wish == Wish.STAY ? DesktopPresence.AT_LOGIN : SystemTrays.PATIENCE);
    }

    private static Words words(Wiring wiring) {
        return Words.of(Locale.getDefault(), wiring.clock, ZoneId.systemDefault());
    }

    /** Whoever comes to the starting route may do so whether the window is open or not. */
    private static void stand(Wiring wiring, AppWindow app) {
        wiring.workers.execute(() -> {
            try {
                wiring.callback.follow(wiring.settings.settings().callback());
            } catch (OAuthException e) {
                notStanding(wiring, app, e);
            }
        });
        var _ = wiring.credentials.observe(_ -> wiring.workers.execute(() -> {
            try {
                wiring.callback.applicationsChanged();
            } catch (OAuthException e) {
                notStanding(wiring, app, e);
            }
        }));
    }

    private static void notStanding(Wiring wiring, AppWindow app, OAuthException e) {
        LOG.log(Level.WARNING, "the starting route does not stand: {0}", e.getMessage());
        app.tell(open -> open.notice(wiring.failures.of(e)));
    }

    private static TokenCopier copier(Wiring wiring, ClipboardGuard guard) {
        Handover handover = new Handover(wiring.liveTokens, guard);
        return (id, format) -> copied(handover.copy(id, format, labelOf(wiring, id)), guard, wiring);
    }

    private static Copied copied(Optional<Instant> worksUntil, ClipboardGuard guard, Wiring wiring) {
        Instant clearsAt = guard.state() instanceof ClipboardState.Holding holding
                ? holding.clearsAt()
                : wiring.clock.instant();
        return new Copied(worksUntil, clearsAt);
    }

    private static String labelOf(Wiring wiring, CredentialId id) {
        return wiring.credentials.snapshot(id).map(one -> one.credential().account().displayName()).orElse("");
    }
}
