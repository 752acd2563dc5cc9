package app.stagepass.ui.connect;

import app.stagepass.oauth.Checkup;
import app.stagepass.token.RedirectUri;
import app.stagepass.ui.connect.RegistrationModel.Field;
import app.stagepass.words.Failure;
import app.stagepass.words.Messages;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Tries whether a browser could come back to the typed redirect URI: a button, and below it what came of it. */
final class AddressTest extends VBox {

    private final Messages messages;
    private final Label said = Pieces.text("", "field-help");

    AddressTest(RegistrationModel model, Messages messages, ConnectParts parts) {
        super(4);
        this.messages = messages;
        Pieces.present(said, false);
        said.setId("address-said");
        Button test = Pieces.button(messages.text("registration.guide.test"), "quiet", () -> examine(model, parts));
        test.setId("test-address");
        getChildren().addAll(test, said);
        model.redirectUriProperty().subscribe(_ -> say("", false));
    }

    private void examine(RegistrationModel model, ConnectParts parts) {
        String typed = PastedText.bare(model.redirectUriProperty().get());
        if (RedirectUri.problemOf(typed).isPresent()) {
            model.left(Field.REDIRECT_URI);
            return;
        }
        say(messages.text("registration.guide.testing"), false);
        parts.work().start(() -> parts.doctor().examine(new RedirectUri(typed)), found -> say(words(found), false),
                failure -> {
                    Failure told = parts.failures().ofAny(failure);
                    say(told.title() + ". " + told.body(), true);
                });
    }

    private String words(Checkup found) {
        String kind = found.domain() ? "tested-domain" : found.tls() ? "tested-tls" : "tested";
        return messages.text("registration.guide." + kind, found.port(), String.join(", ", found.addresses()));
    }

    private void say(String words, boolean wrong) {
        said.setText(words);
        getStyleClass().remove("field-error");
        if (wrong) {
            getStyleClass().add("field-error");
        }
        Pieces.present(said, !words.isEmpty());
    }
}
