package app.stagepass.ui.connect;

import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.token.ScopeCatalog.Entry;
import app.stagepass.token.ScopePresets;
import app.stagepass.token.ScopePresets.Preset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * Which permissions are asked for: chosen by task, one by one, or out of a pasted list. Retired scopes cannot be chosen, for one of
 * them makes Twitch refuse the whole page. For the UI thread.
 */
public final class ScopesModel {

    /** From here on the person is asked whether so much is needed; Twitch tells authors to ask for what they use. */
    static final int MANY = 15;

    private final ScopeCatalog catalog;
    private final List<Group> groups;
    private final SortedSet<Scope> granted;
    private final boolean again;
    private final SortedSet<Scope> leftOut = new TreeSet<>();
    private final Set<Scope> byHand = new TreeSet<>();
    private final Set<Preset> pressed;
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<SortedSet<Scope>> selected;
    private final ReadOnlyObjectWrapper<Set<Preset>> tasks;
    private final ReadOnlyObjectWrapper<List<Group>> shown;
    private final ReadOnlyObjectWrapper<List<Preset>> shownTasks;

    /** The scopes of one category. */
    public record Group(String category, List<Entry> entries) {

        public Group {
            entries = List.copyOf(entries);
        }
    }

    private ScopesModel(ScopeCatalog catalog, Set<Preset> tasks, Set<Scope> selection, Optional<Set<Scope>> granted,
            String otherCategory) {
        this.catalog = catalog;
        this.again = granted.isPresent();
        Map<String, List<Entry>> byCategory = new LinkedHashMap<>();
        for (Entry entry : catalog.entries()) {
            if (!entry.retired()) {
                byCategory.computeIfAbsent(entry.category(), _ -> new ArrayList<>()).add(entry);
            }
        }
        SortedSet<Scope> chosen = new TreeSet<>();
        for (Scope scope : new TreeSet<>(selection)) {
            if (catalog.find(scope).map(Entry::retired).orElse(false)) {
                leftOut.add(scope);
                continue;
            }
            chosen.add(scope);
            if (catalog.find(scope).isEmpty()) { // newer than the catalog: it was granted once, so it is asked for again
                byCategory.computeIfAbsent(otherCategory, _ -> new ArrayList<>()).add(new Entry(scope, otherCategory,
                        ScopeCatalog.Sensitivity.WRITE, false, "", Optional.empty()));
            }
        }
        this.groups = byCategory.entrySet().stream().map(one -> new Group(one.getKey(), one.getValue())).toList();
        this.granted = new TreeSet<>(granted.orElse(Set.of()));
        this.granted.removeAll(leftOut);
        this.selected = new ReadOnlyObjectWrapper<>(Collections.unmodifiableSortedSet(chosen));
        this.pressed = new LinkedHashSet<>(tasks);
        this.tasks = new ReadOnlyObjectWrapper<>(Collections.unmodifiableSet(new LinkedHashSet<>(tasks)));
        this.shown = new ReadOnlyObjectWrapper<>(groups);
        this.shownTasks = new ReadOnlyObjectWrapper<>(catalog.presets().all());
        search.subscribe(() -> {
            ScopeSearch found = new ScopeSearch(catalog.presets(), search.get());
            shown.set(found.of(groups));
            shownTasks.set(found.ofPresets());
        });
    }

    /** For a new token: what a chat bot needs, the most common wish. */
    public static ScopesModel fresh(ScopeCatalog catalog, String otherCategory) {
        Preset usual = catalog.presets().all().getFirst();
        return new ScopesModel(catalog, Set.of(usual), usual.scopes(), Optional.empty(), otherCategory);
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
        return new ScopesModel(catalog, Set.of(), all, Optional.of(granted), otherCategory);
    }

    public ScopeCatalog catalog() {
        return catalog;
    }

    public StringProperty searchProperty() {
        return search;
    }

    /** The groups that the search leaves, in the catalog's order. */
    public ReadOnlyObjectProperty<List<Group>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The tasks that the search leaves. */
    public ReadOnlyObjectProperty<List<Preset>> shownTasksProperty() {
        return shownTasks.getReadOnlyProperty();
    }

    public List<Group> groups() {
        return groups;
    }

    /** An unmodifiable set; a new one at each change. */
    public ReadOnlyObjectProperty<SortedSet<Scope>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /**
     * The tasks that were chosen and that lack nothing, and those that came together scope by scope. An unmodifiable set; a new one at
     * each change.
     */
    public ReadOnlyObjectProperty<Set<Preset>> tasksProperty() {
        return tasks.getReadOnlyProperty();
    }

    /** By hand, one at a time. */
    public void select(Scope scope, boolean wanted) {
        SortedSet<Scope> next = new TreeSet<>(selected.get());
        if (wanted) {
            byHand.add(scope);
            next.add(scope);
        } else {
            byHand.remove(scope);
            next.remove(scope);
        }
        become(next);
    }

    /** Of a pasted list. Returns how many of them are new. */
    public int selectAll(Collection<Scope> scopes) {
        int before = selected.get().size();
        SortedSet<Scope> next = new TreeSet<>(selected.get());
        next.addAll(scopes);
        byHand.addAll(scopes);
        become(next);
        return selected.get().size() - before;
    }

    /**
     * All that a task needs; without it what no other task needs, and was neither granted before nor ticked by hand. Where all of it was
     * ticked by hand, that goes too.
     */
    public void choose(Preset task, boolean wanted) {
        SortedSet<Scope> scopes = new TreeSet<>(selected.get());
        if (wanted) {
            pressed.add(task);
            scopes.addAll(task.scopes());
        } else {
            pressed.remove(task);
            Set<Scope> mayGo = new TreeSet<>(task.scopes());
            mayGo.removeAll(ScopePresets.union(pressed));
            mayGo.removeAll(granted);
            scopes.removeIf(scope -> mayGo.contains(scope) && !byHand.contains(scope));
            if (scopes.containsAll(task.scopes())) {
                scopes.removeAll(mayGo);
                byHand.removeAll(mayGo);
            }
        }
        become(scopes);
    }

    private void become(SortedSet<Scope> next) {
        if (!next.equals(selected.get())) {
            selected.set(Collections.unmodifiableSortedSet(next));
        }
        pressed.removeIf(task -> !next.containsAll(task.scopes()));
        Set<Preset> whole = new LinkedHashSet<>(pressed);
        whole.addAll(cameTogether(next));
        if (!whole.equals(tasks.get())) {
            tasks.set(Collections.unmodifiableSet(whole));
        }
    }

    /** The tasks that nobody pressed and that lack nothing by what was ticked by hand; of those within each other the largest. */
    private List<Preset> cameTogether(Set<Scope> now) {
        Set<Scope> otherwise = ScopePresets.union(pressed);
        List<Preset> found = catalog.presets().all().stream()
                .filter(task -> !pressed.contains(task) && now.containsAll(task.scopes()))
                .filter(task -> task.scopes().stream().anyMatch(scope -> byHand.contains(scope)
                        && !otherwise.contains(scope) && !granted.contains(scope)))
                .toList();
        return found.stream().filter(task -> found.stream().noneMatch(
                other -> other.scopes().size() > task.scopes().size() && other.scopes().containsAll(task.scopes())))
                .toList();
    }

    /** Whether it would be wise to ask for less. */
    public boolean isMany() {
        return selected.get().size() > MANY;
    }

    /** Whether a token is there already, so that there is a difference. */
    public boolean isAgain() {
        return again;
    }

    /** What the token may not do yet. */
    public SortedSet<Scope> added() {
        SortedSet<Scope> added = new TreeSet<>(selected.get());
        added.removeAll(granted);
        return added;
    }

    /** What it may do now and further on. */
    public SortedSet<Scope> kept() {
        SortedSet<Scope> kept = new TreeSet<>(granted);
        kept.retainAll(selected.get());
        return kept;
    }

    /** What the token may do now and would no longer be allowed. */
    public SortedSet<Scope> lost() {
        SortedSet<Scope> lost = new TreeSet<>(granted);
        lost.removeAll(selected.get());
        return lost;
    }

    /** What is kept although no pressed task needs it; empty while none is. What was ticked by hand is wanted. */
    public SortedSet<Scope> unused() {
        if (pressed.isEmpty()) {
            return new TreeSet<>();
        }
        SortedSet<Scope> unused = kept();
        unused.removeAll(ScopePresets.union(tasks.get()));
        unused.removeAll(byHand);
        return unused;
    }

    /** Asks for less than the token may do now. */
    public void leaveOutUnused() {
        SortedSet<Scope> next = new TreeSet<>(selected.get());
        next.removeAll(unused());
        become(next);
    }

    /** Scopes of before that Twitch has retired. */
    public SortedSet<Scope> leftOut() {
        return Collections.unmodifiableSortedSet(leftOut);
    }
}
