package app.stagepass.ui.connect;

import app.stagepass.ui.Buttons;
import app.stagepass.token.Scope;
import app.stagepass.words.Messages;
import java.util.SortedSet;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is ticked, as chips that can be taken away, with a word of caution where one is due. */
final class ChosenScopes extends VBox {

    private final ScopesModel model;
    private final Messages messages;
    private final Label count = Pieces.label("", "strong");
    private final FlowPane chips = new FlowPane(6, 6);
    private final ScrollPane scroll = new ScrollPane(chips);
    private final Label caution = Pieces.text("", "caution");

    ChosenScopes(ScopesModel model, Messages messages) {
        super(8);
        this.model = model;
        this.messages = messages;
        count.setId("scope-count");
        caution.setId("scope-caution");
        caution.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        scroll.getStyleClass().add("chip-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMaxHeight(66);
        scroll.setMinHeight(30);
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(count, scroll, caution);
        model.selectedProperty().subscribe(this::show);
    }

    private void show(SortedSet<Scope> selected) {
        count.setText(messages.text("scopes.selected", selected.size()));
        chips.getChildren().setAll(selected.stream().map(this::chip).toList());
        Pieces.present(scroll, !selected.isEmpty());
        String words = caution(selected);
        caution.setText(words);
        Pieces.present(caution, !words.isEmpty());
    }

    private Button chip(Scope scope) {
        Button chip = Buttons.button(scope.value(), new FontIcon(Feather.X));
        chip.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        chip.getStyleClass().addAll("chip", "chip-button");
        chip.setAccessibleText(messages.text("scopes.remove", scope.value()));
        chip.setOnAction(_ -> model.select(scope, false));
        return chip;
    }

    private String caution(SortedSet<Scope> selected) {
        if (!model.lost().isEmpty()) {
            return messages.text("scopes.lost", names(model.lost()));
        }
        if (selected.isEmpty()) {
            return messages.text("scopes.nothing");
        }
        if (model.isMany()) {
            return messages.text("scopes.many");
        }
        return model.leftOut().isEmpty() ? "" : messages.text("scopes.left-out", names(model.leftOut()));
    }

    static String names(SortedSet<Scope> scopes) {
        return scopes.stream().map(Scope::value).collect(Collectors.joining(", "));
    }
}
