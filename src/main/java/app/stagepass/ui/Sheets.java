package app.stagepass.ui;

import javafx.scene.control.TextField;
import javafx.scene.Node;
import java.util.function.Consumer;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Draws prompts as sheets in the overlay. */
final class Sheets implements Prompts {

    private static final double WIDTH = 440;

    private final Overlay overlay;

    Sheets(Overlay overlay) {
        this.overlay = overlay;
    }

    @Override
    public void show(Prompt prompt) {
        showAs(prompt, () -> {});
    }

    /** @param onOut called when the person chose to change nothing */
    Region showAs(Prompt prompt, Runnable onOut) {
        return showAs(prompt, Optional.empty(), onOut);
    }

    /**
     * Asks for a line of text.
     *
     * @param value what stands there already
     * @param then  told what stands there when the person agrees
     */
    void ask(Prompt question, String yes, String value, Consumer<String> then) {
        TextField field = new TextField(value);
        field.setId("prompt-text");
        field.setAccessibleText(question.title());
        showAs(new Prompt(question.title(), question.body(),
                Optional.of(new Choice(yes, () -> then.accept(field.getText()))), question.out(), question.grave()),
                Optional.of(field), () -> {});
    }

    private Region showAs(Prompt prompt, Optional<Node> field, Runnable onOut) {
        Label title = new Label(prompt.title());
        title.getStyleClass().add("sheet-title");
        title.setWrapText(true);
        Label body = new Label(prompt.body());
        body.setWrapText(true);
        body.getStyleClass().add("sheet-body");
        body.setMinHeight(Region.USE_PREF_SIZE);
        HBox buttons = new HBox(10);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox sheet = new VBox(title, body, buttons);
        sheet.getStyleClass().addAll("sheet", "prompt");
        sheet.setPrefWidth(WIDTH);
        sheet.setAccessibleText(prompt.title() + ". " + prompt.body());
        Button out = Buttons.button(prompt.out());
        out.getStyleClass().add("quiet");
        out.setCancelButton(true);
        out.setOnAction(_ -> {
            overlay.close(sheet);
            onOut.run();
        });
        buttons.getChildren().add(out);
        prompt.choice().ifPresent(choice -> {
            Button go = Buttons.button(choice.label());
            go.getStyleClass().add(prompt.grave() ? "danger" : "primary");
            go.setOnAction(_ -> {
                overlay.close(sheet);
                choice.run().run();
            });
            // Enter takes the answer that harms nothing.
            go.setDefaultButton(!prompt.grave());
            buttons.getChildren().add(go);
        });
        field.ifPresent(one -> sheet.getChildren().add(2, one));
        overlay.show(sheet, onOut);
        return sheet;
    }
}
