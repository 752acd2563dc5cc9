package app.stagepass.ui.connect;

import app.stagepass.ui.Tip;
import app.stagepass.ui.Buttons;
import app.stagepass.token.ClientType;
import app.stagepass.ui.connect.RegistrationModel.Field;
import app.stagepass.words.Messages;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The fields of an application. The secret can be typed and pasted, never read or copied. */
final class RegistrationForm extends VBox {

    private final RegistrationModel model;
    private final Messages messages;
    private final Map<Field, Control> controls = new EnumMap<>(Field.class);

    RegistrationForm(RegistrationModel model, Messages messages) {
        super(14);
        this.model = model;
        this.messages = messages;
        TextField name = new TextField();
        name.textProperty().bindBidirectional(model.nameProperty());
        name.setPromptText(messages.text("registration.name.hint"));
        TextField clientId = new TextField();
        clientId.textProperty().bindBidirectional(model.clientIdProperty());
        clientId.getStyleClass().add("mono");
        PasswordField secret = new PasswordField();
        secret.textProperty().bindBidirectional(model.secretProperty());
        if (model.keepsSecret()) {
            secret.setPromptText(messages.text("registration.secret.kept"));
        }
        TextField redirectUri = new TextField();
        redirectUri.textProperty().bindBidirectional(model.redirectUriProperty());
        redirectUri.getStyleClass().add("mono");
        add(Field.NAME, "registration.name", name, name);
        add(Field.CLIENT_ID, "registration.client-id", clientId, clientId);
        add(Field.CLIENT_SECRET, "registration.secret", secret, secret);
        addType();
        add(Field.REDIRECT_URI, "registration.redirect-uri", redirectUri, withReset(redirectUri));
        model.focusProperty()
                .subscribe(wanted -> wanted.ifPresent(field -> Platform.runLater(control(field)::requestFocus)));
    }

    /** What gets the keyboard first. */
    Control start() {
        return control(model.focusProperty().get().orElse(Field.NAME));
    }

    private Control control(Field field) {
        return Objects.requireNonNull(controls.get(field));
    }

    private void add(Field field, String key, Control control, Node shown) {
        control.setId("registration-" + field);
        control.focusedProperty().subscribe((had, has) -> {
            if (had && !has) {
                model.left(field);
            }
        });
        controls.put(field, control);
        FormField shownField = new FormField(messages.text(key), control, shown, model.noteProperty(field));
        if (field == Field.CLIENT_SECRET) {
            model.typeProperty().subscribe(type -> Pieces.present(shownField, type == ClientType.CONFIDENTIAL));
        }
        getChildren().add(shownField);
    }

    private void addType() {
        ToggleGroup group = new ToggleGroup();
        HBox choices = new HBox();
        choices.getStyleClass().add("segments");
        for (ClientType type : ClientType.values()) {
            ToggleButton choice = Buttons.toggle(messages.text("registration.type." + type));
            choice.setToggleGroup(group);
            model.typeProperty().subscribe(now -> choice.setSelected(now == type)); // Twitch's answer may change it too
            choice.getStyleClass().add(type == ClientType.CONFIDENTIAL ? "left-pill" : "right-pill");
            choice.setOnAction(_ -> {
                model.typeProperty().set(type);
                choice.setSelected(true); // pressing the chosen one again does not leave none
            });
            choice.setId("registration-type-" + type);
            Tip.on(choice, messages.text("registration.type.hint." + type));
            choice.setAccessibleHelp(messages.text("registration.type.hint." + type));
            choices.getChildren().add(choice);
            if (type == ClientType.CONFIDENTIAL) {
                controls.put(Field.TYPE, choice);
            }
        }
        Control confidential = Objects.requireNonNull(controls.get(Field.TYPE));
        getChildren().add(new FormField(messages.text("registration.type"), confidential, choices,
                model.noteProperty(Field.TYPE)));
        confidential.setAccessibleText(
                messages.text("registration.type") + ": " + messages.text("registration.type.CONFIDENTIAL"));
    }

    private Node withReset(TextField field) {
        Button reset = Pieces.button(messages.text("registration.redirect-uri.reset"), "quiet",
                model::takeUsual);
        reset.disableProperty().bind(field.textProperty().isEqualTo(model.usual().value()));
        HBox.setHgrow(field, javafx.scene.layout.Priority.ALWAYS);
        HBox row = Pieces.row(field, reset);
        reset.visibleProperty().bind(reset.disableProperty().not());
        reset.managedProperty().bind(reset.visibleProperty());
        return row;
    }
}
