package app.stagepass.ui;

import app.stagepass.token.Role;
import app.stagepass.words.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows what an account is there for and lets the person choose it. */
final class RoleMenu {

    private final MenuButton button = Buttons.menuButton();
    private final Words words;
    private final Consumer<Optional<Role>> chosen;

    /** @param chosen told of a role that the person chose, never of one that is only shown */
    RoleMenu(Words words, Consumer<Optional<Role>> chosen) {
        this.words = words;
        this.chosen = chosen;
        button.setId("role");
        button.getStyleClass().addAll("quiet", "role-menu");
    }

    MenuButton button() {
        return button;
    }

    void show(Optional<Role> role) {
        String name = role.map(one -> RoleNames.of(words, one)).orElseGet(() -> words.text("details.role.none"));
        button.setText(role.isPresent() ? name : words.text("details.role.add"));
        button.setGraphic(new FontIcon(role.map(RoleBadge::icon).orElse(Feather.TAG)));
        button.setAccessibleText(words.text("details.role.spoken", name));
        ToggleGroup group = new ToggleGroup();
        button.getItems().setAll(item(Optional.empty(), role, group));
        for (Role one : Role.values()) {
            button.getItems().add(item(Optional.of(one), role, group));
        }
    }

    private RadioMenuItem item(Optional<Role> offered, Optional<Role> now, ToggleGroup group) {
        RadioMenuItem item = Buttons.radioItem(offered.map(one -> RoleNames.of(words, one))
                .orElseGet(() -> words.text("details.role.none")));
        item.setToggleGroup(group);
        item.setSelected(offered.equals(now));
        item.setOnAction(_ -> chosen.accept(offered));
        return item;
    }
}
