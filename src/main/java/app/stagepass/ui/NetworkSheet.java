package app.stagepass.ui;

import app.stagepass.settings.ProxySetting.Use;
import app.stagepass.ui.NetworkModel.Said;
import app.stagepass.words.Words;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How to get to the internet: three choices, the fields of a manual proxy, a test. */
final class NetworkSheet extends VBox {

    private static final double WIDTH = 500;

    private final Words words;
    private final NetworkModel model;
    private final VBox manual = new VBox(10);
    private final Label said = text("", "field-help");
    private final VBox outcome = new VBox(said);

    private NetworkSheet(Words words, NetworkModel model, Overlay overlay) {
        this.words = words;
        this.model = model;
        getStyleClass().addAll("sheet", "prompt", "network");
        setPrefWidth(WIDTH);
        setAccessibleText(words.text("network.title"));
        getChildren().addAll(text(words.text("network.title"), "sheet-title"),
                text(words.text("network.body"), "sheet-body"), choices(), manual, outcome, buttons(overlay));
        fillManual();
        said.setId("network-said");
        model.useProperty().subscribe(use -> present(manual, use == Use.MANUAL));
        model.saidProperty().subscribe(this::say);
    }

    static void show(Words words, NetworkModel model, Overlay overlay) {
        overlay.show(new NetworkSheet(words, model, overlay), () -> {});
    }

    private VBox choices() {
        VBox choices = new VBox(8);
        ToggleGroup group = new ToggleGroup();
        for (Use use : Use.values()) {
            RadioButton one = Buttons.radio(words.text("network.use." + use.name().toLowerCase(Locale.ROOT)));
            one.setId("network-" + use.name().toLowerCase(Locale.ROOT));
            one.setToggleGroup(group);
            one.setSelected(model.useProperty().get() == use);
            one.setOnAction(_ -> model.useProperty().set(use));
            choices.getChildren().add(one);
        }
        return choices;
    }

    private void fillManual() {
        TextField port = field("port", new TextField(), model.portProperty());
        port.setPrefColumnCount(6);
        VBox host = labelled("host", field("host", new TextField(), model.hostProperty()));
        HBox.setHgrow(host, Priority.ALWAYS);
        TextField password = field("password", new PasswordField(), model.passwordProperty());
        password.setPromptText(words.text("network.password.prompt"));
        Button forget = Buttons.button(words.text("network.forget"));
        forget.setId("network-forget");
        forget.getStyleClass().add("quiet");
        forget.setMinWidth(USE_PREF_SIZE);
        forget.setOnAction(_ -> model.forgetPassword());
        HBox.setHgrow(password, Priority.ALWAYS);
        VBox secretField = labelled("password", password, new HBox(10, password, forget));
        manual.getChildren().addAll(new HBox(10, host, labelled("port", port)),
                labelled("user", field("user", new TextField(), model.userProperty())), secretField);
    }

    private TextField field(String name, TextField field, StringProperty typed) {
        field.setId("network-field-" + name);
        field.setAccessibleText(words.text("network." + name));
        field.textProperty().bindBidirectional(typed);
        return field;
    }

    private VBox labelled(String name, TextField field) {
        return labelled(name, field, field);
    }

    private VBox labelled(String name, TextField field, Region shown) {
        Label label = new Label(words.text("network." + name));
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        VBox box = new VBox(label, shown);
        box.getStyleClass().add("field");
        return box;
    }

    private HBox buttons(Overlay overlay) {
        Button test = Buttons.button(words.text("network.test"));
        test.setId("network-test");
        test.getStyleClass().add("quiet");
        test.setOnAction(_ -> model.test());
        Button cancel = Buttons.button(words.text("dialog.close"));
        cancel.getStyleClass().add("quiet");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> overlay.close(this));
        Button save = Buttons.button(words.text("network.save"));
        save.setId("network-save");
        save.getStyleClass().add("primary");
        save.setDefaultButton(true);
        save.setOnAction(_ -> model.save(() -> overlay.close(this)));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(10, test, space, cancel, save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        model.saidProperty().subscribe(now -> {
            test.setDisable(now instanceof Said.Busy);
            save.setDisable(now instanceof Said.Busy);
        });
        return buttons;
    }

    private void say(Said now) {
        said.setText(switch (now) {
            case Said.Nothing _ -> "";
            case Said.Busy busy -> busy.text();
            case Said.Good good -> "✓ " + good.text();
            case Said.Wrong wrong -> wrong.text();
            case Said.Failed failed -> failed.failure().title() + ". " + failed.failure().body();
        });
        outcome.getStyleClass().remove("field-error");
        if (now instanceof Said.Wrong || now instanceof Said.Failed) {
            outcome.getStyleClass().add("field-error");
        }
        present(outcome, !said.getText().isEmpty());
    }

    private static Label text(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static void present(Region node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
