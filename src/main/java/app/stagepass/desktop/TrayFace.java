package app.stagepass.desktop;

import java.util.List;

/**
 * All that the tray shows.
 *
 * @param title   the program's name, in a word or two
 * @param tooltip one or two lines that say how things stand, as plain text; Windows cuts them at 127 characters
 * @param menu    from top to bottom
 */
public record TrayFace(TrayShape shape, String title, String tooltip, List<TrayItem> menu) {

    public TrayFace {
        menu = List.copyOf(menu);
    }
}
