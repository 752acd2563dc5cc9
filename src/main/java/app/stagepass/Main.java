package app.stagepass;

import app.stagepass.desktop.AppFolders;
import app.stagepass.desktop.DisplayCheck;
import app.stagepass.desktop.RunLock;
import app.stagepass.log.LogSetup;
import app.stagepass.log.Redactor;
import app.stagepass.sandbox.SandboxConsole;
import app.stagepass.terminal.SystemConsole;
import app.stagepass.terminal.TerminalConsole;
import app.stagepass.words.Messages;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the program starts: reads the flags, chooses the realm, and opens a window or, where there can be none, goes on in the
 * terminal. It does not extend Application, so that nothing of JavaFX is touched before it is known to work.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Messages messages = new Messages(Locale.getDefault());
        TerminalConsole console = new SystemConsole(System.getenv());
        int code = switch (Flags.of(List.of(arguments))) {
            case Flags.Help _ -> say(console, messages.text("app.usage"), 0);
            case Flags.Version _ -> say(console, messages.text("app.version", version()), 0);
            case Flags.Unknown unknown ->
                say(console, messages.text("app.unknown-flag", unknown.position()) + "\n" + messages.text("app.usage"),
                        2);
            case Flags.SandboxServer server -> sandboxServer(server, console, messages);
            case Flags.Real _ -> run(Optional.empty(), Face.WHICHEVER_CAN, console, messages);
            case Flags.Sandbox _ ->
                run(Optional.of(new SandboxChoice.Embedded()), Face.WHICHEVER_CAN, console, messages);
            case Flags.SandboxAt at ->
                run(Optional.of(new SandboxChoice.At(at.base())), Face.WHICHEVER_CAN, console, messages);
        };
        System.exit(code);
    }

    /** Where the program shows itself. */
    private enum Face {
        /** A window if one can open, else the terminal, with the reason. */
        WHICHEVER_CAN,
        /** The terminal, and the person knows why. */
        TERMINAL
    }

    private static int run(Optional<SandboxChoice> sandbox, Face face, TerminalConsole console, Messages messages) {
        Map<String, String> environment = System.getenv();
        Path home = Path.of(System.getProperty("user.home"));
        String osName = System.getProperty("os.name");
        Realm real = Realm.real(environment, osName, home);
        AppFolders folders = sandbox.isPresent() ? Realm.sandboxFolders(environment, osName, home) : real.folders();
        try {
            folders.create();
        } catch (AppFolders.Unusable e) {
            return say(console, messages.text("app.folder-unusable", e.folder()), 1);
        }
        Redactor redactor = new Redactor();
        try (LogSetup _ = LogSetup.into(folders.log(), redactor)) {
            Logger log = System.getLogger(Main.class.getName());
            log.log(Level.INFO, "start, version {0}, Java {1}", version(), Runtime.version());
            return switch (RunLock.acquire(folders.data())) {
                case RunLock.Taken _ -> say(console, messages.text("app.already-running"), 0);
                case RunLock.Impossible _ -> say(console, messages.text("app.folder-unusable", folders.data()), 1);
                case RunLock.Acquired acquired -> {
                    try (RunLock _ = acquired.lock();
                            RealmSession session = sandbox.isPresent()
                                    ? RealmSession.sandbox(sandbox.get(), folders, Clock.systemUTC())
                                    : RealmSession.real(real)) {
                        yield face == Face.TERMINAL
                                ? terminal(session, redactor, console, messages, environment)
                                : start(session, redactor, console, messages, environment, osName);
                    } catch (IOException e) {
                        log.log(Level.ERROR, "the sandbox did not start", e);
                        yield say(console, messages.text("app.sandbox-failed"), 1);
                    }
                }
            };
        }
    }

    private static int start(RealmSession session, Redactor redactor, TerminalConsole console, Messages messages,
            Map<String, String> environment, String osName) {
        return switch (new DisplayCheck(environment, osName).answer()) {
            case DisplayCheck.Ready _ -> new StagepassApp(session, redactor, messages, environment).run();
            case DisplayCheck.NoDisplay none ->
                terminalBecause(session, redactor, console, messages, environment,
                        messages.text(switch (none.reason()) {
                            case NOT_SET -> "terminal.no-display.unset";
                            case WAYLAND_WITHOUT_X -> "terminal.no-display.wayland";
                            case NO_ANSWER -> "terminal.no-display.dead";
                        }));
            case DisplayCheck.MissingLibraries missing -> terminalBecause(session, redactor, console, messages,
                    environment,
                    messages.text("terminal.no-display.libraries",
                            String.join(", ", missing.libraries().stream().map(DisplayCheck.Library::name).toList()),
                            String.join(" ", missing.libraries().stream().map(DisplayCheck.Library::debianPackage)
                                    .distinct().toList())));
        };
    }

    private static int terminalBecause(RealmSession session, Redactor redactor, TerminalConsole console,
            Messages messages, Map<String, String> environment, String why) {
        console.say(messages.text("terminal.no-display", why));
        console.say(messages.text("terminal.goes-on"));
        return terminal(session, redactor, console, messages, environment);
    }

    private static int terminal(RealmSession session, Redactor redactor, TerminalConsole console, Messages messages,
            Map<String, String> environment) {
        return switch (new TerminalSession(redactor, console, messages, environment).run(session)) {
            case DONE -> 0;
            case GAVE_UP -> 1;
            case TO_THE_SANDBOX ->
                run(Optional.of(new SandboxChoice.Embedded()), Face.TERMINAL, console, messages);
        };
    }

    private static int sandboxServer(Flags.SandboxServer server, TerminalConsole console, Messages messages) {
        try {
            SandboxConsole.run(server.port(), Clock.systemUTC(), console::say);
            return 0;
        } catch (IOException e) {
            return say(console, messages.text("app.sandbox-failed"), 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static int say(TerminalConsole console, String text, int code) {
        console.say(text);
        return code;
    }

    /** What the jar says of itself; "development" from a class folder. */
    static String version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion()).orElse("development");
    }
}
