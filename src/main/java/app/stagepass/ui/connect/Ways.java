package app.stagepass.ui.connect;

import app.stagepass.token.GrantType;
import app.stagepass.ui.Buttons;
import app.stagepass.words.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The choice of the way, with what each is good for, and of the account. */
final class Ways extends VBox {

    private final WaysModel model;
    private final Messages messages;
    private final HBox choices = new HBox();
    private final Label about = Pieces.text("", "muted");
    private final CheckBox linkOnly = Buttons.checkBox();
    private final Node whose;

    Ways(WaysModel model, Messages messages) {
        super(8);
        this.model = model;
        this.messages = messages;
        getStyleClass().add("token-ways");
        choices.getStyleClass().add("segments");
        about.setId("way-about");
        linkOnly.setText(messages.text("ways.link-only"));
        linkOnly.setId("link-only");
        linkOnly.setWrapText(true);
        linkOnly.selectedProperty().bindBidirectional(model.linkOnlyProperty());
        whose = model.keptLogin().<Node>map(login -> Pieces.text(messages.text("ways.kept", "@" + login), "muted"))
                .orElseGet(this::loginField);
        about.setMaxWidth(Double.MAX_VALUE);
        setMinHeight(USE_PREF_SIZE);
        HBox below = new HBox(18, whose, linkOnly);
        below.setAlignment(Pos.BOTTOM_LEFT);
        getChildren().addAll(Pieces.row(Pieces.label(messages.text("ways.title"), "muted"), choices), about, below);
        model.offeredProperty().subscribe(this::offer);
        model.grantProperty().subscribe(this::tell);
    }

    private Node loginField() {
        TextField login = new TextField();
        login.textProperty().bindBidirectional(model.loginProperty());
        login.setPromptText(messages.text("ways.login.hint"));
        login.setId("ways-login");
        login.setPrefColumnCount(18);
        FormField field = new FormField(messages.text("ways.login"), login, login, model.noteProperty());
        field.setMinWidth(290);
        return field;
    }

    private void offer(List<GrantType> ways) {
        ToggleGroup group = new ToggleGroup();
        choices.getChildren().setAll(ways.stream().map(way -> choice(way, ways, group)).toList());
        Pieces.present(choices.getParent() == null ? choices : choices.getParent(), ways.size() > 1);
    }

    private ToggleButton choice(GrantType way, List<GrantType> ways, ToggleGroup group) {
        ToggleButton choice = Buttons.toggle(messages.text("ways." + way));
        choice.setToggleGroup(group);
        choice.setSelected(model.grantProperty().get() == way);
        choice.getStyleClass().add(way == ways.getFirst()
                ? "left-pill"
                : way == ways.getLast() ? "right-pill" : "center-pill");
        choice.setId("way-" + way);
        choice.setOnAction(_ -> {
            model.grantProperty().set(way);
            choice.setSelected(true); // pressing the chosen one again does not leave none
        });
        return choice;
    }

    private void tell(GrantType way) {
        boolean only = model.offeredProperty().get().size() == 1;
        about.setText(messages.text("ways.about." + way + (only ? ".only" : "")));
        Pieces.present(whose, way.actsForAccount());
        Pieces.present(linkOnly, way == GrantType.AUTHORIZATION_CODE || way == GrantType.IMPLICIT);
    }
}
