package app.stagepass.terminal;

import java.io.Console;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terminal that the program was started in. */
public final class SystemConsole implements TerminalConsole {

    private final @Nullable Console console;
    private final PrintStream out;

    /** The console is only used if it is a terminal on both ends. */
    public SystemConsole() {
        this.console = Optional.ofNullable(System.console()).filter(Console::isTerminal).orElse(null);
        this.out = System.out;
    }

    @Override
    public boolean isInteractive() {
        return console != null;
    }

    @Override
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public Optional<String> ask(String prompt) {
        return console == null
                ? Optional.empty()
                : Optional.ofNullable(console.readLine("%s", prompt)).map(String::strip);
    }

    @Override
    public Optional<String> askHidden(String prompt) {
        if (console == null) {
            return Optional.empty();
        }
        char[] typed = console.readPassword("%s", prompt);
        if (typed == null) {
            return Optional.empty();
        }
        String text = new String(typed).strip();
        Arrays.fill(typed, ' ');
        return Optional.of(text);
    }
}
