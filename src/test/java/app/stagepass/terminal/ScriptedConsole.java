package app.stagepass.terminal;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A person at a terminal who types what the test says; what is typed hidden is kept apart from what is seen. */
public final class ScriptedConsole implements TerminalConsole {

    /** All that ever stood on the terminal, pages that were left again too. */
    public final List<String> seen = new CopyOnWriteArrayList<>();
    /** What can be scrolled back to. */
    final List<String> scrollback = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Optional<String>> typed = new LinkedBlockingQueue<>();
    private final BlockingQueue<Optional<String>> typedHidden = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ways = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final boolean interactive;
    private volatile Consumer<String> onSay = _ -> {};
    private volatile boolean hiding;
    final AtomicInteger openQuestions = new AtomicInteger();
    volatile boolean colors;
    volatile boolean canForget = true;

    public ScriptedConsole(boolean interactive, String... answers) {
        this.interactive = interactive;
        type(answers);
    }

    /** On which ways the tokens come, by their numbers; without one the usual is taken. */
    void chooseWays(String... numbers) {
        ways.addAll(List.of(numbers));
    }

    void type(String... lines) {
        List.of(lines).forEach(line -> typed.add(Optional.of(line)));
    }

    public void typeHidden(String... lines) {
        List.of(lines).forEach(line -> typedHidden.add(Optional.of(line)));
    }

    /** What happens while this is being said. */
    void whenItSays(String part, Runnable then) {
        onSay = line -> {
            if (line.contains(part)) {
                then.run();
            }
        };
    }

    /** Waits for a line or a prompt, looking at each once. */
    String await(Predicate<String> wanted) throws InterruptedException {
        while (true) {
            String line = news.poll(20, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("it was not said; there is " + seen);
            }
            if (wanted.test(line)) {
                return line;
            }
        }
    }

    String await(String part) throws InterruptedException {
        return await((String line) -> line.contains(part));
    }

    URI awaitLink() throws InterruptedException {
        return URI.create(await((String line) -> line.contains("/start/")).strip());
    }

    boolean isHiding() {
        return hiding;
    }

    @Override
    public boolean isInteractive() {
        return interactive;
    }

    @Override
    public boolean hasColors() {
        return colors;
    }

    @Override
    public void say(String line) {
        scrollback.add(line);
        show(line);
        onSay.accept(line);
    }

    private void show(String text) {
        seen.add(text);
        news.add(text);
    }

    @Override
    public Optional<String> ask(String prompt) {
        if (!interactive) {
            return Optional.empty();
        }
        scrollback.add(prompt);
        show(prompt);
        Optional<String> answer = prompt.contains("How shall the token come")
                ? Optional.of(Objects.requireNonNullElse(ways.poll(), ""))
                : next(typed);
        if (!hiding) {
            answer.ifPresent(scrollback::add);
            answer.ifPresent(seen::add);
        }
        return answer;
    }

    @Override
    public Optional<String> askHidden(String prompt) {
        if (!interactive) {
            return Optional.empty();
        }
        show(prompt);
        openQuestions.incrementAndGet();
        try {
            return next(typedHidden);
        } finally {
            openQuestions.decrementAndGet();
        }
    }

    private static Optional<String> next(BlockingQueue<Optional<String>> from) {
        try {
            Optional<String> line = from.take();
            if (line.isEmpty()) {
                from.add(line);
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public Scope hideTyping() {
        hiding = true;
        return () -> hiding = false;
    }

    @Override
    public Optional<Scope> showForNow(String text) {
        if (!canForget) {
            return Optional.empty();
        }
        show(text);
        return Optional.of(() -> show("(page left)"));
    }

    @Override
    public void close() {
        typed.add(Optional.empty());
        typedHidden.add(Optional.empty());
    }
}
