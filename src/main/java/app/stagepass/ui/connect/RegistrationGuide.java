package app.stagepass.ui.connect;

import app.stagepass.handover.Clipboard;
import app.stagepass.oauth.Browser;
import app.stagepass.ui.Work;
import app.stagepass.words.Messages;
import java.net.URI;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What to press in Twitch's developer console, in its order (Twitch page "Registering your app"). */
final class RegistrationGuide extends VBox {

    private static final URI CONSOLE = URI.create("https://dev.twitch.tv/console/apps");

    private final Messages messages;
    private int number;

    RegistrationGuide(RegistrationModel model, Messages messages, Browser browser, Clipboard clipboard, Work work,
            AddressTest test) {
        this.messages = messages;
        getStyleClass().addAll("panel", "guide");
        Label said = Pieces.text("", "field-help");
        Pieces.present(said, false);
        Button open = Pieces.button(messages.text("registration.guide.open"), Feather.EXTERNAL_LINK, "quiet",
                () -> work.start(() -> {
                    browser.open(CONSOLE);
                    return true;
                }, _ -> say(said, ""), _ -> say(said, messages.text("registration.guide.open.failed"))));
        open.setId("open-console");
        getChildren().addAll(Pieces.label(messages.text("registration.guide.title"), "section-title"),
                step("registration.guide.two-factor", open, said), step("registration.guide.name"),
                step("registration.guide.redirect", address(model, clipboard, work), test),
                step("registration.guide.category"), step("registration.guide.save"),
                step("registration.guide.secret"));
    }

    private HBox step(String key, Node... below) {
        number++;
        Label circle = Pieces.label(String.valueOf(number), "step-number");
        circle.setAccessibleText("");
        VBox words = Pieces.column(7, Pieces.text(messages.text(key)));
        words.getChildren().addAll(below);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox step = new HBox(10, circle, words);
        step.setAccessibleText(number + ". " + messages.text(key));
        return step;
    }

    private Node address(RegistrationModel model, Clipboard clipboard, Work work) {
        TextField address = new TextField();
        address.setEditable(false);
        address.textProperty().bind(model.redirectUriProperty().map(PastedText::bare));
        address.getStyleClass().addAll("mono", "exact");
        address.setAccessibleText(messages.text("registration.redirect-uri"));
        HBox.setHgrow(address, Priority.ALWAYS);
        Label said = Pieces.text("", "field-help");
        Pieces.present(said, false);
        Button copy = Pieces.button("", Feather.COPY, "quiet", () -> work.start(() -> {
            clipboard.put(address.getText());
            return true;
        }, _ -> say(said, messages.text("registration.guide.copied")),
                _ -> say(said, messages.text("registration.guide.copy-failed"))));
        copy.getStyleClass().add("icon-only");
        copy.setAccessibleText(messages.text("registration.guide.copy-redirect"));
        copy.setTooltip(new javafx.scene.control.Tooltip(messages.text("registration.guide.copy-redirect")));
        copy.setId("copy-redirect");
        return Pieces.column(4, Pieces.row(address, copy), said);
    }

    private static void say(Label label, String words) {
        label.setText(words);
        Pieces.present(label, !words.isEmpty());
    }
}
