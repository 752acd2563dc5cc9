package app.stagepass.ui.connect;

import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.token.ScopeCatalog.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Which permissions are asked for. Retired scopes cannot be chosen, for one of them makes Twitch refuse the whole page. */
public final class ScopesModel {

    /** What a chat bot needs, the most common wish. */
    static final Set<Scope> START = Set.of(new Scope("chat:read"), new Scope("chat:edit"));

    /** From here on the person is asked whether so much is needed; Twitch tells authors to ask for what they use. */
    static final int MANY = 15;

    private final List<Group> groups;
    private final SortedSet<Scope> before;
    private final SortedSet<Scope> leftOut = new TreeSet<>();
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<SortedSet<Scope>> selected;
    private final ReadOnlyObjectWrapper<List<Group>> shown;

    /** The scopes of one category. */
    public record Group(String category, List<Entry> entries) {

        public Group {
            entries = List.copyOf(entries);
        }
    }

    private ScopesModel(ScopeCatalog catalog, Set<Scope> selection, Set<Scope> before, String otherCategory) {
        SortedSet<Scope> chosen = new TreeSet<>();
        Map<String, List<Entry>> byCategory = new LinkedHashMap<>();
        for (Entry entry : catalog.entries()) {
            if (!entry.retired()) {
                byCategory.computeIfAbsent(entry.category(), _ -> new ArrayList<>()).add(entry);
            }
        }
        for (Scope scope : new TreeSet<>(selection)) {
            if (catalog.find(scope).map(Entry::retired).orElse(false)) {
                leftOut.add(scope);
                continue;
            }
            chosen.add(scope);
            if (catalog.find(scope).isEmpty()) { // newer than the catalog: it was granted once, so it is asked for again
                byCategory.computeIfAbsent(otherCategory, _ -> new ArrayList<>())
                        .add(new Entry(scope, otherCategory, ScopeCatalog.Sensitivity.WRITE, false, "",
                                Optional.empty()));
            }
        }
        this.groups = byCategory.entrySet().stream().map(one -> new Group(one.getKey(), one.getValue())).toList();
        this.before = new TreeSet<>(before);
        this.before.removeAll(leftOut);
        this.selected = new ReadOnlyObjectWrapper<>(Collections.unmodifiableSortedSet(chosen));
        this.shown = new ReadOnlyObjectWrapper<>(groups);
        search.subscribe(() -> shown.set(matching(search.get())));
    }

    /** For a new token. */
    public static ScopesModel fresh(ScopeCatalog catalog, String otherCategory) {
        return new ScopesModel(catalog, START, Set.of(), otherCategory);
    }

    /**
     * For a token that is there.
     *
     * @param wanted  what was asked for last
     * @param granted what it may do now; a new consent without one of these takes it away
     */
    public static ScopesModel again(ScopeCatalog catalog, Set<Scope> wanted, Set<Scope> granted,
            String otherCategory) {
        Set<Scope> all = new TreeSet<>(wanted);
        all.addAll(granted);
        return new ScopesModel(catalog, all, granted, otherCategory);
    }

    public StringProperty searchProperty() {
        return search;
    }

    /** The groups that the search leaves, in the catalog's order. */
    public ReadOnlyObjectProperty<List<Group>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public List<Group> groups() {
        return groups;
    }

    /** An unmodifiable set; a new one at each change. */
    public ReadOnlyObjectProperty<SortedSet<Scope>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public void select(Scope scope, boolean wanted) {
        SortedSet<Scope> next = new TreeSet<>(selected.get());
        if (wanted ? next.add(scope) : next.remove(scope)) {
            selected.set(Collections.unmodifiableSortedSet(next));
        }
    }

    /** Whether it would be wise to ask for less. */
    public boolean isMany() {
        return selected.get().size() > MANY;
    }

    /** What the token may do now and would no longer be allowed. */
    public SortedSet<Scope> lost() {
        SortedSet<Scope> lost = new TreeSet<>(before);
        lost.removeAll(selected.get());
        return lost;
    }

    /** Scopes of before that Twitch has retired. */
    public SortedSet<Scope> leftOut() {
        return Collections.unmodifiableSortedSet(leftOut);
    }

    private List<Group> matching(String typed) {
        List<String> words = List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        return groups.stream()
                .map(group -> new Group(group.category(),
                        group.entries().stream().filter(entry -> matches(entry, words)).toList()))
                .filter(group -> !group.entries().isEmpty()).toList();
    }

    private static boolean matches(Entry entry, List<String> words) {
        String text = (entry.scope() + " " + entry.category() + " " + entry.description()).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
