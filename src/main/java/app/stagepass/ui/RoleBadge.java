package app.stagepass.ui;

import app.stagepass.token.Role;
import app.stagepass.words.Words;
import java.util.Optional;
import javafx.scene.control.Label;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What an account is there for: a word with a picture of its own. Not seen where nothing was said. */
final class RoleBadge extends Label {

    private final Words words;

    RoleBadge(Words words) {
        this.words = words;
        getStyleClass().add("role-badge");
        setMinWidth(USE_PREF_SIZE);
        show(Optional.empty());
    }

    void show(Optional<Role> role) {
        setVisible(role.isPresent());
        setManaged(role.isPresent());
        setText(role.map(one -> RoleNames.of(words, one)).orElse(""));
        setGraphic(role.map(one -> new FontIcon(icon(one))).orElse(null));
    }

    static Ikon icon(Role role) {
        return switch (role) {
            case BROADCASTER -> Feather.RADIO;
            case BOT -> Feather.CPU;
            case MODERATOR -> Feather.SHIELD;
        };
    }
}
