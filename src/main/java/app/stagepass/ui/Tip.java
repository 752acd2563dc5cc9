package app.stagepass.ui;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * Words that come while the mouse rests on something. A {@link Tooltip} is a window with a scene, and a dashboard would have a hundred
 * of them; here one is made when the mouse comes to its place for the first time. For JavaFX's thread.
 */
public final class Tip {

    private final ObservableValue<String> text;

    private Tip(ObservableValue<String> text) {
        this.text = text;
    }

    public static void on(Node node, String text) {
        on(node, new ReadOnlyStringWrapper(text).getReadOnlyProperty());
    }

    /** @param text what it says, also while it is shown */
    public static void on(Node node, ObservableValue<String> text) {
        Tip tip = new Tip(text);
        node.getProperties().put(Tip.class, tip); // whoever looks for what a window may show finds this too
        node.addEventFilter(MouseEvent.MOUSE_ENTERED, new EventHandler<>() {

            @Override
            public void handle(MouseEvent first) {
                node.removeEventFilter(MouseEvent.MOUSE_ENTERED, this);
                Tooltip tooltip = new Tooltip();
                tooltip.textProperty().bind(text);
                Tooltip.install(node, tooltip);
            }
        });
    }

    /** What it would say now. */
    public String text() {
        return text.getValue();
    }
}
