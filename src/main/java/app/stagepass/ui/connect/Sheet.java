package app.stagepass.ui.connect;

import app.stagepass.ui.Reveal;
import app.stagepass.ui.TallScroll;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A modal box: heading, a middle that scrolls where the window is too small for it, and a row of buttons. */
class Sheet extends VBox {

    private final Label heading;
    private final VBox head;
    private final HBox foot = new HBox();
    private Optional<Node> start = Optional.empty();

    /** @param width in pixels, where the window has them */
    Sheet(String title, double width) {
        getStyleClass().addAll("sheet", "connect-sheet");
        heading = Pieces.text(title, "sheet-title");
        head = Pieces.column(4, heading);
        head.getStyleClass().add("sheet-head");
        foot.getStyleClass().addAll("row", "sheet-foot");
        setPrefWidth(width);
        setMinSize(0, 0);
        setAccessibleText(title);
    }

    final void title(String title) {
        heading.setText(title);
        setAccessibleText(title);
    }

    final void subtitle(Node... nodes) {
        head.getChildren().setAll(heading);
        head.getChildren().addAll(nodes);
    }

    /** What gets the keyboard when the sheet appears, where that is not its first control. */
    final void startAt(Node node) {
        start = Optional.of(node);
    }

    final void focusStart() {
        start.ifPresent(Node::requestFocus);
    }

    /** A middle that scrolls as a whole. */
    final void middle(Region content) {
        Region scroll = scrolling(content);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll, foot);
    }

    /** A part that scrolls where there is too little room for it. */
    static Region scrolling(Region content) {
        ScrollPane scroll = new TallScroll(content);
        scroll.getStyleClass().add("sheet-scroll");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(0);
        Reveal.whatIsFocused(scroll);
        return scroll;
    }

    /** A middle that looks after its own scrolling. */
    final void middleAsItIs(Region content) {
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(head, content, foot);
    }

    final void foot(Node... nodes) {
        foot.getChildren().setAll(nodes);
        Pieces.present(foot, nodes.length > 0);
    }
}
