package app.stagepass.ui;

import app.stagepass.settings.Settings;
import app.stagepass.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/** The menu's entries for locking the encrypted file, now or by itself; there only where such a file is in use. */
final class LockMenu {

    private static final List<Duration> OFFERED = List.of(Duration.ofMinutes(15), Duration.ofHours(1),
            Duration.ofHours(8));

    private final KeyringModel keyring;

    LockMenu(KeyringModel keyring) {
        this.keyring = keyring;
    }

    Menu of(Words words, ObjectProperty<Settings> settings) {
        Menu menu = Buttons.menu(words.text("store.file"));
        MenuItem now = Buttons.item(words.text("settings.lock-now"), keyring::lock);
        ToggleGroup group = new ToggleGroup();
        List<MenuItem> items = new ArrayList<>(List.of(now, new SeparatorMenuItem()));
        items.add(choice(words.text("settings.lock-never"), Optional.empty(), group, settings));
        for (Duration idle : OFFERED) {
            items.add(choice(words.text("settings.lock-after", idle.toMinutes()), Optional.of(idle), group,
                    settings));
        }
        menu.getItems().setAll(items);
        keyring.stateProperty().subscribe(state -> {
            menu.setVisible(keyring.isInFile());
            now.setDisable(!(state instanceof KeyringModel.State.Open));
        });
        return menu;
    }

    private static RadioMenuItem choice(String text, Optional<Duration> idle, ToggleGroup group,
            ObjectProperty<Settings> settings) {
        RadioMenuItem item = Buttons.radioItem(text);
        item.setToggleGroup(group);
        item.setSelected(settings.get().lockAfter().equals(idle));
        item.setOnAction(_ -> settings.set(settings.get().withLockAfter(idle)));
        return item;
    }
}
