package app.stagepass.ui.connect;

import app.stagepass.token.Account;
import app.stagepass.ui.Avatar;
import app.stagepass.ui.AvatarImages;
import app.stagepass.words.Messages;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** An account to be recognised at a glance: picture or initials, name, login. */
final class AccountFace extends HBox {

    private static final double SIZE = 44;

    AccountFace(Messages messages, AvatarImages images, Account account) {
        super(12);
        getStyleClass().add("account-face");
        Avatar avatar = new Avatar(images, SIZE);
        avatar.show(account);
        String name = account.isApplication() ? messages.text("connect.own-token") : "@" + account.login();
        VBox names = Pieces.column(1, Pieces.text(account.displayName(), "title"), Pieces.text(name, "muted"));
        HBox.setHgrow(names, Priority.ALWAYS);
        getChildren().addAll(avatar, names);
        setAccessibleText(account.displayName() + ", " + name);
    }
}
