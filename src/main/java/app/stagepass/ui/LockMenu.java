package app.stagepass.ui;

import app.stagepass.settings.Settings;
import app.stagepass.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/** The menu's entries for the encrypted file: locking it, its passphrase, the way back; there only where it is in use. */
final class LockMenu {

    private static final List<Duration> OFFERED = List.of(Duration.ofMinutes(15), Duration.ofHours(1),
            Duration.ofHours(8));

    private final Words words;
    private final KeyringModel keyring;
    private final FileActions actions;
    private final Menu menu;
    private final MenuItem back = Buttons.item("", () -> {});

    LockMenu(Words words, KeyringModel keyring, FileActions actions, ObjectProperty<Settings> settings) {
        this.words = words;
        this.keyring = keyring;
        this.actions = actions;
        this.menu = Buttons.menu(words.text("store.file"));
        MenuItem now = Buttons.item(words.text("settings.lock-now"), actions::lock);
        MenuItem change = Buttons.item(words.text("settings.change-passphrase"), actions::changePassphrase);
        menu.getItems().setAll(now, change, back, new SeparatorMenuItem());
        back.setVisible(false);
        ToggleGroup group = new ToggleGroup();
        menu.getItems().add(choice(words.text("settings.lock-never"), Optional.empty(), group, settings));
        for (Duration idle : OFFERED) {
            menu.getItems().add(choice(words.text("settings.lock-after", idle.toMinutes()), Optional.of(idle), group,
                    settings));
        }
        keyring.stateProperty().subscribe(state -> {
            boolean open = state instanceof KeyringModel.State.Open;
            menu.setVisible(keyring.isInFile());
            boolean locked = state instanceof KeyringModel.State.Trouble trouble && trouble.locked();
            now.setText(words.text(locked ? "settings.unlock" : "settings.lock-now"));
            now.setOnAction(_ -> {
                if (locked) {
                    keyring.unlock();
                } else {
                    actions.lock();
                }
            });
            now.setDisable(!open && !locked);
            List.of(change, back).forEach(one -> one.setDisable(!open));
            look();
        });
    }

    Menu menu() {
        return menu;
    }

    /** A keyring comes and goes, so this is asked each time that the menu opens. */
    void look() {
        if (keyring.isInFile()) {
            actions.lookForKeyring(found -> {
                back.setVisible(found.isPresent());
                found.ifPresent(name -> {
                    back.setText(words.text("settings.back-to-keyring", name));
                    back.setOnAction(_ -> actions.backToKeyring(name));
                });
            });
        }
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
