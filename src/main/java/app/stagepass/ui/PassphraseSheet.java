package app.stagepass.ui;

import app.stagepass.ui.PassphraseModel.Purpose;
import app.stagepass.words.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The question for a passphrase. What is typed shows as dots, and leaves the fields with the press of the button. */
final class PassphraseSheet extends VBox {

    private static final double WIDTH = 480;

    private final PassphraseModel model;
    private final Messages messages;
    private final PasswordField old = field("passphrase-old");
    private final PasswordField passphrase = field("passphrase");
    private final PasswordField again = field("passphrase-again");
    /** The one that the file has, where a new one takes its place. */
    private final VBox before = new VBox();
    private final VBox asked = new VBox();
    private final Label problem = text("", "field-help");

    PassphraseSheet(PassphraseModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        String kind = switch (model.purpose()) {
            case Purpose.Unlock _ -> "unlock";
            case Purpose.Begin _ -> "begin";
            case Purpose.Change _ -> "change";
            case Purpose.Pack _ -> "pack";
            case Purpose.Unpack _ -> "unpack";
        };
        String title = messages.text("passphrase." + kind + ".title");
        getStyleClass().addAll("sheet", "prompt");
        setPrefWidth(WIDTH);
        setAccessibleText(title);
        problem.setId("passphrase-problem");
        List<Node> rows = new ArrayList<>();
        rows.add(text(title, "sheet-title"));
        rows.add(text(messages.text("passphrase." + kind + ".body"), "sheet-body"));
        switch (model.purpose()) {
            case Purpose.Unlock _,Purpose.Unpack _ ->
                rows.add(group(asked, labelled("passphrase.label", passphrase)));
            case Purpose.Begin begin -> {
                rows.addAll(twice(begin.shortest()));
                rows.add(text(messages.text("passphrase.protects-not"), "muted"));
            }
            case Purpose.Pack pack -> rows.addAll(twice(pack.shortest()));
            case Purpose.Change change -> rows.addAll(List.of(group(before, labelled("passphrase.old", old)),
                    hint(change.shortest()),
                    group(asked, labelled("passphrase.new", passphrase), labelled("passphrase.again", again))));
        }
        rows.add(buttons(kind));
        getChildren().setAll(rows);
        for (PasswordField one : List.of(old, passphrase, again)) {
            one.lengthProperty().subscribe(length -> {
                if (length.intValue() > 0) {
                    model.typed();
                }
            });
        }
        model.problemProperty().subscribe(this::say);
        disableProperty().bind(model.busyProperty());
        model.busyProperty().subscribe((was, is) -> {
            if (was && !is) {
                first().requestFocus();
            }
        });
    }

    private List<Node> twice(int shortest) {
        return List.of(hint(shortest),
                group(asked, labelled("passphrase.label", passphrase), labelled("passphrase.again", again)));
    }

    private HBox buttons(String kind) {
        Button out = Buttons.button(messages.text("dialog.cancel"));
        out.getStyleClass().add("quiet");
        out.setCancelButton(true);
        out.setOnAction(_ -> model.decline());
        Button go = Buttons.button(messages.text("passphrase." + kind + ".yes"));
        go.setId("passphrase-go");
        go.getStyleClass().add("primary");
        go.setDefaultButton(true);
        go.setOnAction(_ -> submit());
        HBox buttons = new HBox(10, out, go);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        return buttons;
    }

    private void submit() {
        model.submit(taken(old), taken(passphrase), taken(again));
    }

    private PasswordField first() {
        return model.purpose() instanceof Purpose.Change ? old : passphrase;
    }

    private Label hint(int shortest) {
        return text(messages.text("passphrase.hint", shortest), "muted");
    }

    /** Character by character: a string of it would stay in memory until nobody knows when. */
    private static char[] taken(PasswordField field) {
        CharSequence typed = field.getCharacters();
        char[] copy = new char[typed.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = typed.charAt(i);
        }
        field.clear();
        return copy;
    }

    /** Under the fields that it is about. */
    private void say(Optional<String> now) {
        problem.setText(now.orElse(""));
        for (VBox group : List.of(before, asked)) {
            group.getChildren().remove(problem);
            group.getStyleClass().remove("field-error");
        }
        VBox wrong = model.purpose() instanceof Purpose.Change && model.isOldWrong() ? before : asked;
        now.ifPresent(_ -> {
            wrong.getChildren().add(problem);
            wrong.getStyleClass().add("field-error");
            first().requestFocus();
        });
        first().setAccessibleHelp(problem.getText());
    }

    private static VBox group(VBox group, VBox... fields) {
        group.getStyleClass().add("field");
        group.getChildren().setAll(fields);
        return group;
    }

    private VBox labelled(String key, PasswordField field) {
        Label name = new Label(messages.text(key));
        name.getStyleClass().add("field-label");
        name.setLabelFor(field);
        field.setAccessibleText(name.getText());
        return new VBox(4, name, field);
    }

    private static PasswordField field(String id) {
        PasswordField field = new PasswordField();
        field.setId(id);
        return field;
    }

    private static Label text(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
