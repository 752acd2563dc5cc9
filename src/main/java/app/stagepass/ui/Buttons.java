package app.stagepass.ui;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleButton;
import javafx.stage.PopupWindow.AnchorLocation;

/**
 * Makes everything that is pressed. JavaFX takes an underscore in such a text for the mark of an access key and does not draw it;
 * logins are full of underscores, so here a text is what it says.
 */
public final class Buttons {

    private Buttons() {}

    public static Button button(String text) {
        return plain(new Button(text));
    }

    public static Button button(String text, Node graphic) {
        return plain(new Button(text, graphic));
    }

    public static ToggleButton toggle(String text) {
        return plain(new ToggleButton(text));
    }

    static RadioButton radio(String text) {
        return plain(new RadioButton(text));
    }

    public static CheckBox checkBox() {
        return plain(new CheckBox());
    }

    static MenuButton menuButton() {
        return plain(new MenuButton());
    }

    /** Whose menu hangs below its right end: at the right of a window it would stick out otherwise. */
    static MenuButton menuButtonAtTheRight() {
        MenuButton button = menuButton();
        button.addEventHandler(MenuButton.ON_SHOWING, _ -> {
            ContextMenu menu = button.getItems().getFirst().getParentPopup();
            if (menu != null) {
                menu.setOnShowing(_ -> {
                    menu.setAnchorLocation(AnchorLocation.CONTENT_TOP_RIGHT);
                    menu.setAnchorX(button.localToScreen(button.getBoundsInLocal()).getMaxX());
                });
            }
        });
        return button;
    }

    static SplitMenuButton splitMenuButton() {
        return plain(new SplitMenuButton());
    }

    static Menu menu(String text) {
        return plain(new Menu(text));
    }

    static MenuItem item(String text, Runnable action) {
        MenuItem item = plain(new MenuItem(text));
        item.setOnAction(_ -> action.run());
        return item;
    }

    static RadioMenuItem radioItem(String text) {
        return plain(new RadioMenuItem(text));
    }

    static CheckMenuItem checkItem(String text) {
        return plain(new CheckMenuItem(text));
    }

    private static <L extends Labeled> L plain(L control) {
        control.setMnemonicParsing(false);
        return control;
    }

    private static <I extends MenuItem> I plain(I item) {
        item.setMnemonicParsing(false);
        return item;
    }
}
