package app.stagepass.words;

import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog.Entry;
import app.stagepass.token.ScopeCatalog.Sensitivity;
import app.stagepass.token.ScopeText.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is said of scopes, in the window and in the terminal. */
public final class ScopeWords {

    private final Messages messages;

    public ScopeWords(Messages messages) {
        this.messages = messages;
    }

    /** What a scope gives away, in two or three words. */
    public String exposes(Sensitivity sensitivity) {
        return messages.text("scopes.exposes." + lower(sensitivity));
    }

    /** The same in a sentence. */
    public String exposesWhy(Sensitivity sensitivity) {
        return messages.text("scopes.exposes." + lower(sensitivity) + ".why");
    }

    /** For which tasks a scope is there. */
    public String goodFor(List<String> tasks) {
        return messages.text("scopes.good-for", String.join(", ", tasks));
    }

    /** A line for everything in a text that is no scope to ask for; none if all is well. */
    public List<String> problems(Reading reading) {
        List<String> lines = new ArrayList<>();
        if (reading.isEmpty()) {
            lines.add(messages.text("scopes.read.nothing"));
        }
        if (reading.tooLong()) {
            lines.add(messages.text("scopes.read.too-long"));
        }
        reading.retired().forEach(entry -> lines.add(retired(entry)));
        if (!reading.newer().isEmpty()) {
            lines.add(messages.text("scopes.read.newer", names(reading.newer())));
        }
        if (!reading.illFormed().isEmpty()) {
            lines.add(messages.text("scopes.read.ill-formed", String.join(", ", reading.illFormed())));
        }
        if (reading.unrepeated() > 0) {
            lines.add(messages.text("scopes.read.unrepeated", reading.unrepeated()));
        }
        return lines;
    }

    /** Why a retired scope is not asked for, and what is instead. */
    public String retired(Entry entry) {
        return entry.successor().map(now -> messages.text("scopes.read.retired.replaced", entry.scope(), now))
                .orElseGet(() -> messages.text("scopes.read.retired", entry.scope()));
    }

    public static String names(Collection<Scope> scopes) {
        return scopes.stream().map(Scope::value).collect(Collectors.joining(", "));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
