package app.stagepass.ui;

import java.util.stream.Stream;
import javafx.collections.ObservableList;

/** Style classes of which a node has one at a time, as pill-green and pill-red. */
final class StyleFamily {

    private StyleFamily() {}

    /**
     * Nothing changes where it is chosen already, and else all at once: with each change JavaFX looks anew for the styles of the node and
     * of everything in it.
     *
     * @param classes of the node
     * @param family  what the names begin with
     */
    static void choose(ObservableList<String> classes, String family, String name) {
        String chosen = family + name;
        if (!classes.contains(chosen)) {
            classes.setAll(Stream.concat(classes.stream().filter(style -> !style.startsWith(family)),
                    Stream.of(chosen)).toList());
        }
    }
}
