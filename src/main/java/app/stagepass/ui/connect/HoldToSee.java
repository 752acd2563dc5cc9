package app.stagepass.ui.connect;

import app.stagepass.words.Messages;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Covers what nobody but the person may read, and shows it only while mouse button, space bar or Enter is held down on it. What is
 * covered is not in the scene at all; it is made anew each time.
 */
final class HoldToSee extends StackPane {

    private final Supplier<Node> secret;
    private final Node cover;
    private boolean open;

    /** @param secret makes what is shown; called on each opening */
    HoldToSee(Messages messages, Supplier<Node> secret) {
        this.secret = secret;
        FontIcon eye = new FontIcon(Feather.EYE_OFF);
        VBox words = Pieces.column(6, eye, Pieces.text(messages.text("connect.device.hold"), "strong"),
                Pieces.text(messages.text("connect.device.hold-why"), "muted"));
        words.getStyleClass().add("hold-cover");
        cover = words;
        cover.setMouseTransparent(true); // what was pressed must still be there to hear the release
        getStyleClass().add("hold-to-see");
        setId("hold-to-see");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(messages.text("connect.device.hold") + ". " + messages.text("connect.device.hold-why"));
        getChildren().setAll(cover);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                requestFocus();
                open();
                event.consume(); // a scroll pane around it would take the keyboard, and so close it
            }
        });
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> close());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> onKey(event, this::open));
        addEventHandler(KeyEvent.KEY_RELEASED, event -> onKey(event, this::close));
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                close();
            }
        });
        sceneProperty().flatMap(scene -> scene.windowProperty()).flatMap(Window::focusedProperty)
                .subscribe(focused -> {
                    if (!Boolean.TRUE.equals(focused)) {
                        close(); // the release may go to another window
                    }
                });
    }

    private static void onKey(KeyEvent event, Runnable action) {
        if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
            action.run();
            event.consume();
        }
    }

    private void open() {
        if (!open) {
            open = true;
            Node shown = secret.get();
            shown.setMouseTransparent(true);
            getChildren().setAll(shown);
        }
    }

    private void close() {
        if (open) {
            open = false;
            getChildren().setAll(cover);
        }
    }
}
