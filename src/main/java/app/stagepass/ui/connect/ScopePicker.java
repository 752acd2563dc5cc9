package app.stagepass.ui.connect;

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
    private final Map<Entry, Node> rows = new LinkedHashMap<>();
    private final Map<Scope, CheckBox> boxes = new LinkedHashMap<>();
    private final Map<String, VBox> sections = new LinkedHashMap<>();

    ScopePicker(ScopesModel model, Messages messages) {
        super(10);
        this.model = model;
        this.messages = messages;
        TextField search = new TextField();
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
        list.focusWithinProperty().subscribe(_ -> reveal(scroll, list));
        boxes.values().forEach(box -> box.focusedProperty().subscribe(_ -> reveal(scroll, list)));
        model.shownProperty().subscribe(shown -> {
            show(shown);
            none.setText(messages.text("scopes.none-found", model.searchProperty().get()));
            Pieces.present(none, shown.isEmpty());
        });
        model.selectedProperty().subscribe(this::tick);
    }

    private HBox row(Entry entry) {
        CheckBox box = new CheckBox();
        box.setId("scope-" + entry.scope());
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

    private void arrows(KeyEvent event) {
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

    /** Scrolls so far that the row with the keyboard is seen. */
    private void reveal(ScrollPane scroll, VBox list) {
        rows.forEach((entry, row) -> {
            if (Objects.requireNonNull(boxes.get(entry.scope())).isFocused()) {
                double top = row.getParent().getLayoutY() + row.getLayoutY();
                double bottom = top + row.getLayoutBounds().getHeight();
                double seen = scroll.getViewportBounds().getHeight();
                double hidden = list.getLayoutBounds().getHeight() - seen;
                double from = scroll.getVvalue() * hidden;
                if (hidden > 0 && (top < from || bottom > from + seen)) {
                    scroll.setVvalue(Math.clamp((top < from ? top - 30 : bottom - seen + 10) / hidden, 0, 1));
                }
            }
        });
    }
}
