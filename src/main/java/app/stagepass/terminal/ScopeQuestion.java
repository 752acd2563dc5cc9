package app.stagepass.terminal;

import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.token.ScopePresets.Preset;
import app.stagepass.token.ScopeText;
import app.stagepass.token.ScopeText.Reading;
import app.stagepass.words.Messages;
import app.stagepass.words.ScopeWords;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a new token shall be allowed to do: tasks by their numbers, scopes by name, or a pasted list; without an answer the first task. */
final class ScopeQuestion {

    private final TerminalConsole console;
    private final Messages messages;
    private final ScopeCatalog catalog;
    private final ScopeText reader;
    private final ScopeWords says;

    ScopeQuestion(TerminalConsole console, Messages messages, ScopeCatalog catalog) {
        this.console = console;
        this.messages = messages;
        this.catalog = catalog;
        this.reader = new ScopeText(catalog);
        this.says = new ScopeWords(messages);
    }

    /** Empty if the person gave up, or the input ended. Where nobody is there to ask it is the first task. */
    Optional<SortedSet<Scope>> ask() {
        List<Preset> tasks = catalog.presets().all();
        if (!console.isInteractive()) {
            return Optional.of(tasks.getFirst().scopes());
        }
        console.say(messages.text("terminal.scopes.tasks"));
        for (int i = 0; i < tasks.size(); i++) {
            console.say(messages.text("terminal.scopes.task", i + 1, tasks.get(i).name(),
                    words(tasks.get(i).scopes())));
        }
        while (true) {
            Optional<String> typed = console.ask(messages.text("terminal.scopes"));
            if (typed.isEmpty() || typed.get().equalsIgnoreCase("cancel")) {
                return Optional.empty();
            }
            Optional<SortedSet<Scope>> chosen = typed.get().isEmpty()
                    ? Optional.of(tasks.getFirst().scopes())
                    : understood(typed.get(), tasks);
            if (chosen.isPresent()) {
                return chosen;
            }
        }
    }

    /** Empty if it is to be asked again. */
    private Optional<SortedSet<Scope>> understood(String typed, List<Preset> tasks) {
        SortedSet<Scope> scopes = new TreeSet<>();
        StringBuilder names = new StringBuilder();
        for (String word : Arrays.asList(typed.split("[\\s,]+", -1))) {
            Optional<Preset> task = byNumber(word, tasks);
            task.ifPresentOrElse(one -> scopes.addAll(one.scopes()), () -> names.append(word).append(' '));
        }
        Reading reading = reader.read(names.toString());
        scopes.addAll(reading.current());
        if (reading.isEmpty() && !scopes.isEmpty()) {
            return Optional.of(scopes);
        }
        says.problems(reading).forEach(console::say);
        if (!reading.newer().isEmpty()) {
            if (!console.ask(messages.text("terminal.scopes.newer")).orElse("").equalsIgnoreCase("y")) {
                return Optional.empty();
            }
            scopes.addAll(reading.newer());
        }
        boolean slip = !reading.illFormed().isEmpty() || reading.unrepeated() > 0 || reading.tooLong();
        return slip || scopes.isEmpty() ? Optional.empty() : Optional.of(scopes);
    }

    private static Optional<Preset> byNumber(String word, List<Preset> tasks) {
        for (int i = 0; i < tasks.size(); i++) {
            if (word.equals(Integer.toString(i + 1))) {
                return Optional.of(tasks.get(i));
            }
        }
        return Optional.empty();
    }

    /** One retired scope would break the whole sign-in; one that is newer than the catalog was granted once. */
    SortedSet<Scope> withoutRetired(Set<Scope> wanted) {
        return wanted.stream().filter(scope -> catalog.find(scope).filter(ScopeCatalog.Entry::retired).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String words(Set<Scope> scopes) {
        return scopes.stream().map(Scope::value).collect(Collectors.joining(" "));
    }
}
