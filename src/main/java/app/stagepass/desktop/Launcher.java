package app.stagepass.desktop;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** What starts an installed program: our own launcher says so, and jpackage's. */
public final class Launcher {

    private Launcher() {}

    /**
     * Absolute; empty where the program runs from its sources, of which no login should make a start,
     * and where a control character in its path would end a line of what a login reads.
     */
    public static Optional<Path> of(Properties system) {
        return Optional.ofNullable(system.getProperty("stagepass.launcher"))
                .or(() -> Optional.ofNullable(system.getProperty("jpackage.app-path")))
                .filter(text -> text.chars().noneMatch(Character::isISOControl)).map(Path::of)
                .filter(Path::isAbsolute);
    }
}
