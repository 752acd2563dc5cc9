package app.stagepass.ui.connect;

import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog.Entry;
import app.stagepass.token.ScopePresets.Preset;
import app.stagepass.ui.connect.ScopesModel.Group;
import app.stagepass.ui.Reveal;
import app.stagepass.words.Messages;
import app.stagepass.words.ScopeWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * What a token may do: by task, then every current scope with its sentence by category, to be searched and ticked, or a pasted list.
 * Up and down go from row to row.
 */
final class ScopePicker extends VBox {

    private final ScopesModel model;
    private final Runnable enter;
    private final Map<Preset, ScopeRow> tasks = new LinkedHashMap<>();
    private final Map<Entry, ScopeRow> rows = new LinkedHashMap<>();
    private final VBox taskSection;
    private final Map<String, VBox> sections = new LinkedHashMap<>();
    private final TextField search = new TextField();

    /** @param enter what Enter does while nothing is searched for; else it ticks what was found */
    ScopePicker(ScopesModel model, Messages messages, Runnable enter) {
        super(10);
        this.model = model;
        this.enter = enter;
        search.setId("scope-search");
        search.setPromptText(messages.text("scopes.search"));
        search.setAccessibleText(messages.text("scopes.search"));
        search.textProperty().bindBidirectional(model.searchProperty());
        HBox.setHgrow(search, Priority.ALWAYS);
        ScopePaste paste = new ScopePaste(new ScopePasteModel(model), messages, search::requestFocus);

        taskSection = section(messages.text("scopes.tasks"));
        model.shownTasksProperty().get().forEach(task -> add(task, taskSection));
        VBox list = Pieces.column(18, taskSection);
        list.getStyleClass().add("scope-list");
        ScopeWords says = new ScopeWords(messages);
        for (Group group : model.groups()) {
            VBox section = section(group.category());
            group.entries().forEach(entry -> add(entry, section, says));
            sections.put(group.category(), section);
            list.getChildren().add(section);
        }
        Label none = Pieces.text("", "muted");
        list.getChildren().add(none);
        none.textProperty().bind(model.searchProperty().map(typed -> messages.text("scopes.none-found", typed)));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        ScrollPane scroll = scroll(new VBox(paste, list)); // together: what is told of a list gives way where room is scarce
        Button open = Pieces.button(messages.text("scopes.paste"), Feather.CLIPBOARD, "quiet", () -> {
            scroll.setVvalue(0);
            paste.toggle();
        });
        open.setId("scope-paste");
        getChildren().addAll(Pieces.row(search, open), scroll);
        model.shownProperty().subscribe(_ -> show(none));
        model.shownTasksProperty().subscribe(_ -> show(none));
        model.selectedProperty().subscribe(this::tick);
        model.tasksProperty().subscribe(this::tickTasks);
    }

    TextField search() {
        return search;
    }

    private static ScrollPane scroll(VBox list) {
        ScrollPane scroll = new ScrollPane(list);
        scroll.getStyleClass().add("scope-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setPrefViewportHeight(340);
        scroll.setMinHeight(120); // the place for a pasted list, and what became of it
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Reveal.whatIsFocused(scroll);
        return scroll;
    }

    private static VBox section(String title) {
        return Pieces.column(2, Pieces.label(title.toUpperCase(Locale.ROOT), "section-title"));
    }

    private void add(Preset task, VBox section) {
        ScopeRow row = ScopeRow.of(task, wanted -> model.choose(task, wanted));
        tasks.put(task, row);
        section.getChildren().add(row);
    }

    private void add(Entry entry, VBox section, ScopeWords says) {
        List<String> needing = model.catalog().presets().needing(entry.scope()).stream().map(Preset::name).toList();
        ScopeRow row = ScopeRow.of(entry, needing, says, wanted -> model.select(entry.scope(), wanted));
        rows.put(entry, row);
        section.getChildren().add(row);
    }

    private void show(Label none) {
        List<Preset> foundTasks = model.shownTasksProperty().get();
        List<Group> found = model.shownProperty().get();
        List<Entry> entries = found.stream().flatMap(group -> group.entries().stream()).toList();
        List<String> categories = found.stream().map(Group::category).toList();
        tasks.forEach((task, row) -> Pieces.present(row, foundTasks.contains(task)));
        rows.forEach((entry, row) -> Pieces.present(row, entries.contains(entry)));
        Pieces.present(taskSection, !foundTasks.isEmpty());
        sections.forEach((category, section) -> Pieces.present(section, categories.contains(category)));
        Pieces.present(none, foundTasks.isEmpty() && found.isEmpty());
        all().forEach(row -> row.getStyleClass().remove("scope-first"));
        if (!model.searchProperty().get().isBlank()) {
            visible().stream().findFirst().ifPresent(row -> row.getStyleClass().add("scope-first"));
        }
    }

    private Stream<ScopeRow> all() {
        return Stream.concat(tasks.values().stream(), rows.values().stream());
    }

    private List<ScopeRow> visible() {
        return all().filter(Node::isVisible).toList();
    }

    private void tick(SortedSet<Scope> selected) {
        rows.forEach((entry, row) -> row.box().setSelected(selected.contains(entry.scope())));
    }

    private void tickTasks(Set<Preset> chosen) {
        tasks.forEach((task, row) -> row.box().setSelected(chosen.contains(task)));
    }

    /** Ticks what the search found, the row with the keyboard or else the first, and gets ready for the next search. */
    private void pick() {
        List<ScopeRow> found = visible();
        Optional<ScopeRow> picked = found.stream().filter(row -> row.box().isFocused()).findFirst()
                .or(() -> found.stream().findFirst());
        picked.ifPresent(row -> {
            if (!row.box().isSelected()) {
                row.box().fire();
            }
            search.clear();
            search.requestFocus();
        });
    }

    private void keys(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) { // goes on, where JavaFX would tick and untick the box
            event.consume();
            if (search.getText().isBlank()) {
                enter.run();
            } else {
                pick();
            }
            return;
        }
        if (event.getCode() != KeyCode.DOWN && event.getCode() != KeyCode.UP) {
            return;
        }
        List<ScopeRow> visible = visible();
        int at = -1;
        for (int i = 0; i < visible.size(); i++) {
            if (visible.get(i).box().isFocused()) {
                at = i;
            }
        }
        int next = event.getCode() == KeyCode.DOWN ? at + 1 : at - 1;
        if (next >= 0 && next < visible.size()) {
            visible.get(next).box().requestFocus();
            event.consume();
        } else if (next < 0) {
            search.requestFocus();
        }
    }
}
