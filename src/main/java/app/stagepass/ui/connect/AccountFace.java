package app.stagepass.ui.connect;

import app.stagepass.token.Account;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** An account to be recognised at a glance: initials in a colour that is always the same for it, name, login. */
final class AccountFace extends HBox {

    private static final int TINTS = 6;

    AccountFace(Account account) {
        super(12);
        getStyleClass().add("account-face");
        Label initials = Pieces.label(initials(account), "initials");
        StackPane round = new StackPane(initials);
        round.getStyleClass().addAll("round", "tint-" + Math.floorMod(account.userId().hashCode(), TINTS));
        VBox names = Pieces.column(1, Pieces.text(account.displayName(), "title"),
                Pieces.text("@" + account.login(), "muted"));
        HBox.setHgrow(names, javafx.scene.layout.Priority.ALWAYS);
        getChildren().addAll(round, names);
        setAccessibleText(account.displayName() + ", @" + account.login());
    }

    private static String initials(Account account) {
        String name = account.displayName().isBlank() ? account.login() : account.displayName();
        return name.substring(0, name.offsetByCodePoints(0, Math.min(2, name.codePointCount(0, name.length()))))
                .toUpperCase(Locale.ROOT);
    }
}
