package app.stagepass.ui;

import app.stagepass.desktop.Autostart;
import app.stagepass.words.Light;
import app.stagepass.words.Words;
import java.util.Optional;
import javafx.scene.control.CheckMenuItem;

/** The menu's entry by which the system starts the program at login; there only where the system can. */
final class LoginItem {

    private final Words words;
    private final Work work;
    private final Optional<Autostart> autostart;
    private final ToastModel toast;
    private final CheckMenuItem item;

    /** @param autostart empty where the program is not installed, and in the sandbox */
    LoginItem(Words words, Work work, Optional<Autostart> autostart, ToastModel toast) {
        this.words = words;
        this.work = work;
        this.autostart = autostart;
        this.toast = toast;
        this.item = Buttons.checkItem(words.text("settings.login"));
        item.setVisible(autostart.isPresent());
        item.setOnAction(_ -> set(item.isSelected()));
    }

    CheckMenuItem item() {
        return item;
    }

    /** The system's own settings may have changed it, so it is asked each time that the menu opens. */
    void look() {
        autostart.ifPresent(system -> work.start(system::isOn, item::setSelected, _ -> item.setSelected(false)));
    }

    private void set(boolean on) {
        autostart.ifPresent(system -> work.start(() -> {
            system.set(on);
            return on;
        }, now -> toast.say(Light.GREEN, words.text(now ? "settings.login.on" : "settings.login.off")), _ -> {
            item.setSelected(!on);
            toast.say(Light.RED, words.text("settings.login.failed"));
        }));
    }
}
