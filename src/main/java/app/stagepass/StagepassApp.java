package app.stagepass;

import app.stagepass.desktop.SandboxProcess;
import app.stagepass.desktop.SystemBrowser;
import app.stagepass.files.NotWrittenException;
import app.stagepass.handover.ClipboardGuard;
import app.stagepass.handover.ClipboardState;
import app.stagepass.handover.Handover;
import app.stagepass.log.Redactor;
import app.stagepass.oauth.Browser;
import app.stagepass.oauth.OAuthException;
import app.stagepass.settings.Settings;
import app.stagepass.token.Account;
import app.stagepass.token.CredentialId;
import app.stagepass.ui.FxClipboard;
import app.stagepass.ui.FxFileSaver;
import app.stagepass.ui.MainWindow;
import app.stagepass.ui.Parts;
import app.stagepass.ui.PassphrasePrompt;
import app.stagepass.ui.TokenCopier;
import app.stagepass.ui.TokenCopier.Copied;
import app.stagepass.ui.Work;
import app.stagepass.ui.connect.ConnectNews;
import app.stagepass.ui.theme.Theme;
import app.stagepass.vault.IdleLock;
import app.stagepass.words.Failure;
import app.stagepass.words.Messages;
import app.stagepass.words.NextStep;
import app.stagepass.words.Words;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The program with a window: starts JavaFX, puts the parts into the window, and ends when the window is closed. */
final class StagepassApp {

    private static final Logger LOG = System.getLogger(StagepassApp.class.getName());
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final int[] ICON_SIZES = {16, 24, 32, 48, 64, 128, 256};
    /** xdg-open, rundll32 and open do this; JavaFX's own way is silent where there is no browser. */
    private static final Browser NO_OTHER = _ -> {
        throw new OAuthException.NoBrowser("system");
    };

    private final RealmSession session;
    private final Redactor redactor;
    private final Messages messages;
    private final Map<String, String> environment;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    StagepassApp(RealmSession session, Redactor redactor, Messages messages, Map<String, String> environment) {
        this.session = session;
        this.redactor = redactor;
        this.messages = messages;
        this.environment = environment;
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
            Platform.exit();
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
        Browser browser = session.browser(
                new SystemBrowser(System.getProperty("os.name"), environment, NO_OTHER));
        FxClipboard clipboard = new FxClipboard(environment);
        CompletableFuture<MainWindow> window = new CompletableFuture<>();
        CompletableFuture<WindowFlows> flows = new CompletableFuture<>();
        try (Wiring wiring = new Wiring(session.realm(), Storage.ofSystem(session.realm()), browser, redactor,
                Locale.getDefault());
                IdleLock idle = new IdleLock(wiring.clock, wiring.ticker,
                        () -> wiring.workers.execute(() -> lock(wiring, window)));
                ClipboardGuard guard = new ClipboardGuard(clipboard, wiring.clock, wiring.ticker,
                        ClipboardGuard.CLEAR_AFTER, new SecureRandom());
                DesktopPresence desktop = presence(wiring, guard, window)) {
            idle.after(wiring.settings.settings().lockAfter());
            stand(wiring, window);
            Platform.startup(() -> open(wiring, idle, guard, clipboard, browser, desktop, window, flows));
            ended.await();
            leave(flows);
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Also when a signal ends the program: a token that somebody is asked about would live on, known to nobody. */
    private static void leave(CompletableFuture<WindowFlows> flows) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(1);
        var _ = flows.thenAccept(made -> Platform.runLater(() -> {
            made.leave();
            left.countDown();
        }));
        if (flows.isDone() && !left.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.log(Level.WARNING, "the window did not answer at the end");
        }
    }

    /** The person wants it, or was not here for as long as they chose. */
    private static void lock(Wiring wiring, CompletableFuture<MainWindow> window) {
        if (wiring.place.lock()) {
            var _ = window.thenAccept(MainWindow::keyringChanged);
        }
    }

    private DesktopPresence presence(Wiring wiring, ClipboardGuard guard, CompletableFuture<MainWindow> window) {
        return new DesktopPresence(session.realm(), wiring, words(wiring), copier(wiring, guard),
                new DesktopPresence.Window(card -> onWindow(window, open -> {
                    card.ifPresent(open::select);
                    open.show();
                }), () -> wiring.workers.execute(() -> lock(wiring, window)),
                        () -> onWindow(window, MainWindow::trayLost), () -> onWindow(window, open -> {
                            open.show(); // for what there may be to ask
                            open.requestQuit();
                        })));
    }

    private static void onWindow(CompletableFuture<MainWindow> window, Consumer<MainWindow> action) {
        var _ = window.thenAccept(open -> Platform.runLater(() -> action.accept(open)));
    }

    private static Words words(Wiring wiring) {
        return Words.of(Locale.getDefault(), wiring.clock, ZoneId.systemDefault());
    }

    private static TokenCopier copier(Wiring wiring, ClipboardGuard guard) {
        Handover handover = new Handover(wiring.liveTokens, guard);
        return (id, format) -> copied(handover.copy(id, format, labelOf(wiring, id)), guard, wiring);
    }

    private void open(Wiring wiring, IdleLock idle, ClipboardGuard guard, FxClipboard clipboard, Browser browser,
            DesktopPresence desktop, CompletableFuture<MainWindow> window, CompletableFuture<WindowFlows> leaving) {
        Platform.setImplicitExit(false);
        WindowClass.set();
        Words words = words(wiring);
        Work work = new Work(wiring.workers, Platform::runLater);
        Theme theme = new Theme(wiring.settings.settings().theme(), Platform.getPreferences().colorSchemeProperty());
        PassphrasePrompt prompt = new PassphrasePrompt(wiring.messages, wiring.failures, work,
                action -> onWindow(window, open -> action.accept(open.overlay())));
        KeyringDoor keyring = new KeyringDoor(session, wiring, prompt, idle, failure -> {
            var _ = window.thenAccept(open -> open.notice(failure));
        });
        WindowFlows flows = new WindowFlows(session.realm(), wiring, browser, clipboard, keyring, work,
                new News(window), desktop, sandboxProcess(),
                started -> {
                    var _ = window.thenAccept(open -> open.notice(sandboxNotice(started)));
                }, () -> {
                    var _ = window.thenAccept(MainWindow::close);
                    ended.countDown();
                });
        leaving.complete(flows);
        Realm realm = session.realm();
        Parts parts = new Parts(words, wiring.scopes, wiring.clock, work, wiring.credentials, wiring.history,
                wiring.watch,
                wiring.validator, wiring.revocation, wiring.labels, wiring.importing, copier(wiring, guard),
                keyring, wiring.network, wiring.callback,
                new MoveDoor(wiring.moving, wiring.credentials, wiring.settings, prompt),
                account -> account.avatar().flatMap(wiring.avatars::fetch), browser,
                new FxFileSaver(),
                new Parts.Place(realm.isSandbox(), realm.connectionsPage(), session.controlPage()), theme,
                wiring.settings.settings(), changed -> {
                    idle.after(changed.lockAfter());
                    wiring.workers.execute(() -> save(wiring, changed, window));
                },
                flows);

        Stage stage = new Stage();
        for (int size : ICON_SIZES) {
            stage.getIcons().add(new Image(Objects.requireNonNull(
                    MainWindow.class.getResourceAsStream("icons/stagepass-" + size + ".png"))));
        }
        MainWindow main = new MainWindow(stage, parts);
        window.complete(main);
        Thread.currentThread().setUncaughtExceptionHandler((_, e) -> main.notice(bug(e)));
        guard.observe(main::clipboard);
        follow(theme, wiring);
        main.show();
        wiring.visits.observe(_ -> Platform.runLater(main::arrived));
        wiring.clockSkew.observe(ahead -> main.notice(words.failures().ofClock(ahead)));
        wiring.vault.trouble().ifPresent(trouble -> main.notice(words.failures().of(trouble)));
        var _ = wiring.history.trouble().thenAccept(trouble -> main.notice(words.failures().of(trouble)));
        wiring.settings.trouble().ifPresent(trouble -> main.notice(words.failures().of(trouble)));
    }

    /** Whoever comes to the starting route may do so whether the window is open or not. */
    private static void stand(Wiring wiring, CompletableFuture<MainWindow> window) {
        wiring.workers.execute(() -> {
            try {
                wiring.callback.follow(wiring.settings.settings().callback());
            } catch (OAuthException e) {
                notStanding(wiring, window, e);
            }
        });
        var _ = wiring.credentials.observe(_ -> wiring.workers.execute(() -> {
            try {
                wiring.callback.applicationsChanged();
            } catch (OAuthException e) {
                notStanding(wiring, window, e);
            }
        }));
    }

    private static void notStanding(Wiring wiring, CompletableFuture<MainWindow> window, OAuthException e) {
        LOG.log(Level.WARNING, "the starting route does not stand: {0}", e.getMessage());
        var _ = window.thenAccept(open -> open.notice(wiring.failures.of(e)));
    }

    /** On Linux the desktop's portal knows best; elsewhere JavaFX does. */
    private static void follow(Theme theme, Wiring wiring) {
        wiring.follow(preference -> Platform.runLater(() -> theme.desktopPrefers(switch (preference) {
            case DARK -> Optional.of(ColorScheme.DARK);
            case LIGHT -> Optional.of(ColorScheme.LIGHT);
            case NO_PREFERENCE -> Optional.empty();
        })));
    }

    private void save(Wiring wiring, Settings changed, CompletableFuture<MainWindow> window) {
        try {
            wiring.settings.change(now -> changed.withSecretsInFile(now.secretsInFile())); // not the window's to choose
        } catch (NotWrittenException e) {
            LOG.log(Level.WARNING, "settings: {0}", e.getMessage());
            var _ = window.thenAccept(open -> open.notice(new Failure(messages.text("app.settings-not-saved.title"),
                    messages.text("app.settings-not-saved.body"), new NextStep.None())));
        }
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

    /** To the window, which is made after the flows that lead out of it. */
    private record News(CompletableFuture<MainWindow> window) implements ConnectNews {

        @Override
        public void connected(CredentialId id) {
            var _ = window.thenAccept(open -> open.select(id));
        }

        @Override
        public void discarded(Account account) {
            var _ = window.thenAccept(open -> open.discarded(account));
        }
    }

    private Failure sandboxNotice(boolean started) {
        String key = started ? "app.sandbox-opens" : "app.sandbox-not-opened";
        return new Failure(messages.text(key + ".title"), messages.text(key + ".body"), new NextStep.None());
    }

    /** A bug: the person gets a code to report, the redacted log gets the rest. */
    private Failure bug(Throwable e) {
        String code = BugCode.of(e);
        LOG.log(Level.ERROR, "bug " + code, e);
        return new Failure(messages.text("app.bug.title"), messages.text("app.bug.body", code), new NextStep.None());
    }

    private static SandboxProcess sandboxProcess() {
        return new SandboxProcess(ProcessHandle.current().info().command(),
                ManagementFactory.getRuntimeMXBean().getInputArguments(), System.getProperties(), Main.class.getName());
    }
}
