package app.stagepass.ui.connect;

import app.stagepass.token.Account;
import app.stagepass.token.GrantType;
import app.stagepass.ui.AvatarImages;
import app.stagepass.words.Failure;
import app.stagepass.words.Messages;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Asks what is to become of a token that is not stored: whether its account is the right one, or what to do with the wrong one. */
final class AccountQuestions {

    private final Sheet sheet;
    private final SignInModel model;
    private final Messages messages;
    private final AvatarImages avatars;
    private final boolean sandbox;

    AccountQuestions(Sheet sheet, SignInModel model, Messages messages, AvatarImages avatars, boolean sandbox) {
        this.sheet = sheet;
        this.model = model;
        this.messages = messages;
        this.avatars = avatars;
        this.sandbox = sandbox;
    }

    void confirm(SignInPhase.Confirm asked) {
        sheet.title(messages.text("connect.confirm.title"));
        VBox middle = Pieces.column(14, new AccountFace(messages, avatars, asked.actual()),
                Pieces.text(messages.text(model.way() == GrantType.DEVICE_CODE
                        ? "connect.confirm.body"
                        : "connect.confirm.body-route", "@" + asked.actual().login())));
        tell(asked.problem(), middle);
        sheet.middle(middle);
        Button keep = Pieces.button(messages.text("connect.confirm.keep"), "primary", model::confirm);
        preferred(keep).setId("confirm-account");
        sheet.foot(keep, Pieces.spring(), quiet("connect.confirm.discard", model::discard));
    }

    void other(SignInPhase.OtherAccount asked) {
        sheet.title(messages.text("connect.other.title"));
        VBox got = column("connect.other.got", asked.actual());
        got.getChildren().addAll(Pieces.filler(), quiet("connect.other.keep", model::keepOther));
        VBox wanted = asked.expected().map(account -> column("connect.other.wanted", account))
                .orElseGet(() -> column("connect.other.wanted", Account.of("", asked.login())));
        HBox both = new HBox(12, wanted, got);
        HBox.setHgrow(wanted, Priority.ALWAYS);
        HBox.setHgrow(got, Priority.ALWAYS);
        Button code = quiet("connect.other.by-code", model::againByCode);
        HBox ways = Pieces.row(code);
        if (model.canUseBrowser()) {
            ways.getChildren().addFirst(quiet("connect.other.by-link", model::againByLink));
        }
        VBox middle = Pieces.column(14, both,
                Pieces.text(messages.text(sandbox ? "connect.other.body-sandbox" : "connect.other.body")), ways);
        tell(asked.problem(), middle);
        sheet.middle(middle);
        Button again = Pieces.button(messages.text("connect.other.again", "@" + asked.login()), "primary",
                model::againAsTheRightOne);
        preferred(again).setId("other-again");
        again.setMinWidth(0);
        sheet.foot(again, Pieces.spring(), quiet("connect.other.discard", model::discard));
    }

    private void tell(Optional<Failure> problem, VBox middle) {
        problem.ifPresent(failure -> middle.getChildren().add(Pieces.banner(Feather.ALERT_TRIANGLE, "banner-red",
                Pieces.text(failure.title(), "strong"), Pieces.text(failure.body()))));
    }

    private VBox column(String key, Account account) {
        VBox column = Pieces.column(10, Pieces.label(messages.text(key), "section-title"),
                new AccountFace(messages, avatars, account));
        column.getStyleClass().addAll("panel", "account-column");
        column.setPrefWidth(220);
        return column;
    }

    private Button quiet(String key, Runnable action) {
        Button button = Pieces.button(messages.text(key), "quiet", action);
        button.setId(key.replace('.', '-'));
        return button;
    }

    private static Button preferred(Button button) {
        button.setDefaultButton(true);
        Platform.runLater(button::requestFocus);
        return button;
    }
}
