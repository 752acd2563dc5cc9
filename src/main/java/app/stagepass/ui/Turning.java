package app.stagepass.ui;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What shows that something is under way: a circle that turns, or one that stands still where the desktop asks for less motion. */
public final class Turning {

    private Turning() {}

    /** As the desktop wants it now. For JavaFX's thread. */
    public static Node circle() {
        return circle(Platform.getPreferences().isReducedMotion());
    }

    static Node circle(boolean still) {
        if (still) {
            FontIcon icon = new FontIcon(Feather.LOADER);
            icon.getStyleClass().add("turning-still");
            return icon;
        }
        ProgressIndicator circle = new ProgressIndicator();
        circle.setFocusTraversable(false);
        circle.setMaxSize(36, 36);
        return circle;
    }
}
