package app.stagepass.ui.connect;

import app.stagepass.token.ClientRegistration;
import app.stagepass.words.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Which application a token is to come through. */
final class ApplicationChoice extends Sheet {

    ApplicationChoice(Messages messages, List<ClientRegistration> known, Consumer<ClientRegistration> chosen,
            Runnable add, Runnable cancelled) {
        super(messages.text("applications.choose"), 540);
        VBox list = Pieces.column(8);
        for (ClientRegistration one : known) {
            Button card = new Button();
            card.getStyleClass().addAll("card", "choice-card");
            card.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            card.setGraphic(Pieces.column(2, Pieces.text(one.name(), "title"),
                    Pieces.text(messages.text("applications.client-id", one.clientId()), "muted"),
                    Pieces.text(one.redirectUri().value(), "muted")));
            card.setMaxWidth(Double.MAX_VALUE);
            card.setAccessibleText(one.name() + ", " + one.redirectUri());
            card.setId("choose-" + one.id());
            card.setOnAction(_ -> chosen.accept(one));
            list.getChildren().add(card);
        }
        middle(list);
        Button another = Pieces.button(messages.text("applications.add"), Feather.PLUS, "quiet", add);
        another.setId("add-application");
        foot(another, Pieces.spring(), Pieces.button(messages.text("connect.cancel"), "quiet", cancelled));
    }
}
