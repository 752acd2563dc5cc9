package app.stagepass.ui.connect;

import app.stagepass.token.ClientRegistration;
import app.stagepass.token.Scope;
import app.stagepass.words.Messages;
import java.util.SortedSet;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The last step before the browser: what the token may do, and through which application. */
final class ScopesSheet extends Sheet {

    ScopesSheet(Messages messages, String title, ScopesModel model, WaysModel ways, ClientRegistration application,
            Runnable changeApplication, Consumer<SortedSet<Scope>> goOn, Runnable cancelled) {
        super(title, 720);
        Label name = Pieces.label(application.name(), "strong");
        Button change = Pieces.button(messages.text("scopes.application.change"), "quiet", changeApplication);
        change.setId("change-application");
        change.setAccessibleText(messages.text("scopes.application.change") + ": " + application.name());
        HBox row = Pieces.row(Pieces.label(messages.text("scopes.application"), "muted"), name, change);
        subtitle(row);
        Button next = Pieces.button("", "primary",
                () -> goOn.accept(model.selectedProperty().get()));
        next.setDefaultButton(true);
        next.setId("sign-in");
        Button cancel = Pieces.button(messages.text("connect.cancel"), "quiet", cancelled);
        ScopePicker picker = new ScopePicker(model, messages, next::fire);
        startAt(picker.search());
        ChosenScopes chosen = new ChosenScopes(model, messages);
        ways.grantProperty().subscribe(way -> {
            next.setText(messages.text("scopes.go-on." + way));
            picker.setDisable(!way.actsForAccount());
            Pieces.present(chosen, way.actsForAccount());
        });
        middleAsItIs(new GivesWay(picker, scrolling(Pieces.column(12, chosen, new Ways(ways, messages)))));
        foot(next, Pieces.spring(), cancel);
    }
}
