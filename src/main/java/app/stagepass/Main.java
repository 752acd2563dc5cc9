package app.stagepass;

import app.stagepass.sandbox.SandboxConsole;
import app.stagepass.terminal.SystemConsole;
import app.stagepass.terminal.TerminalConsole;
import app.stagepass.words.Messages;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the program starts: reads the flags. It does not extend Application, so that nothing of JavaFX is touched before it is
 * known to work.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        System.exit(switch (Flags.of(List.of(arguments))) {
            case Flags.Run run ->
                new Start(run.wish(), new SystemConsole(environment), environment, Clock.systemUTC())
                        .run(run.sandbox());
            case Flags.Help _ -> say(messages().text("app.usage"), 0);
            case Flags.Version _ -> say(messages().text("app.version", version()), 0);
            case Flags.Unknown unknown -> notUnderstood(FlagTexts.of(unknown, messages()));
            case Flags.UnknownValue unknown -> notUnderstood(FlagTexts.of(unknown, messages()));
            case Flags.Apart apart -> notUnderstood(FlagTexts.of(apart, messages()));
            case Flags.SandboxServer server -> sandboxServer(server);
        });
    }

    private static int sandboxServer(Flags.SandboxServer server) {
        try {
            TerminalConsole console = new SystemConsole(System.getenv());
            SandboxConsole.run(server.port(), Clock.systemUTC(), console::say);
            return 0;
        } catch (IOException e) {
            return say(messages().text("app.sandbox-failed"), 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static Messages messages() {
        return new Messages(Locale.getDefault());
    }

    private static int notUnderstood(String why) {
        return say(why + "\n" + messages().text("app.flag.help"), 2);
    }

    private static int say(String text, int code) {
        new SystemConsole(System.getenv()).say(text);
        return code;
    }

    static String version() {
        return Build.load().version().toString();
    }
}
