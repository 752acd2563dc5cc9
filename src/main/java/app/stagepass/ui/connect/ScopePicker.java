package app.stagepass.ui.connect;

import app.stagepass.ui.Buttons;
import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog.Entry;
import app.stagepass.token.ScopeCatalog.Sensitivity;
import app.stagepass.ui.connect.ScopesModel.Group;
import app.stagepass.words.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Every current scope with its sentence, by category, to be searched and ticked. Up and down go from row to row. */
final class ScopePicker extends VBox {

    private final ScopesModel model;
    private final Messages messages;
    private final Runnable enter;
    private final Map<Entry, Node> rows = new LinkedHashMap<>();
    private final Map<Scope, CheckBox> boxes = new LinkedHashMap<>();
    private final TextField search = new TextField();
    private final Map<String, VBox> sections = new LinkedHashMap<>();

    /** @param enter what Enter does while nothing is searched for; else it ticks what was found */
    ScopePicker(ScopesModel model, Messages messages, Runnable enter) {
        super(10);
        this.model = model;
        this.messages = messages;
        this.enter = enter;
        search.setId("scope-search");
        search.setPromptText(messages.text("scopes.search"));
        search.setAccessibleText(messages.text("scopes.search"));
        search.textProperty().bindBidirectional(model.searchProperty());
        VBox list = Pieces.column(18);
        list.getStyleClass().add("scope-list");
        for (Group group : model.groups()) {
            VBox section = Pieces.column(2,
                    Pieces.label(group.category().toUpperCase(java.util.Locale.ROOT), "section-title"));
            group.entries().forEach(entry -> section.getChildren().add(row(entry)));
            sections.put(group.category(), section);
            list.getChildren().add(section);
        }
        Label none = Pieces.text("", "muted");
        list.getChildren().add(none);
        ScrollPane scroll = new ScrollPane(list);
        scroll.getStyleClass().add("scope-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setPrefViewportHeight(340);
        scroll.setMinHeight(90);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox.setVgrow(this, Priority.ALWAYS);
        addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
        getChildren().addAll(search, scroll);
        Reveal.whatIsFocused(scroll);
        model.shownProperty().subscribe(shown -> {
            show(shown);
            Pieces.present(none, shown.isEmpty());
        });
        none.textProperty().bind(model.searchProperty().map(typed -> messages.text("scopes.none-found", typed)));
        model.selectedProperty().subscribe(this::tick);
    }

    TextField search() {
        return search;
    }

    private HBox row(Entry entry) {
        CheckBox box = Buttons.checkBox();
        box.setId("scope-" + entry.scope().value().replace(':', '-')); // a colon would end the id in a selector
        box.setOnAction(_ -> model.select(entry.scope(), box.isSelected()));
        boolean sensitive = entry.sensitivity() == Sensitivity.SENSITIVE;
        box.setAccessibleText(entry.scope() + ". " + entry.description()
                + (sensitive ? " " + messages.text("scopes.sensitive") : ""));
        Label name = Pieces.label(entry.scope().value(), "mono", "scope-name");
        HBox head = Pieces.row(name);
        if (sensitive) {
            Label mark = Pieces.label(messages.text("scopes.sensitive"), "scope-sensitive");
            mark.setMinWidth(USE_PREF_SIZE);
            mark.setTooltip(new javafx.scene.control.Tooltip(messages.text("scopes.sensitive.why")));
            head.getChildren().add(mark);
        }
        VBox words = Pieces.column(1, head);
        if (!entry.description().isEmpty()) {
            words.getChildren().add(Pieces.text(entry.description(), "muted"));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(10, box, words);
        row.getStyleClass().add("scope-row");
        row.setOnMouseClicked(_ -> box.fire());
        box.setOnMouseClicked(javafx.event.Event::consume);
        rows.put(entry, row);
        boxes.put(entry.scope(), box);
        return row;
    }

    private void show(List<Group> shown) {
        rows.values().forEach(row -> row.getStyleClass().remove("scope-first"));
        if (!model.searchProperty().get().isBlank() && !shown.isEmpty()) {
            Objects.requireNonNull(rows.get(shown.getFirst().entries().getFirst())).getStyleClass().add("scope-first");
        }
        rows.values().forEach(row -> Pieces.present(row, false));
        sections.values().forEach(section -> Pieces.present(section, false));
        for (Group group : shown) {
            Pieces.present(Objects.requireNonNull(sections.get(group.category())), true);
            group.entries().forEach(entry -> Pieces.present(Objects.requireNonNull(rows.get(entry)), true));
        }
    }

    private void tick(SortedSet<Scope> selected) {
        boxes.forEach((scope, box) -> box.setSelected(selected.contains(scope)));
    }

    /** Ticks what the search found, the row with the keyboard or else the first, and gets ready for the next search. */
    private void pick() {
        List<Scope> found = model.shownProperty().get().stream().flatMap(group -> group.entries().stream())
                .map(Entry::scope).toList();
        found.stream().filter(scope -> Objects.requireNonNull(boxes.get(scope)).isFocused()).findFirst()
                .or(() -> found.stream().findFirst()).ifPresent(scope -> {
                    model.select(scope, true);
                    search.clear();
                    search.requestFocus();
                });
    }

    private void arrows(KeyEvent event) {
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
        List<CheckBox> visible = new ArrayList<>();
        rows.forEach((entry, row) -> {
            if (row.isVisible()) {
                visible.add(Objects.requireNonNull(boxes.get(entry.scope())));
            }
        });
        int at = -1;
        for (int i = 0; i < visible.size(); i++) {
            if (visible.get(i).isFocused()) {
                at = i;
            }
        }
        int next = event.getCode() == KeyCode.DOWN ? at + 1 : at - 1;
        if (next >= 0 && next < visible.size()) {
            visible.get(next).requestFocus();
            event.consume();
        }
    }
}
