package app.stagepass.ui.connect;

import app.stagepass.ui.Turning;
import app.stagepass.token.GrantType;
import app.stagepass.ui.connect.SignInPhase.Step;
import app.stagepass.words.Messages;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Our own steps of a sign-in: done, under way, to come. */
final class StepList extends VBox {

    StepList(Messages messages, GrantType way, Step now) {
        super(10);
        for (Step step : Step.values()) {
            if (isTaken(step, way) && (step == Step.DISCARDING) == (now == Step.DISCARDING)) {
                getChildren().add(line(messages.text("connect.step." + step), step.compareTo(now)));
            }
        }
        setAccessibleText(messages.text("connect.step." + now));
    }

    /** No way takes them all, and none that was not taken may look done. */
    private static boolean isTaken(Step step, GrantType way) {
        return switch (way) {
            case AUTHORIZATION_CODE -> true;
            case IMPLICIT -> step != Step.EXCHANGING;
            case DEVICE_CODE -> step != Step.EXCHANGING && step != Step.OPENING_BROWSER;
            case CLIENT_CREDENTIALS -> step != Step.OPENING_BROWSER;
        };
    }

    /** @param order below 0 for what is done, 0 for what is under way, above for what is to come */
    private static Node line(String words, int order) {
        StackPane mark = new StackPane();
        mark.getStyleClass().add("step-mark");
        if (order < 0) {
            mark.getChildren().add(new FontIcon(Feather.CHECK));
            mark.getStyleClass().add("step-done");
        } else if (order == 0) {
            mark.getChildren().add(Turning.circle());
        } else {
            mark.getStyleClass().add("step-to-come");
        }
        Label label = Pieces.label(words, order == 0 ? "strong" : "muted");
        HBox line = new HBox(12, mark, label);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return line;
    }
}
