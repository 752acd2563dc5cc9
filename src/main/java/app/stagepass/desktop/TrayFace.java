package app.stagepass.desktop;

import java.util.List;

/**
 * All that the tray shows.
 *
 * @param marked  whether the picture has a mark in its corner, as that of a world where nothing is real
 * @param title   the program's name, in a word or two
 * @param tooltip one or two lines that say how things stand, as plain text; Windows cuts them at 127 characters
 * @param menu    from top to bottom
 */
public record TrayFace(TrayShape shape, boolean marked, String title, String tooltip, List<TrayItem> menu) {

    public TrayFace {
        menu = List.copyOf(menu);
    }

    /** Without a mark. */
    public TrayFace(TrayShape shape, String title, String tooltip, List<TrayItem> menu) {
        this(shape, false, title, tooltip, menu);
    }

    /** For panels whose tool tip has no title: somebody may have two of these pictures. */
    String tooltipWithTitle() {
        return title + "\n" + tooltip;
    }
}
