package app.stagepass;

import app.stagepass.desktop.AppFolders;
import app.stagepass.desktop.DisplayCheck;
import app.stagepass.desktop.InstanceSocket;
import app.stagepass.desktop.InstanceSocket.Reply;
import app.stagepass.desktop.RunLock;
import app.stagepass.desktop.Wish;
import app.stagepass.log.LogSetup;
import app.stagepass.log.Redactor;
import app.stagepass.terminal.TerminalConsole;
import app.stagepass.words.Messages;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One start: hands its wish to the Stagepass that runs, or becomes that one, on the desktop or, where no window can open, in the
 * terminal, with the reason.
 */
final class Start {

    private final Wish wish;
    private final TerminalConsole console;
    private final Map<String, String> environment;
    private final Clock clock;
    private final String osName = System.getProperty("os.name");
    private final Path home = Path.of(System.getProperty("user.home"));
    private final DisplayCheck display;
    /** In the tray the libraries of a window are not loaded yet: they take memory. */
    private final CompletableFuture<DisplayCheck.Answer> screen = new CompletableFuture<>();

    Start(Wish wish, TerminalConsole console, Map<String, String> environment, Clock clock) {
        this.wish = wish;
        this.console = console;
        this.environment = environment;
        this.clock = clock;
        this.display = new DisplayCheck(environment, osName);
    }

    /** Blocks until the end. Returns the exit code. */
    int run(Optional<SandboxChoice> sandbox) {
        return run(sandbox, Face.WHICHEVER_CAN);
    }

    /** Where the program shows itself. */
    private enum Face {
        /** A window if one can open, else the terminal, with the reason. */
        WHICHEVER_CAN,
        /** The terminal, and the person knows why. */
        TERMINAL
    }

    private int run(Optional<SandboxChoice> sandbox, Face face) {
        Realm real = Realm.real(environment, osName, home);
        AppFolders folders = sandbox.isPresent() ? Realm.sandboxFolders(environment, osName, home) : real.folders();
        // First of all, for a second start is to be gone at once, and Quit is not to make folders.
        if (FirstInstance.ask(folders, wish) instanceof InstanceSocket.Asked.Answered(Reply reply)) {
            return told(reply);
        }
        if (wish == Wish.QUIT && FirstInstance.neverRan(folders)) {
            return say("app.not-running", 0);
        }
        if (face == Face.WHICHEVER_CAN && wish != Wish.QUIT) { // beside the rest, for it takes as long
            screen.completeAsync(wish == Wish.STAY ? display::screen : display::answer,
                    task -> Thread.ofPlatform().daemon().name("display").start(task));
        }
        try {
            folders.create();
        } catch (AppFolders.Unusable e) {
            return say(1, text().text("app.folder-unusable", e.folder()));
        }
        return switch (FirstInstance.begin(folders, wish)) {
            case FirstInstance.Result.Told(Reply reply) -> told(reply);
            case FirstInstance.Result.NotRunning _ -> say("app.not-running", 0);
            case FirstInstance.Result.NoAnswer _ -> say("app.already-running.silent", 1);
            case FirstInstance.Result.Impossible _ ->
                say(1, text().text("app.folder-unusable", folders.data()));
            case FirstInstance.Result.First(RunLock lock) -> {
                Redactor redactor = new Redactor();
                try (lock; LogSetup _ = LogSetup.into(folders.log(), redactor)) {
                    yield first(sandbox, face, real, folders, redactor);
                }
            }
        };
    }

    private int first(Optional<SandboxChoice> sandbox, Face face, Realm real, AppFolders folders, Redactor redactor) {
        Logger log = System.getLogger(Main.class.getName());
        log.log(Level.INFO, "start, version {0}, Java {1}", Main.version(), Runtime.version());
        try (RealmSession session = sandbox.isPresent()
                ? RealmSession.sandbox(sandbox.get(), folders, clock)
                : RealmSession.real(real)) {
            return face == Face.TERMINAL ? terminal(session, redactor) : whichever(session, redactor);
        } catch (IOException e) {
            log.log(Level.ERROR, "the sandbox did not start", e);
            return say("app.sandbox-failed", 1);
        }
    }

    private int whichever(RealmSession session, Redactor redactor) {
        Messages messages = text();
        return switch (screen.join()) {
            case DisplayCheck.Ready _ -> new StagepassApp(session, redactor, environment, wish,
                    new Toolkit(() -> display.answer() instanceof DisplayCheck.Ready)).run();
            case DisplayCheck.NoDisplay none ->
                terminalBecause(session, redactor, messages.text(switch (none.reason()) {
                    case NOT_SET -> "terminal.no-display.unset";
                    case WAYLAND_WITHOUT_X -> "terminal.no-display.wayland";
                    case NO_ANSWER -> "terminal.no-display.dead";
                }));
            case DisplayCheck.MissingLibraries missing ->
                terminalBecause(session, redactor, messages.text("terminal.no-display.libraries",
                        String.join(", ", missing.libraries().stream().map(DisplayCheck.Library::name).toList()),
                        String.join(" ",
                                missing.libraries().stream().map(DisplayCheck.Library::debianPackage).distinct()
                                        .toList())));
        };
    }

    private int terminalBecause(RealmSession session, Redactor redactor, String why) {
        console.say(text().text("terminal.no-display", why));
        console.say(text().text("terminal.goes-on"));
        return terminal(session, redactor);
    }

    private int terminal(RealmSession session, Redactor redactor) {
        return switch (new TerminalSession(redactor, console, text(), environment).run(session)) {
            case DONE -> 0;
            case GAVE_UP -> 1;
            case TO_THE_SANDBOX -> run(Optional.of(new SandboxChoice.Embedded()), Face.TERMINAL);
        };
    }

    private int told(Reply reply) {
        return switch (reply) {
            case TERMINAL -> say("app.already-running.terminal", 0);
            case DONE -> say(switch (wish) {
                case SHOW, STAY -> "app.already-running";
                case CHECK_ALL -> "app.told.check-all";
                case QUIT -> "app.told.quit";
            }, 0);
        };
    }

    private static Messages text() {
        return new Messages(Locale.getDefault());
    }

    private int say(String key, int code) {
        return say(code, text().text(key));
    }

    private int say(int code, String text) {
        console.say(text);
        return code;
    }
}
