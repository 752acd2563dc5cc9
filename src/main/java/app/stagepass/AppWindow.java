package app.stagepass;

import app.stagepass.ui.TimerSecondHand;
import app.stagepass.ui.SecondHand;
import app.stagepass.desktop.Autostart;
import app.stagepass.desktop.Launcher;
import app.stagepass.desktop.SandboxProcess;
import app.stagepass.files.NotWrittenException;
import app.stagepass.handover.Clipboard;
import app.stagepass.handover.ClipboardGuard;
import app.stagepass.oauth.Browser;
import app.stagepass.settings.Settings;
import app.stagepass.token.Account;
import app.stagepass.token.CredentialId;
import app.stagepass.ui.FxFileSaver;
import app.stagepass.ui.MainWindow;
import app.stagepass.ui.Parts;
import app.stagepass.ui.PassphrasePrompt;
import app.stagepass.ui.TokenCopier;
import app.stagepass.ui.Work;
import app.stagepass.ui.connect.ConnectNews;
import app.stagepass.ui.theme.Theme;
import app.stagepass.vault.IdleLock;
import app.stagepass.words.Failure;
import app.stagepass.words.NextStep;
import app.stagepass.words.Words;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.shape.Circle;
import javafx.stage.Stage;

/**
 * The window, which is made when it is first wanted: after a start at login that may be never. Thread-safe; what is asked of the
 * window is done on JavaFX's thread.
 */
final class AppWindow {

    private static final Logger LOG = System.getLogger(AppWindow.class.getName());
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    /** After the layout come the first picture, and perhaps a first click; neither is to share the processors with what nobody waits for. */
    private static final Duration PICTURE = Duration.ofMillis(1500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    /** Who closes the window by mistake has it back before it is tidied away. */
    private static final Duration REST = Duration.ofSeconds(3);
    /** So long it is in front before it counts as looked at. */
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final int[] ICON_SIZES = {16, 24, 32, 48, 64, 128, 256};

    private final RealmSession session;
    private final Wiring wiring;
    private final Words words;
    private final Toolkit toolkit;
    private final Browser browser;
    private final Clipboard clipboard;
    private final ClipboardGuard guard;
    private final IdleLock idle;
    private final DesktopPresence desktop;
    private final TokenCopier copier;
    private final Build build;
    private final Runnable end;
    private final CompletableFuture<MainWindow> window = new CompletableFuture<>();
    private final CompletableFuture<WindowFlows> flows = new CompletableFuture<>();
    private boolean wanted;
    private volatile boolean inFront;

    /** @param end ends the program */
    AppWindow(RealmSession session, Wiring wiring, Words words, Toolkit toolkit, Browser browser, Clipboard clipboard,
            ClipboardGuard guard, IdleLock idle, DesktopPresence desktop, TokenCopier copier, Build build,
            Runnable end) {
        this.session = session;
        this.wiring = wiring;
        this.words = words;
        this.toolkit = toolkit;
        this.browser = browser;
        this.clipboard = clipboard;
        this.guard = guard;
        this.idle = idle;
        this.desktop = desktop;
        this.copier = copier;
        this.build = build;
        this.end = end;
    }

    /** Shows it, in front, at a card if one is named. Returns at once. */
    void show(Optional<CredentialId> card) {
        want(open -> {
            card.ifPresent(open::select);
            open.show();
        });
    }

    /** Whether what it shows is seen. */
    boolean isInFront() {
        return inFront;
    }

    /** Nobody could call a hidden window back any more. Returns at once. */
    void trayLost() {
        want(MainWindow::trayLost);
    }

    /** As the menu's Quit has it: the window comes if there is something to ask. Returns at once. */
    void requestQuit() {
        if (!isWanted() && wiring.vault.unsaved().isEmpty()) {
            end.run();
            return;
        }
        want(open -> {
            open.show();
            open.requestQuit();
        });
    }

    private void want(Consumer<MainWindow> then) {
        wiring.workers.execute(() -> {
            if (!toolkit.start()) {
                desktop.tellThatNoWindowOpens();
                return;
            }
            if (isFirst()) {
                Platform.runLater(this::make);
            }
            tell(open -> Platform.runLater(() -> then.accept(open)));
        });
    }

    private synchronized boolean isFirst() {
        boolean first = !wanted;
        wanted = true;
        return first;
    }

    private synchronized boolean isWanted() {
        return wanted;
    }

    /** Has the window told of this, once there is one. */
    void tell(Consumer<MainWindow> news) {
        var _ = window.thenAccept(news);
    }

    /** Ends what the window has under way, also when a signal ends the program: a token that somebody is asked about would live on, known to nobody. */
    void leave() throws InterruptedException {
        CountDownLatch left = new CountDownLatch(1);
        var _ = flows.thenAccept(made -> Platform.runLater(() -> {
            made.leave();
            left.countDown();
        }));
        if (flows.isDone() && !left.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.log(Level.WARNING, "the window did not answer at the end");
        }
    }

    private void make() {
        long began = System.nanoTime();
        Stage stage = new Stage();
        Work work = new Work(wiring.workers, Platform::runLater);
        SecondHand seconds = new TimerSecondHand(wiring.ticker, Platform::runLater);
        boolean likeTheDesktop = wiring.settings.settings().theme() == Settings.Theme.SYSTEM;
        Theme theme = new Theme(wiring.settings.settings().theme(), Platform.getPreferences().colorSchemeProperty());
        theme.wear();
        PassphrasePrompt prompt = new PassphrasePrompt(wiring.messages, wiring.failures, work,
                action -> tell(open -> Platform.runLater(() -> action.accept(open.overlay()))));
        KeyringDoor keyring = new KeyringDoor(session, wiring, prompt, idle,
                failure -> tell(open -> open.notice(failure)));
        WindowFlows made = new WindowFlows(session, wiring, browser, clipboard, keyring, work, seconds,
                new News(),
                desktop, sandboxProcess(), started -> tell(open -> open.notice(sandboxNotice(started))), () -> {
                    tell(MainWindow::close);
                    end.run();
                });
        flows.complete(made);
        Realm realm = session.realm();
        Parts parts = new Parts(words, wiring.scopes, wiring.clock, seconds, work, wiring.credentials, wiring.history,
                wiring.watch, wiring.validator, wiring.revocation, wiring.labels, wiring.importing, copier, keyring,
                wiring.network, wiring.callback,
                new MoveDoor(wiring.moving, wiring.credentials, wiring.settings, prompt),
                account -> account.avatar().flatMap(wiring.avatars::fetch), browser, new FxFileSaver(), autostart(),
                new Parts.Product(build.version().toString(), build.releases()),
                new Parts.Place(realm.isSandbox(), realm.connectionsPage(), session.controlPage()), theme,
                wiring.settings.settings(), changed -> {
                    idle.after(changed.lockAfter());
                    wiring.workers.execute(() -> save(changed));
                }, rest -> {
                    later(asLongAgain(began), () -> Platform.runLater(rest));
                    later(PICTURE, () -> drawn(stage, likeTheDesktop ? Optional.empty() : Optional.of(theme)));
                },
                made);
        stage.setOnShown(_ -> wiring.workers.execute(desktop::windowOpened)); // it may wait for the tray
        stage.setOnHidden(_ -> later(REST, () -> Platform.runLater(() -> tidy(stage))));
        stage.focusedProperty().addListener((_, _, now) -> {
            inFront = now;
            if (now) {
                later(GLANCE, this::seen);
            }
        });
        MainWindow main = new MainWindow(stage, parts);
        window.complete(main);
        Thread.currentThread().setUncaughtExceptionHandler((_, e) -> main.notice(bug(e)));
        guard.observe(main::clipboard);
        if (likeTheDesktop) {
            follow(theme);
        }
        wiring.visits.observe(_ -> Platform.runLater(main::arrived));
        wiring.clockSkew.observe(ahead -> main.notice(words.failures().ofClock(ahead)));
        wiring.vault.trouble().ifPresent(trouble -> main.notice(words.failures().of(trouble)));
        var _ = wiring.history.trouble().thenAccept(trouble -> main.notice(words.failures().of(trouble)));
        wiring.settings.trouble().ifPresent(trouble -> main.notice(words.failures().of(trouble)));
    }

    /**
     * How long the details and the keyring's state wait after the layout: as long as that took, so that on a fast computer it is not
     * seen, and on a slow one the first picture is drawn and a first click answered before.
     */
    private static Duration asLongAgain(long beganNanos) {
        long nanos = System.nanoTime() - beganNanos;
        return Duration.ofNanos(Math.min(nanos, LONGEST_WAIT.toNanos()));
    }

    /**
     * What the first frame did not wait for, and what is not to take processors from it.
     *
     * @param alone a theme that does not follow the desktop; the person may want it to later
     */
    private void drawn(Stage stage, Optional<Theme> alone) {
        List<Image> icons = IntStream.of(ICON_SIZES).mapToObj(size -> new Image(Objects.requireNonNull(
                MainWindow.class.getResourceAsStream("icons/stagepass-" + size + ".png")))).toList();
        Platform.runLater(() -> stage.getIcons().setAll(icons));
        alone.ifPresent(this::follow);
        desktop.appear();
    }

    /** A window that only passed by, on the way to another one, was not looked at. */
    private void seen() {
        if (inFront) {
            desktop.windowSeen();
        }
    }

    private void later(Duration delay, Runnable action) {
        try {
            var _ = wiring.ticker.schedule(() -> wiring.workers.execute(action), delay.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The program is ending, and the window with it.
        }
    }

    /**
     * A closed window leaves pictures of itself as large as it was, which only a collection gives back, and in the tray too little
     * happens for one to come by itself. Nobody looks, so nobody waits for it. JavaFX's software renderer holds on to what it drew on
     * last, so it is given something smaller to draw.
     */
    private void tidy(Stage stage) {
        if (!stage.isShowing()) {
            var _ = new Circle(1).snapshot(null, null);
            wiring.workers.execute(System::gc);
        }
    }

    private Optional<Autostart> autostart() {
        return Launcher.of(System.getProperties()).filter(_ -> !session.realm().isSandbox())
                .map(launcher -> Autostart.of(System.getProperty("os.name"), System.getenv(),
                        Path.of(System.getProperty("user.home")), launcher));
    }

    /** On Linux the desktop's portal knows best; elsewhere JavaFX does. */
    private void follow(Theme theme) {
        wiring.follow(preference -> Platform.runLater(() -> theme.desktopPrefers(switch (preference) {
            case DARK -> Optional.of(ColorScheme.DARK);
            case LIGHT -> Optional.of(ColorScheme.LIGHT);
            case NO_PREFERENCE -> Optional.empty();
        })));
    }

    private void save(Settings changed) {
        try {
            wiring.settings.change(now -> changed.withSecretsInFile(now.secretsInFile())); // not the window's to choose
        } catch (NotWrittenException e) {
            LOG.log(Level.WARNING, "settings: {0}", e.getMessage());
            tell(open -> open.notice(new Failure(words.text("app.settings-not-saved.title"),
                    words.text("app.settings-not-saved.body"), new NextStep.None())));
        }
    }

    /** To the window, which is made after the flows that lead out of it. */
    private final class News implements ConnectNews {

        @Override
        public void connected(CredentialId id) {
            tell(open -> open.select(id));
        }

        @Override
        public void discarded(Account account) {
            tell(open -> open.discarded(account));
        }
    }

    private Failure sandboxNotice(boolean started) {
        String key = started ? "app.sandbox-opens" : "app.sandbox-not-opened";
        return new Failure(words.text(key + ".title"), words.text(key + ".body"), new NextStep.None());
    }

    /** A bug: the person gets a code to report, the redacted log gets the rest. */
    private Failure bug(Throwable e) {
        String code = BugCode.of(e);
        LOG.log(Level.ERROR, "bug " + code, e);
        return new Failure(words.text("app.bug.title"), words.text("app.bug.body", code), new NextStep.None());
    }

    private static SandboxProcess sandboxProcess() {
        return new SandboxProcess(ProcessHandle.current().info().command(),
                ManagementFactory.getRuntimeMXBean().getInputArguments(), System.getProperties(), Main.class.getName());
    }
}
