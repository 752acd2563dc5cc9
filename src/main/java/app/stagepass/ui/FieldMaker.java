package app.stagepass.ui;

import app.stagepass.words.Words;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Makes the parts of a settings sheet, each named after its texts. */
final class FieldMaker {

    private final Words words;
    private final String sheet;

    /** @param sheet first part of the keys of its texts and of its nodes' ids */
    FieldMaker(Words words, String sheet) {
        this.words = words;
        this.sheet = sheet;
    }

    TextField field(String name, TextField field, StringProperty typed) {
        field.setId(sheet + "-field-" + name);
        field.setAccessibleText(words.text(sheet + "." + name));
        field.textProperty().bindBidirectional(typed);
        return field;
    }

    VBox labelled(String name, TextField field) {
        return labelled(name, field, field);
    }

    VBox labelled(String name, Node field, Region shown) {
        Label label = new Label(words.text(sheet + "." + name));
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        VBox box = new VBox(label, shown);
        box.getStyleClass().add("field");
        return box;
    }

    CheckBox check(String name, BooleanProperty chosen) {
        CheckBox check = Buttons.checkBox();
        check.setText(words.text(sheet + "." + name));
        check.setWrapText(true);
        check.setMinHeight(Region.USE_PREF_SIZE);
        check.setId(sheet + "-" + name);
        check.selectedProperty().bindBidirectional(chosen);
        return check;
    }

    Button quiet(String name, Runnable action) {
        Button button = Buttons.button(words.text(sheet + "." + name));
        button.setId(sheet + "-" + name);
        button.getStyleClass().add("quiet");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    Label help(String name, Object... arguments) {
        return text(words.text(sheet + "." + name, arguments), "field-help");
    }

    Label text(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    void present(Region node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }
}
