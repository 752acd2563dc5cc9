package app.stagepass.ui;

import app.stagepass.words.Words;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bottom: the keyring, where Twitch sends the browser back to, and a promise. */
final class StatusBar extends HBox {

    private final Words words;
    private final KeyringModel keyring;
    private final Region dot = new Region();
    private final Label store = new Label();
    private final Label callback = new Label();

    StatusBar(Words words, KeyringModel keyring, DashboardModel dashboard) {
        this.words = words;
        this.keyring = keyring;
        getStyleClass().addAll("toolbar", "status-bar");
        dot.getStyleClass().add("mark");
        store.setGraphic(dot);
        store.setMinWidth(USE_PREF_SIZE);
        callback.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label promise = new Label(words.text("dashboard.status.never-shown"), new FontIcon(Feather.EYE_OFF));
        promise.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(store, callback, space, promise);
        keyring.stateProperty().addListener((_, _, _) -> drawKeyring());
        drawKeyring();
        dashboard.callbacksProperty().subscribe(this::drawCallback);
    }

    private void drawKeyring() {
        String tone = switch (keyring.state()) {
            case KeyringModel.State.Open _ -> "green";
            case KeyringModel.State.Asking _,KeyringModel.State.Unlocking _,KeyringModel.State.SessionOnly _ -> "amber";
            case KeyringModel.State.Trouble _ -> "red";
        };
        String key = switch (keyring.state()) {
            case KeyringModel.State.Asking _ -> "keyring-asking";
            case KeyringModel.State.Open _ -> "keyring-open";
            case KeyringModel.State.SessionOnly _ -> "session-only";
            case KeyringModel.State.Unlocking _ -> "keyring-unlocking";
            case KeyringModel.State.Trouble trouble -> trouble.locked() ? "keyring-locked" : "keyring-trouble";
        };
        StyleFamily.choose(store.getStyleClass(), "state-", tone);
        store.setText(words.text("dashboard.status." + key, keyring.name()));
    }

    private void drawCallback(List<String> addresses) {
        callback.setText(switch (addresses.size()) {
            case 0 -> "";
            case 1 -> words.text("dashboard.status.callback", addresses.getFirst());
            default -> words.text("dashboard.status.callbacks", addresses.size());
        });
    }
}
