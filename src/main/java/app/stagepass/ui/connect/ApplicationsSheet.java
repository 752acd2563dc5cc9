package app.stagepass.ui.connect;

import app.stagepass.token.ClientRegistration;
import app.stagepass.token.RegistrationId;
import app.stagepass.words.Failure;
import app.stagepass.words.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** All registered applications: look, change, remove, add. */
final class ApplicationsSheet extends Sheet {

    private final Messages messages;
    private final Doing doing;

    /**
     * One application.
     *
     * @param users labels of the credentials that need it
     */
    record Row(ClientRegistration application, List<String> users) {}

    /**
     * What can be done.
     *
     * @param remove called once the person has confirmed
     */
    record Doing(Consumer<ClientRegistration> edit, Consumer<RegistrationId> remove, Runnable add, Runnable leave) {}

    ApplicationsSheet(Messages messages, List<Row> rows, Optional<Failure> problem, Doing doing) {
        super(messages.text("applications.title"), 640);
        this.messages = messages;
        this.doing = doing;
        VBox list = Pieces.column(10);
        problem.ifPresent(why -> list.getChildren().add(Pieces.banner(Feather.ALERT_TRIANGLE, "banner-red",
                Pieces.text(why.title(), "strong"), Pieces.text(why.body()))));
        if (rows.isEmpty()) {
            list.getChildren().add(Pieces.text(messages.text("applications.none"), "muted"));
        }
        rows.forEach(row -> list.getChildren().add(card(row)));
        middle(list);
        Button add = Pieces.button(messages.text("applications.add"), Feather.PLUS, "primary", doing.add());
        add.setId("add-application");
        foot(add, Pieces.spring(), Pieces.button(messages.text("connect.close"), "quiet", doing.leave()));
    }

    private Node card(Row row) {
        ClientRegistration one = row.application();
        VBox card = Pieces.column(10);
        card.getStyleClass().addAll("card", "application-card");
        VBox words = Pieces.column(2, Pieces.text(one.name(), "title"),
                Pieces.text(messages.text("applications.client-id", one.clientId(),
                        messages.text("registration.type." + one.type())), "muted"),
                Pieces.text(one.redirectUri().value(), "muted"),
                Pieces.text(row.users().isEmpty()
                        ? messages.text("applications.unused")
                        : messages.text("applications.used-by", String.join(", ", row.users())), "muted"));
        HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
        Button edit = Pieces.button(messages.text("applications.edit"), Feather.EDIT_2, "quiet",
                () -> doing.edit().accept(one));
        edit.setId("edit-" + one.id());
        edit.setAccessibleText(messages.text("applications.edit") + ": " + one.name());
        HBox line = new HBox(8, words, edit);
        card.getChildren().add(line);
        if (row.users().isEmpty()) {
            Button remove = Pieces.button(messages.text("applications.remove"), Feather.TRASH_2, "quiet", () -> {});
            remove.setId("remove-" + one.id());
            remove.setAccessibleText(messages.text("applications.remove") + ": " + one.name());
            HBox ask = confirmation(one);
            remove.setOnAction(_ -> {
                Pieces.present(ask, true);
                ask.lookup(".quiet").requestFocus();
            });
            line.getChildren().add(remove);
            card.getChildren().add(ask);
        }
        return card;
    }

    private HBox confirmation(ClientRegistration one) {
        HBox ask = Pieces.banner(Feather.ALERT_TRIANGLE, "banner-red",
                Pieces.text(messages.text("applications.remove.ask", one.name())));
        Button yes = Pieces.button(messages.text("applications.remove"), "danger",
                () -> doing.remove().accept(one.id()));
        yes.setId("really-remove-" + one.id());
        Button no = Pieces.button(messages.text("applications.remove.not"), "quiet",
                () -> Pieces.present(ask, false));
        ask.getChildren().addAll(yes, no);
        Pieces.present(ask, false);
        return ask;
    }
}
