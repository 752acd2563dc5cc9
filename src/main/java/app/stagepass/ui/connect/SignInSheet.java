package app.stagepass.ui.connect;

import app.stagepass.token.ClientField;
import app.stagepass.token.GrantType;
import app.stagepass.token.Scope;
import app.stagepass.ui.AvatarImages;
import app.stagepass.ui.connect.SignInPhase.Step;
import app.stagepass.words.Failure;
import app.stagepass.words.Messages;
import app.stagepass.words.NextStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Tells how a sign-in goes and offers what can be done at each point. The link itself is never on it. */
final class SignInSheet extends Sheet {

    private static final double WIDTH = 600;
    /** What its padding leaves of it. */
    private static final double INSIDE = 548;

    private final SignInModel model;
    private final Messages messages;
    private final AvatarImages avatars;
    private final WaitingViews waiting;
    private final AccountQuestions questions;
    private final Way way;

    /** Where its buttons lead. */
    interface Way {

        /** It is over, well or not. */
        void leave();

        /** To the application's form at the place that a failure points to. */
        void mend(SignInPhase.Failed failed);

        /** To the choice of scopes. */
        void chooseScopes();
    }

    SignInSheet(SignInModel model, Messages messages, AvatarImages avatars, boolean sandbox, Way way) {
        super(messages.text("connect.title"), WIDTH);
        this.model = model;
        this.messages = messages;
        this.avatars = avatars;
        this.way = way;
        this.waiting = new WaitingViews(this, model, messages, sandbox);
        this.questions = new AccountQuestions(this, model, messages, avatars, sandbox);
        model.phaseProperty().subscribe(this::show);
        disableProperty().bind(model.keyring().busyProperty());
    }

    private void show(SignInPhase phase) {
        switch (phase) {
            case SignInPhase.Working working -> working(working.step());
            case SignInPhase.Waiting now -> waiting.browser(now.opened());
            case SignInPhase.WaitingForDevice _ -> waiting.device();
            case SignInPhase.Failed failed -> failed(failed);
            case SignInPhase.Cancelled _ -> way.leave();
            case SignInPhase.Connected connected -> connected(connected);
            case SignInPhase.Confirm asked -> questions.confirm(asked);
            case SignInPhase.OtherAccount asked -> questions.other(asked);
        }
    }

    private void working(Step step) {
        title(messages.text("connect.title"));
        middle(Pieces.column(0, new StepList(messages, model.way(), step)));
        boolean early = step == Step.PREPARING || step == Step.OPENING_BROWSER;
        if (early) {
            Button cancel = quiet("connect.cancel", model::cancel);
            foot(Pieces.spring(), cancel);
            Platform.runLater(cancel::requestFocus);
        } else {
            foot();
        }
    }

    private void failed(SignInPhase.Failed failed) {
        Failure failure = failed.failure();
        title(failure.title());
        middle(Pieces.column(0, failed.chosen()
                ? Pieces.text(failure.body())
                : Pieces.banner(Feather.ALERT_TRIANGLE, "banner-red", Pieces.text(failure.body()))));
        List<Node> buttons = new ArrayList<>();
        boolean mend = failed.refused().or(failed::suspect).isPresent();
        boolean again = failure.next() instanceof NextStep.Retry;
        if (mend && !again) {
            Button button = Pieces.button(mendWords(failed), "primary", () -> way.mend(failed));
            button.setId("next-step");
            buttons.add(preferred(button));
            buttons.add(quiet("connect.try-again", model::again));
            if (failed.refused().isEmpty()) { // nobody came back: a scope that Twitch does not know ends like that too
                buttons.add(quiet("connect.choose-scopes", way::chooseScopes));
            }
        } else {
            step(failure.next()).ifPresent(button -> {
                button.getStyleClass().setAll("button", "primary");
                buttons.add(preferred(button));
            });
            besides(failure.next()).ifPresent(buttons::add);
            if (!again) {
                buttons.add(quiet("connect.try-again", model::again));
            }
            if (mend) {
                buttons.add(quiet("connect.check-redirect-uri", () -> way.mend(failed)));
            } else if (again) {
                buttons.add(quiet("connect.choose-scopes", way::chooseScopes));
            }
        }
        buttons.add(Pieces.spring());
        buttons.add(quiet("connect.close", way::leave));
        foot(buttons.toArray(Node[]::new));
    }

    private String mendWords(SignInPhase.Failed failed) {
        boolean address = failed.refused().or(failed::suspect).filter(ClientField.REDIRECT_URI::equals).isPresent();
        return address && failed.failure().next() instanceof NextStep.EditApplication
                ? messages.text("connect.check-redirect-uri")
                : failed.failure().next().label(messages);
    }

    /** Steps that this sheet takes by itself. */
    private Optional<Button> step(NextStep next) {
        Optional<Runnable> action = switch (next) {
            case NextStep.Retry _,NextStep.SignInAgain _ -> Optional.of(model::again);
            case NextStep.UnlockKeyring _ -> Optional.of(model.keyring()::unlock);
            case NextStep.SessionOnly _ -> Optional.of(model.keyring()::keepForSession);
            case NextStep.None _,NextStep.OpenConnectionsPage _,NextStep.CopyLink _,NextStep.EditApplication _,NextStep.ChoosePort _,NextStep.TakeBack _ ->
                Optional.empty();
        };
        return action.map(run -> {
            Button button = Pieces.button(next.label(messages), "quiet", run);
            button.setId("next-step");
            return button;
        });
    }

    /** Where there is no keyring the person has two ways. */
    private Optional<Button> besides(NextStep next) {
        return next instanceof NextStep.SessionOnly
                ? Optional.of(quiet("failure.next.keep-in-file", model.keyring()::keepInFile))
                : Optional.empty();
    }

    private void connected(SignInPhase.Connected connected) {
        title(messages.text("connect.done.title"));
        VBox middle = Pieces.column(14);
        connected.account().map(one -> new AccountFace(messages, avatars, one)).ifPresent(middle.getChildren()::add);
        String stored = model.way() == GrantType.IMPLICIT ? "connect.done.body-once" : "connect.done.body";
        middle.getChildren().add(Pieces.text(messages.text(connected.notSaved().isEmpty()
                ? stored
                : "connect.done.body-unsaved")));
        if (model.leftATab()) {
            middle.getChildren().add(Pieces.text(messages.text("connect.done.tab"), "muted"));
        }
        if (!connected.notGranted().isEmpty()) {
            FlowPane chips = new FlowPane(6, 6);
            chips.setPrefWrapLength(INSIDE - 80); // what icon and padding leave
            for (Scope scope : connected.notGranted()) {
                chips.getChildren().add(Pieces.label(scope.value(), "chip"));
            }
            middle.getChildren().add(Pieces.banner(Feather.ALERT_TRIANGLE, "banner-amber",
                    Pieces.text(messages.text("connect.not-granted"), "strong"), chips));
        }
        connected.notSaved().ifPresent(why -> middle.getChildren().add(notSaved(why)));
        middle(middle);
        Button done = preferred(Pieces.button(messages.text("connect.done"), "primary", way::leave));
        done.setId("done");
        if (connected.notGranted().isEmpty()) {
            foot(Pieces.spring(), done);
        } else {
            foot(quiet("connect.choose-scopes", way::chooseScopes), Pieces.spring(), done);
        }
    }

    private Node notSaved(Failure why) {
        HBox banner = Pieces.banner(Feather.LOCK, "banner-red", Pieces.text(why.title(), "strong"),
                Pieces.text(why.next() instanceof NextStep.UnlockKeyring
                        ? messages.text("connect.locked-body")
                        : why.body()));
        Optional<Button> help = switch (why.next()) {
            case NextStep.UnlockKeyring _,NextStep.SessionOnly _ -> step(why.next());
            case NextStep.Retry _ -> Optional.of(quiet("connect.try-again", model.keyring()::unlock));
            case NextStep.None _,NextStep.EditApplication _,NextStep.ChoosePort _,NextStep.CopyLink _,NextStep.SignInAgain _,NextStep.OpenConnectionsPage _,NextStep.TakeBack _ ->
                Optional.empty();
        };
        besides(why.next()).ifPresent(banner.getChildren()::add);
        help.ifPresent(banner.getChildren()::add);
        return banner;
    }

    private Button quiet(String key, Runnable action) {
        Button button = Pieces.button(messages.text(key), "quiet", action);
        button.setId(key.replace('.', '-'));
        return button;
    }

    /** The button that Enter presses and that gets the keyboard. */
    private Button preferred(Button button) {
        button.setDefaultButton(true);
        Platform.runLater(button::requestFocus);
        return button;
    }
}
