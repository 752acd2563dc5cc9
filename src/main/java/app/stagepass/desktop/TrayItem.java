package app.stagepass.desktop;

import java.util.List;

/** A line of the tray's menu. Labels are plain text: an underscore is an underscore. */
public sealed interface TrayItem {

    /**
     * A line to click.
     *
     * @param enabled false to show it greyed, as a line to read
     */
    record Entry(String label, boolean enabled, Runnable action) implements TrayItem {}

    /** A line that opens a menu of its own. */
    record Menu(String label, List<TrayItem> children) implements TrayItem {

        public Menu {
            children = List.copyOf(children);
        }
    }

    record Separator() implements TrayItem {}
}
