package app.stagepass.ui.connect;

import app.stagepass.ui.Buttons;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small parts that the sheets are put together from. */
final class Pieces {

    private Pieces() {}

    static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A text that breaks into lines and is never cut off. */
    static Label text(String text, String... styles) {
        Label label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Button button(String text, String style, Runnable action) {
        Button button = Buttons.button(text);
        button.getStyleClass().add(style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    static Button button(String text, Ikon icon, String style, Runnable action) {
        Button button = button(text, style, action);
        button.setGraphic(new FontIcon(icon));
        return button;
    }

    static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("row");
        return row;
    }

    static VBox column(double spacing, Node... nodes) {
        VBox column = new VBox(spacing, nodes);
        column.setFillWidth(true);
        return column;
    }

    static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** Pushes what follows to the bottom of a column. */
    static Region filler() {
        Region filler = new Region();
        VBox.setVgrow(filler, Priority.ALWAYS);
        return filler;
    }

    /** Shown and given room, or neither. */
    static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    /** A coloured box with an icon; read out as one text. */
    static HBox banner(Ikon icon, String colour, Node... content) {
        FontIcon mark = new FontIcon(icon);
        mark.getStyleClass().add("banner-icon");
        VBox words = column(4, content);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox banner = new HBox(mark, words);
        banner.getStyleClass().addAll("banner", colour);
        banner.setAccessibleRole(AccessibleRole.TEXT);
        return banner;
    }
}
