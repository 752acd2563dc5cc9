package app.stagepass.ui.connect;

import app.stagepass.ui.connect.ScopePasteModel.Outcome;
import app.stagepass.words.Messages;
import app.stagepass.words.ScopeWords;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.TraversalDirection;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A place for a list of scopes from elsewhere, put away until it is wanted, with what became of the last one. */
final class ScopePaste extends VBox {

    /** So many characters at once are pasted, not typed, and need not stay on the screen: nobody knows what was on the clipboard. */
    private static final int AT_ONCE = 20;

    private final ScopePasteModel model;
    private final Messages messages;
    private final ScopeWords says;
    private final TextArea text = new TextArea();
    private final VBox outcome = Pieces.column(6);
    private final Runnable putAway;

    /** @param putAway takes the keyboard when the place is closed */
    ScopePaste(ScopePasteModel model, Messages messages, Runnable putAway) {
        super(8);
        this.model = model;
        this.messages = messages;
        this.says = new ScopeWords(messages);
        this.putAway = putAway;
        getStyleClass().add("scope-paste");
        text.setId("scope-paste-text");
        text.setPromptText(messages.text("scopes.paste.help"));
        text.setAccessibleText(messages.text("scopes.paste.help"));
        text.setWrapText(true);
        text.setPrefRowCount(2);
        text.setMinHeight(54);
        text.setPrefHeight(54);
        text.textProperty().bindBidirectional(model.textProperty());
        text.textProperty().addListener((_, was, now) -> {
            if (now.length() - was.length() >= AT_ONCE) {
                Platform.runLater(model::take); // not within the change, which the text area is not done with
            } else if (model.mayHoldSecret()) {
                Platform.runLater(model::hideSecret);
            }
        });
        text.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
                event.consume();
                model.take();
            } else if (event.getCode() == KeyCode.TAB) { // on to the button, where a text area would write one
                event.consume();
                text.requestFocusTraversal(event.isShiftDown()
                        ? TraversalDirection.PREVIOUS
                        : TraversalDirection.NEXT);
            }
        });
        Button take = Pieces.button(messages.text("scopes.paste.take"), "quiet", model::take);
        take.setId("scope-paste-take");
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(Pieces.row(text, take), outcome);
        Pieces.present(this, false);
        model.outcomeProperty().subscribe(this::show);
    }

    void toggle() {
        boolean open = !isVisible();
        Pieces.present(this, open);
        if (open) {
            text.requestFocus();
        } else {
            putAway.run();
        }
    }

    private void show(Optional<Outcome> last) {
        outcome.getChildren().clear();
        Pieces.present(outcome, last.isPresent());
        last.ifPresent(one -> {
            List<String> problems = says.problems(one.reading());
            FlowPane deeds = new FlowPane(8, 6); // above what is wrong, which may be long: they must not be scrolled away
            deeds.setAlignment(Pos.CENTER_LEFT);
            if (!one.reading().isEmpty()) {
                deeds.getChildren().add(Pieces.text(messages.text("scopes.paste.added", one.added()), "strong"));
            }
            if (!one.offered().isEmpty()) {
                deeds.getChildren().add(Pieces.button(messages.text("scopes.paste.keep", one.offered().size()),
                        "quiet", model::takeOffered));
            }
            if (!one.replacement().isEmpty()) {
                Button replace = Pieces.button(
                        messages.text("scopes.paste.replace", ScopeWords.names(one.replacement())), "quiet",
                        model::takeReplacement);
                replace.setMinWidth(0);
                replace.maxWidthProperty().bind(deeds.widthProperty());
                deeds.getChildren().add(replace);
            }
            if (!deeds.getChildren().isEmpty()) {
                outcome.getChildren().add(deeds);
            }
            if (!problems.isEmpty()) {
                HBox banner = Pieces.banner(Feather.ALERT_TRIANGLE, "banner-amber",
                        Pieces.text(String.join("\n", problems)));
                banner.setId("scope-paste-problems");
                banner.setAccessibleText(String.join(" ", problems));
                outcome.getChildren().add(banner);
            }
        });
    }
}
