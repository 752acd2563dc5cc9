package app.stagepass.ui;

import app.stagepass.settings.Settings;
import app.stagepass.words.Words;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The top: mark, name, how the tokens are as a whole, search, add, menu. */
final class HeaderBar extends HBox {

    private final TextField search = new TextField();

    /**
     * Where the menu's entries lead.
     *
     * @param updates whether there is a page that tells of new versions
     */
    record MenuActions(Runnable applications, Runnable imports, LockMenu lock, LoginItem login, boolean updates,
            Runnable network,
            Runnable callback,
            Runnable pack,
            Runnable unpack,
            Runnable about, Runnable quit) {}

    HeaderBar(Words words, DashboardModel dashboard, ObjectProperty<Settings> settings, Runnable add,
            MenuActions menu) {
        getStyleClass().addAll("toolbar", "header");
        Label name = new Label(words.text("app.name"));
        name.getStyleClass().add("product-name");
        Pill summary = new Pill();
        dashboard.summaryProperty().addListener((_, _, now) -> draw(summary, now));
        draw(summary, dashboard.summaryProperty().get());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button plus = Buttons.button(words.text("dashboard.add"), new FontIcon(Feather.PLUS));
        plus.getStyleClass().add("primary");
        plus.setMinWidth(USE_PREF_SIZE);
        plus.setOnAction(_ -> add.run());
        getChildren().addAll(mark(), name, summary, space, searchBox(words, dashboard), plus,
                menuButton(words, settings, menu));
    }

    private static StackPane mark() {
        Region card = new Region();
        card.getStyleClass().add("mark-card");
        Region slot = new Region();
        slot.getStyleClass().add("mark-slot");
        Region line = new Region();
        line.getStyleClass().add("mark-line");
        StackPane mark = new StackPane(card, slot, line);
        mark.getStyleClass().add("product-mark");
        mark.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return mark;
    }

    private static void draw(Pill pill, DashboardModel.Summary summary) {
        pill.setVisible(!summary.text().isEmpty());
        pill.setManaged(!summary.text().isEmpty());
        pill.show(summary.light(), summary.text());
    }

    private StackPane searchBox(Words words, DashboardModel dashboard) {
        search.setPromptText(words.text("dashboard.search"));
        search.setAccessibleText(words.text("dashboard.search.name"));
        search.getStyleClass().add("search");
        search.textProperty().bindBidirectional(dashboard.searchProperty());
        FontIcon glass = new FontIcon(Feather.SEARCH);
        glass.getStyleClass().add("search-icon");
        glass.setMouseTransparent(true);
        StackPane box = new StackPane(search, glass);
        StackPane.setAlignment(glass, javafx.geometry.Pos.CENTER_LEFT);
        StackPane.setMargin(glass, new javafx.geometry.Insets(0, 0, 0, 11));
        box.getStyleClass().add("search-box");
        HBox.setHgrow(box, Priority.SOMETIMES);
        return box;
    }

    private static MenuButton menuButton(Words words, ObjectProperty<Settings> settings, MenuActions actions) {
        MenuButton button = Buttons.menuButtonAtTheRight();
        button.setGraphic(new FontIcon(Feather.MENU));
        button.setAccessibleText(words.text("dashboard.menu"));
        Tip.on(button, words.text("dashboard.menu"));
        button.getStyleClass().addAll("quiet", "icon-only", "no-arrow");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnShowing(_ -> {
            actions.lock().look();
            actions.login().look();
        });
        Menu theme = Buttons.menu(words.text("settings.theme"));
        ToggleGroup group = new ToggleGroup();
        List.of(Settings.Theme.values()).forEach(one -> {
            RadioMenuItem item = Buttons.radioItem(words.text(switch (one) {
                case SYSTEM -> "settings.theme.system";
                case DARK -> "settings.theme.dark";
                case LIGHT -> "settings.theme.light";
            }));
            item.setToggleGroup(group);
            settings.subscribe(now -> item.setSelected(now.theme() == one));
            item.setOnAction(_ -> settings.set(settings.get().withTheme(one)));
            theme.getItems().add(item);
        });
        CheckMenuItem avatars = Buttons.checkItem(words.text("settings.avatars"));
        settings.subscribe(now -> avatars.setSelected(now.avatars()));
        avatars.setOnAction(_ -> settings.set(settings.get().withAvatars(avatars.isSelected())));
        CheckMenuItem updates = Buttons.checkItem(words.text("settings.updates"));
        updates.setVisible(actions.updates());
        settings.subscribe(now -> updates.setSelected(now.updateCheck()));
        updates.setOnAction(_ -> settings.set(settings.get().withUpdateCheck(updates.isSelected())));
        button.getItems().addAll(item(words, "settings.applications", actions.applications()),
                item(words, "settings.import", actions.imports()),
                new SeparatorMenuItem(), actions.lock().menu(), theme, avatars, actions.login().item(), updates,
                item(words, "settings.network", actions.network()),
                item(words, "settings.callback", actions.callback()), move(words, actions), new SeparatorMenuItem(),
                item(words, "settings.about", actions.about()), item(words, "settings.quit", actions.quit()));
        return button;
    }

    private static Menu move(Words words, MenuActions actions) {
        Menu move = Buttons.menu(words.text("settings.move"));
        move.getItems().addAll(item(words, "settings.move.pack", actions.pack()),
                item(words, "settings.move.unpack", actions.unpack()));
        return move;
    }

    private static MenuItem item(Words words, String key, Runnable action) {
        return Buttons.item(words.text(key), action);
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /** Whether Escape in the search was used up by clearing it. */
    boolean clearSearch() {
        boolean had = search.isFocused() && !search.getText().isEmpty();
        if (had) {
            search.clear();
        }
        return had;
    }
}
