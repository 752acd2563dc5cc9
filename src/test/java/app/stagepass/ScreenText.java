package app.stagepass;

import app.stagepass.ui.Tip;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Every text that open windows hold, whether it is drawn, waits in a tooltip or a menu, is read out by a screen reader, or only
 * hangs on a node. For JavaFX's thread.
 */
public final class ScreenText {

    private final List<Piece> found = new ArrayList<>();

    private ScreenText() {}

    /** The ways by which a text leaves the program through its windows. */
    public enum Channel {
        TITLE, DRAWN, TYPED, PROMPT, TOOLTIP, MENU, READ_OUT, ATTACHED
    }

    /** One text and the way that it takes. */
    public record Piece(Channel channel, String text) {}

    /** Of all windows that are open, popups too. */
    public static List<Piece> ofAllWindows() {
        ScreenText search = new ScreenText();
        for (Window window : Window.getWindows()) {
            if (window instanceof Stage stage) {
                search.add(Channel.TITLE, stage.getTitle());
            }
            search.attachments(window.hasProperties() ? window.getProperties() : Map.of());
            if (window.getScene() != null) {
                search.visit(window.getScene().getRoot());
            }
        }
        return search.found;
    }

    private void visit(Node node) {
        add(Channel.READ_OUT, node.getAccessibleText());
        add(Channel.READ_OUT, node.getAccessibleHelp());
        add(Channel.READ_OUT, node.getAccessibleRoleDescription());
        add(Channel.ATTACHED, node.getId());
        if (node.getUserData() != null) {
            add(Channel.ATTACHED, node.getUserData().toString());
        }
        attachments(node.hasProperties() ? node.getProperties() : Map.of());
        switch (node) {
            case Text text -> add(Channel.DRAWN, text.getText());
            case Labeled labeled -> add(Channel.DRAWN, labeled.getText());
            case PasswordField password -> add(Channel.PROMPT, password.getPromptText()); // bullets are drawn
            case TextInputControl input -> {
                add(Channel.TYPED, input.getText());
                add(Channel.PROMPT, input.getPromptText());
            }
            case ImageView picture when picture.getImage() != null ->
                add(Channel.ATTACHED, picture.getImage().getUrl());
            default -> {}
        }
        if (node instanceof Control control) {
            tooltip(control.getTooltip());
            ContextMenu menu = control.getContextMenu();
            if (menu != null) {
                menu.getItems().forEach(this::menu);
            }
        }
        if (node instanceof MenuButton button) {
            button.getItems().forEach(this::menu);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::visit);
        }
    }

    private void menu(MenuItem item) {
        add(Channel.MENU, item.getText());
        add(Channel.ATTACHED, item.getId());
        if (item instanceof Menu menu) {
            menu.getItems().forEach(this::menu);
        }
    }

    /** Where a tooltip hangs that was installed on a node that is no control. */
    private void attachments(Map<Object, Object> properties) {
        properties.values().forEach(value -> {
            if (value instanceof Tooltip hanging) {
                tooltip(hanging);
            } else if (value instanceof Tip tip) {
                add(Channel.TOOLTIP, tip.text());
            } else if (value != null) {
                add(Channel.ATTACHED, value.toString());
            }
        });
    }

    private void tooltip(@Nullable Tooltip tooltip) {
        if (tooltip != null) {
            add(Channel.TOOLTIP, tooltip.getText());
            if (tooltip.getGraphic() != null) {
                visit(tooltip.getGraphic());
            }
        }
    }

    private void add(Channel channel, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            found.add(new Piece(channel, text));
        }
    }
}
