package app.stagepass.terminal;

import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.words.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a new token shall be allowed to do; without an answer to read and write in chat, as bots do. */
final class ScopeQuestion {

    private static final List<Scope> CHAT = List.of(new Scope("chat:read"), new Scope("chat:edit"));

    private final TerminalConsole console;
    private final Messages messages;
    private final ScopeCatalog catalog;

    ScopeQuestion(TerminalConsole console, Messages messages, ScopeCatalog catalog) {
        this.console = console;
        this.messages = messages;
        this.catalog = catalog;
    }

    SortedSet<Scope> ask() {
        while (true) {
            String typed = console.ask(messages.text("terminal.scopes")).orElse("");
            if (typed.isEmpty()) {
                return new TreeSet<>(CHAT);
            }
            List<String> words = Arrays.stream(typed.split("[\\s,+]+", -1)).filter(word -> !word.isEmpty()).toList();
            long unknown = words.stream().filter(word -> !isCurrent(word)).count();
            if (unknown == 0 && !words.isEmpty()) {
                return words.stream().map(Scope::new).collect(Collectors.toCollection(TreeSet::new));
            }
            console.say(messages.text("terminal.scopes.unknown", unknown));
        }
    }

    /** One retired scope would break the whole sign-in; one that is newer than the catalog was granted once. */
    SortedSet<Scope> withoutRetired(Set<Scope> wanted) {
        return wanted.stream().filter(scope -> catalog.find(scope).filter(ScopeCatalog.Entry::retired).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String words(Set<Scope> scopes) {
        return scopes.stream().map(Scope::value).collect(Collectors.joining(" "));
    }

    private boolean isCurrent(String word) {
        return Scope.isWellFormed(word) && catalog.find(new Scope(word)).filter(entry -> !entry.retired()).isPresent();
    }
}
