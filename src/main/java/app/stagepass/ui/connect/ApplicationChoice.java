package app.stagepass.ui.connect;

import app.stagepass.token.ClientRegistration;
import app.stagepass.words.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Which application a token is to come through. */
final class ApplicationChoice extends Sheet {

    ApplicationChoice(Messages messages, List<ClientRegistration> known, Consumer<ClientRegistration> chosen,
            Runnable add, Runnable cancelled) {
        super(messages.text("applications.choose"), 540);
        VBox list = Pieces.column(8);
        for (ClientRegistration one : known) {
            VBox words = Pieces.column(2, Pieces.text(one.name(), "title"),
                    Pieces.text(messages.text("applications.client-id", one.clientId(),
                            messages.text("registration.type." + one.type())), "muted"),
                    Pieces.text(one.redirectUri().value(), "muted"));
            HBox.setHgrow(words, Priority.ALWAYS);
            Button choose = Pieces.button(messages.text("applications.use"), "quiet", () -> chosen.accept(one));
            choose.setId("choose-" + one.id());
            choose.setAccessibleText(messages.text("applications.use") + ": " + one.name());
            HBox card = new HBox(8, words, choose);
            card.getStyleClass().addAll("card", "application-card", "choice-card");
            card.setOnMouseClicked(_ -> choose.fire());
            list.getChildren().add(card);
        }
        middle(list);
        Button another = Pieces.button(messages.text("applications.add"), Feather.PLUS, "quiet", add);
        another.setId("add-application");
        foot(another, Pieces.spring(), Pieces.button(messages.text("connect.cancel"), "quiet", cancelled));
    }
}
