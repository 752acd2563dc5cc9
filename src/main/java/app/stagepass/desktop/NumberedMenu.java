package app.stagepass.desktop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A menu as a panel sees it: every line has a number, and clicks come back by number. A line keeps its number from one menu to
 * the next as long as it is called the same and stands in the same sub-menu, and a number is never given to another line: a click
 * in a menu that was opened before a change does what the person read, or nothing.
 */
final class NumberedMenu {

    static final int ROOT = 0;
    static final NumberedMenu EMPTY = new NumberedMenu(new Line(ROOT, Kind.MENU, "", true, List.of()), Map.of(), 1);

    private final Line root;
    private final Map<String, Integer> numbers;
    private final int next;
    private final Map<Integer, Line> lines = new HashMap<>();
    private Map<Integer, Runnable> actions = Map.of();

    enum Kind {
        ENTRY, MENU, SEPARATOR
    }

    record Line(int id, Kind kind, String label, boolean enabled, List<Line> children) {}

    private NumberedMenu(Line root, Map<String, Integer> numbers, int next) {
        this.root = root;
        this.numbers = numbers;
        this.next = next;
        index(root);
    }

    private void index(Line line) {
        lines.put(line.id(), line);
        line.children().forEach(this::index);
    }

    /** The menu that follows this one. */
    NumberedMenu then(List<TrayItem> items) {
        Numbering numbering = new Numbering();
        Line newRoot = new Line(ROOT, Kind.MENU, "", true, numbering.number("", items));
        NumberedMenu menu = new NumberedMenu(newRoot, Map.copyOf(numbering.used), numbering.free);
        menu.actions = Map.copyOf(numbering.found);
        return menu;
    }

    boolean looksLike(NumberedMenu other) {
        return root.equals(other.root);
    }

    /** Stands for the menu itself. */
    Line root() {
        return root;
    }

    /** All lines and the root, by number. */
    Map<Integer, Line> lines() {
        return lines;
    }

    /** What a click on a line does. */
    Runnable action(int id) {
        return actions.getOrDefault(id, () -> {});
    }

    /** Goes through new items with this menu's numbers at hand. */
    private final class Numbering {

        private final Map<String, Integer> used = new HashMap<>();
        private final Map<Integer, Runnable> found = new HashMap<>();
        private int free = next;

        List<Line> number(String parent, List<TrayItem> items) {
            List<Line> numbered = new ArrayList<>();
            for (TrayItem item : items) {
                numbered.add(switch (item) {
                    case TrayItem.Entry(String label, boolean enabled, Runnable action) -> {
                        int id = id(path(parent, "e" + label));
                        if (enabled) {
                            found.put(id, action);
                        }
                        yield new Line(id, Kind.ENTRY, label, enabled, List.of());
                    }
                    case TrayItem.Menu(String label, List<TrayItem> children) -> {
                        String path = path(parent, "m" + label);
                        yield new Line(id(path), Kind.MENU, label, true, number(path, children));
                    }
                    case TrayItem.Separator _ ->
                        new Line(id(path(parent, "s")), Kind.SEPARATOR, "", true, List.of());
                });
            }
            return List.copyOf(numbered);
        }

        /** Of lines called the same, the second is another one than the first. */
        private String path(String parent, String name) {
            String path = parent + "\n" + name;
            while (used.containsKey(path)) {
                path += "\r";
            }
            return path;
        }

        private int id(String path) {
            Integer known = numbers.get(path);
            int id = known == null ? free++ : known;
            used.put(path, id);
            return id;
        }
    }
}
