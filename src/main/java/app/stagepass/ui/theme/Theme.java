package app.stagepass.ui.theme;

import app.stagepass.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/**
 * Dark or light, by the person's choice or following the system, and changing while the windows are open. For JavaFX's thread.
 */
public final class Theme {

    /** On a scene's root: its popups throw no shadow, for what is not drawn of them would be a pale frame. */
    static final String OPAQUE_POPUPS = "opaque-popups";

    private final ObservableValue<ColorScheme> system;
    private final List<Scene> scenes = new ArrayList<>();
    private Settings.Theme choice;
    private Optional<ColorScheme> desktop = Optional.empty();
    private Optional<ColorScheme> worn = Optional.empty();

    /** @param system what JavaFX knows of it: {@code Platform.getPreferences().colorSchemeProperty()} */
    public Theme(Settings.Theme choice, ObservableValue<ColorScheme> system) {
        this.choice = choice;
        this.system = system;
        system.addListener((_, _, _) -> wear());
    }

    public void choose(Settings.Theme newChoice) {
        choice = newChoice;
        wear();
    }

    /**
     * What the Linux desktop asks for, which outranks what JavaFX read from GTK.
     *
     * @param preference empty if the desktop has no preference
     */
    public void desktopPrefers(Optional<ColorScheme> preference) {
        desktop = preference;
        wear();
    }

    public boolean isDark() {
        return current() == ColorScheme.DARK;
    }

    /** Gives a scene the style sheets, now and after every change. Its popups take them over. */
    public void dress(Scene scene) {
        scenes.add(scene);
        wear();
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) { // a desktop without a compositor
            scene.getRoot().getStyleClass().add(OPAQUE_POPUPS);
        }
        scene.getStylesheets().setAll(sheet(""));
    }

    /** The scene is closed for good. */
    public void forget(Scene scene) {
        scenes.remove(scene);
    }

    /**
     * Has JavaFX take the style sheet. To be called before the first control is made, which would have it read its own, that nobody ever
     * sees.
     */
    public void wear() {
        ColorScheme now = current();
        if (worn.filter(now::equals).isEmpty()) {
            worn = Optional.of(now);
            Application.setUserAgentStylesheet(sheet("base-"));
            scenes.forEach(scene -> scene.getStylesheets().setAll(sheet("")));
        }
    }

    private ColorScheme current() {
        return switch (choice) {
            case DARK -> ColorScheme.DARK;
            case LIGHT -> ColorScheme.LIGHT;
            case SYSTEM -> desktop.orElseGet(system::getValue);
        };
    }

    /** What src/build/StyleSheets.java made. */
    private String sheet(String part) {
        String name = part + (isDark() ? "dark" : "light") + ".bss";
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
