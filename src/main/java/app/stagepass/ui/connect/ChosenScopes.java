package app.stagepass.ui.connect;

import app.stagepass.token.Scope;
import app.stagepass.ui.Buttons;
import app.stagepass.words.Messages;
import app.stagepass.words.ScopeWords;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What is ticked, as chips that can be taken away, with a word of caution where one is due. Of a token that is there: what is new,
 * what stays, and what goes and can be put back.
 */
final class ChosenScopes extends VBox {

    private final ScopesModel model;
    private final Messages messages;
    private final Label count = Pieces.label("", "strong");
    private final Label difference = Pieces.label("", "muted");
    private final Button leaveOut;
    private final FlowPane chips = new FlowPane(6, 6);
    private final ScrollPane scroll = new ScrollPane(chips);
    private final Label caution = Pieces.text("", "caution");

    ChosenScopes(ScopesModel model, Messages messages) {
        super(8);
        this.model = model;
        this.messages = messages;
        count.setId("scope-count");
        count.setMinWidth(USE_PREF_SIZE);
        difference.setId("scope-difference");
        caution.setId("scope-caution");
        caution.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        leaveOut = Pieces.button("", "quiet", model::leaveOutUnused);
        leaveOut.setId("scope-leave-out");
        HBox head = Pieces.row(count, difference, Pieces.spring(), leaveOut);
        scroll.getStyleClass().add("chip-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMaxHeight(66);
        scroll.setMinHeight(30);
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(head, scroll, caution);
        Pieces.present(difference, model.isAgain());
        model.selectedProperty().subscribe(_ -> show());
        model.tasksProperty().subscribe(_ -> show());
    }

    private void show() {
        SortedSet<Scope> selected = model.selectedProperty().get();
        count.setText(messages.text("scopes.selected", selected.size()));
        difference.setText(messages.text("scopes.difference", model.added().size(), model.kept().size(),
                model.lost().size()));
        SortedSet<Scope> added = model.added();
        List<Button> shown = new ArrayList<>();
        selected.forEach(scope -> shown.add(model.isAgain() && added.contains(scope)
                ? chip(scope, "chip-added", Feather.X, "scopes.added", () -> model.select(scope, false))
                : chip(scope, "chip-kept", Feather.X, "scopes.remove", () -> model.select(scope, false))));
        model.lost().forEach(scope -> shown.add(
                chip(scope, "chip-lost", Feather.CORNER_UP_LEFT, "scopes.put-back", () -> model.select(scope, true))));
        chips.getChildren().setAll(shown);
        Pieces.present(scroll, !shown.isEmpty());
        SortedSet<Scope> unused = model.unused();
        leaveOut.setText(messages.text("scopes.leave-out-unused", unused.size()));
        leaveOut.setAccessibleHelp(ScopeWords.names(unused));
        Pieces.present(leaveOut, !unused.isEmpty());
        String words = caution(selected);
        caution.setText(words);
        Pieces.present(caution, !words.isEmpty());
    }

    private Button chip(Scope scope, String style, Ikon icon, String spoken, Runnable pressed) {
        Button chip = Buttons.button(style.equals("chip-added") ? "+ " + scope.value() : scope.value(),
                new FontIcon(icon));
        chip.setContentDisplay(ContentDisplay.RIGHT);
        chip.getStyleClass().addAll("chip", "chip-button", style);
        chip.setAccessibleText(messages.text(spoken, scope.value()));
        chip.setOnAction(_ -> pressed.run());
        return chip;
    }

    private String caution(SortedSet<Scope> selected) {
        if (!model.lost().isEmpty()) {
            return messages.text("scopes.lost", ScopeWords.names(model.lost()));
        }
        if (selected.isEmpty()) {
            return messages.text("scopes.nothing");
        }
        if (model.isMany()) {
            return messages.text("scopes.many");
        }
        return model.leftOut().isEmpty() ? "" : messages.text("scopes.left-out", ScopeWords.names(model.leftOut()));
    }
}
