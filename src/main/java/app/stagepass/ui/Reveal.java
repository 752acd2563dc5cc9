package app.stagepass.ui;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Scrolls a pane so far that whatever in it gets the keyboard is seen, however it got it. */
public final class Reveal {

    private static final double MARGIN = 34;

    private Reveal() {}

    public static void whatIsFocused(ScrollPane scroll) {
        scroll.sceneProperty().flatMap(scene -> scene.focusOwnerProperty()).subscribe(owner -> {
            if (owner != null && isInside(owner, scroll.getContent())) {
                show(scroll, owner);
            }
        });
    }

    private static void show(ScrollPane scroll, Node node) {
        Node content = scroll.getContent();
        Bounds bounds = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double seen = scroll.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - seen;
        if (hidden <= 0) {
            return;
        }
        double from = scroll.getVvalue() * hidden;
        if (bounds.getMinY() < from) {
            scroll.setVvalue(Math.clamp((bounds.getMinY() - MARGIN) / hidden, 0, 1));
        } else if (bounds.getMaxY() > from + seen) {
            scroll.setVvalue(Math.clamp((bounds.getMaxY() + MARGIN - seen) / hidden, 0, 1));
        }
    }

    private static boolean isInside(Node node, Node ancestor) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }
}
