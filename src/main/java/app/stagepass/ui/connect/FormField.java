package app.stagepass.ui.connect;

import app.stagepass.ui.connect.RegistrationModel.Note;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A label, a control, and below it what is wrong with its value. */
final class FormField extends VBox {

    private final Label note = Pieces.text("", "field-help");

    /**
     * @param control what is labelled and gets the keyboard
     * @param shown   the control itself or what holds it
     */
    FormField(String label, Control control, Node shown, ObservableValue<Optional<Note>> notes) {
        getStyleClass().add("field");
        Label name = Pieces.label(label, "field-label");
        name.setLabelFor(control);
        getChildren().addAll(name, shown, note);
        control.setAccessibleText(label);
        notes.subscribe(now -> {
            boolean stops = now.map(Note::stops).orElse(false);
            getStyleClass().removeAll("field-error", "field-warning");
            now.ifPresent(_ -> getStyleClass().add(stops ? "field-error" : "field-warning"));
            note.setText(now.map(Note::text).orElse(""));
            Pieces.present(note, now.isPresent());
            control.setAccessibleHelp(note.getText());
        });
    }
}
