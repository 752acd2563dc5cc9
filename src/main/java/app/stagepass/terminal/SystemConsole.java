package app.stagepass.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The terminal that the program was started in. It is a person's only if it is one on both ends and in the foreground. */
public final class SystemConsole implements TerminalConsole {

    /** The alternate screen of xterm, which nearly all have; where there is none, clearing does it. */
    private static final String TO_A_PAGE = "\u001b[?1049h\u001b[2J\u001b[H";
    private static final String BACK = "\u001b[2J\u001b[H\u001b[?1049l";

    private final PrintStream out;
    private final PlainText plain;
    private final Map<String, String> environment;
    private final Echo echo = new Echo();
    private final Optional<Console> console;
    /** Empty if nobody can answer; not looked for before it is needed. Guarded by this. */
    private Optional<Lines> input = Optional.empty();
    private boolean lookedForInput;
    /** Said while a page is shown; guarded by this. */
    private final List<String> held = new ArrayList<>();
    private boolean pageShown;
    /** How many want nothing to be shown that is typed; guarded by this. */
    private int hiding;
    private boolean closed;

    /** @param environment of the process: {@code TERM} and {@code NO_COLOR} */
    public SystemConsole(Map<String, String> environment) {
        this.environment = environment;
        this.out = System.out;
        this.plain = new PlainText(out.charset());
        this.console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    private synchronized Optional<Lines> lines() {
        if (!lookedForInput) {
            lookedForInput = true;
            input = console.filter(_ -> Foreground.isOurs() && echo.works())
                    .map(one -> new Lines(new BufferedReader(one.reader())));
        }
        return input;
    }

    @Override
    public boolean isInteractive() {
        return lines().isPresent();
    }

    /** {@code NO_COLOR} counts if it is there and not empty (no-color.org). */
    @Override
    public boolean hasColors() {
        return console.isPresent() && isCapable() && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    private boolean isCapable() {
        String name = environment.getOrDefault("TERM", "");
        return !name.isEmpty() && !name.equals("dumb");
    }

    @Override
    public synchronized void say(String line) {
        if (pageShown) {
            held.add(line);
        } else {
            out.println(plain.of(line));
            out.flush();
        }
    }

    @Override
    public Optional<String> ask(String prompt) {
        return lines().flatMap(in -> {
            print(prompt);
            return in.next();
        });
    }

    @Override
    public Optional<String> askHidden(String prompt) {
        return lines().flatMap(in -> {
            try (Scope _ = hideTyping()) {
                print(prompt);
                Optional<String> typed = in.next();
                print(System.lineSeparator()); // the person's own was hidden too
                return typed;
            }
        });
    }

    private synchronized void print(String text) {
        out.print(plain.of(text));
        out.flush();
    }

    @Override
    public Scope hideTyping() {
        if (lines().isEmpty()) {
            return () -> {};
        }
        synchronized (this) {
            if (closed) {
                return () -> {};
            }
            if (hiding++ == 0 && !echo.off()) {
                hiding--;
                throw new IllegalStateException("the terminal cannot hide what is typed");
            }
        }
        return this::showTyping;
    }

    private synchronized void showTyping() {
        if (--hiding == 0) {
            lines().ifPresent(Lines::drop);
            echo.on();
        }
    }

    @Override
    public synchronized Optional<Scope> showForNow(String text) {
        if (console.isEmpty() || !isCapable() || pageShown) {
            return Optional.empty();
        }
        out.println(TO_A_PAGE + plain.of(text));
        out.flush();
        pageShown = true;
        return Optional.of(this::leavePage);
    }

    private synchronized void leavePage() {
        if (pageShown) {
            pageShown = false;
            out.print(BACK);
            List.copyOf(held).forEach(this::say);
            held.clear();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        leavePage();
        input.ifPresent(Lines::end);
        if (hiding > 0) {
            echo.on();
        }
    }
}
