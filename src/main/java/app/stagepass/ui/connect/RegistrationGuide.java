package app.stagepass.ui.connect;

import app.stagepass.ui.Tip;
import java.util.List;
import app.stagepass.words.Messages;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * What to press in Twitch's developer console, in its order (Twitch page "Registering your app"); in the sandbox, which has no console,
 * the applications that it knows.
 */
final class RegistrationGuide extends VBox {

    private final RegistrationModel model;
    private final ConnectParts parts;
    private final Messages messages;
    private int number;

    RegistrationGuide(RegistrationModel model, ConnectParts parts, AddressTest test) {
        this.model = model;
        this.parts = parts;
        this.messages = parts.messages();
        getStyleClass().addAll("panel", "guide");
        boolean sandbox = parts.place().sandbox();
        getChildren().add(Pieces.label(messages.text(sandbox
                ? "registration.guide.sandbox.title"
                : "registration.guide.title"), "section-title"));
        getChildren().addAll(sandbox
                ? List.of(step("registration.guide.sandbox.ready", ready()),
                        step("registration.guide.sandbox.redirect", address(), test),
                        step("registration.guide.sandbox.control", console("registration.guide.sandbox.open")))
                : List.of(step("registration.guide.two-factor", console("registration.guide.open")),
                        step("registration.guide.name"), step("registration.guide.redirect", address(), test),
                        step("registration.guide.category"), step("registration.guide.save"),
                        step("registration.guide.secret")));
    }

    private Node console(String key) {
        Label said = Pieces.text("", "field-help");
        Pieces.present(said, false);
        Button open = Pieces.button(messages.text(key), Feather.EXTERNAL_LINK, "quiet",
                () -> parts.work().start(() -> {
                    parts.browser().open(parts.place().console());
                    return true;
                }, _ -> say(said, ""), _ -> say(said, messages.text(key + ".failed"))));
        open.setId("open-console");
        return Pieces.column(4, open, said);
    }

    private Node ready() {
        VBox buttons = Pieces.column(6);
        for (ReadyApplication one : parts.place().ready()) {
            Button take = Pieces.button(messages.text("registration.guide.sandbox.ready.one", one.name(),
                    messages.text("registration.type." + one.type())), "quiet", () -> model.take(one));
            take.setId("ready-" + one.clientId());
            buttons.getChildren().addAll(take, Pieces.text(one.clientId().value(), "mono", "muted", "exact"));
        }
        return buttons;
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

    private Node address() {
        TextField address = new TextField();
        address.setEditable(false);
        address.textProperty().bind(model.redirectUriProperty().map(PastedText::bare));
        address.getStyleClass().addAll("mono", "exact");
        address.setAccessibleText(messages.text("registration.redirect-uri"));
        HBox.setHgrow(address, Priority.ALWAYS);
        Label said = Pieces.text("", "field-help");
        Pieces.present(said, false);
        Button copy = Pieces.button("", Feather.COPY, "quiet", () -> parts.work().start(() -> {
            parts.clipboard().put(address.getText());
            return true;
        }, _ -> say(said, messages.text("registration.guide.copied")),
                _ -> say(said, messages.text("registration.guide.copy-failed"))));
        copy.getStyleClass().add("icon-only");
        copy.setAccessibleText(messages.text("registration.guide.copy-redirect"));
        Tip.on(copy, messages.text("registration.guide.copy-redirect"));
        copy.setId("copy-redirect");
        return Pieces.column(4, Pieces.row(address, copy), said);
    }

    private static void say(Label label, String words) {
        label.setText(words);
        Pieces.present(label, !words.isEmpty());
    }
}
