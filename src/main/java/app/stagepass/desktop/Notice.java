package app.stagepass.desktop;

import java.util.Optional;

/**
 * A notification. Like the tray's texts it is public and holds no secret.
 *
 * @param title       one line, plain text
 * @param body        a sentence or two, plain text
 * @param actionLabel the button's, where the desktop draws buttons
 * @param onAction    what a click on the button or on the notification itself does; runs on the executor given at the start
 */
public record Notice(String title, String body, Urgency urgency, Optional<String> actionLabel, Runnable onAction) {

    /** How it is treated: desktops keep critical ones until they are clicked, and may drop low ones. */
    public enum Urgency {
        LOW, NORMAL, CRITICAL
    }
}
