package app.stagepass.desktop;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Whether a JavaFX window can open here, asked before JavaFX is started: it ends the program where one cannot. On Linux JavaFX
 * speaks X11 by way of GTK 3; a Wayland desktop is served through its X server. Elsewhere a window can always open.
 */
public final class DisplayCheck {

    /** What JavaFX's own libraries are linked to, and the Debian package that brings each. OpenGL is not needed. */
    private static final List<Library> NEEDED = List.of(new Library("libgtk-3.so.0", "libgtk-3-0"),
            new Library("libX11.so.6", "libx11-6"), new Library("libXtst.so.6", "libxtst6"),
            new Library("libpangoft2-1.0.so.0", "libpangoft2-1.0-0"),
            new Library("libfreetype.so.6", "libfreetype6"), new Library("libfontconfig.so.1", "libfontconfig1"));

    private final Map<String, String> environment;
    private final String osName;
    private final Predicate<String> libraryIsThere;
    private final Predicate<String> displayAnswers;

    /**
     * @param environment the process's environment
     * @param osName      system property {@code os.name}
     */
    public DisplayCheck(Map<String, String> environment, String osName) {
        this(environment, osName, DisplayCheck::loads, XDisplay::answers);
    }

    DisplayCheck(Map<String, String> environment, String osName, Predicate<String> libraryIsThere,
            Predicate<String> displayAnswers) {
        this.environment = environment;
        this.osName = osName;
        this.libraryIsThere = libraryIsThere;
        this.displayAnswers = displayAnswers;
    }

    /** Blocks for some milliseconds, for two seconds at most where the display is on another machine. */
    public Answer answer() {
        Answer screen = screen();
        if (!(screen instanceof Ready) || OperatingSystem.of(osName) != OperatingSystem.LINUX) {
            return screen;
        }
        List<Library> missing = NEEDED.stream().filter(library -> !libraryIsThere.test(library.name())).toList();
        return missing.isEmpty() ? new Ready() : new MissingLibraries(missing);
    }

    /** The same but for the libraries, none of which is loaded then. */
    public Answer screen() {
        if (OperatingSystem.of(osName) != OperatingSystem.LINUX) {
            return new Ready();
        }
        String display = environment.getOrDefault("DISPLAY", "");
        if (display.isBlank()) {
            boolean wayland = !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
            return new NoDisplay(wayland ? NoDisplay.Reason.WAYLAND_WITHOUT_X : NoDisplay.Reason.NOT_SET);
        }
        if (!displayAnswers.test(display)) {
            return new NoDisplay(NoDisplay.Reason.NO_ANSWER);
        }
        return new Ready();
    }

    /**
     * Asks the loader itself, so that every folder it knows counts. What was found stays loaded: GTK does not survive being
     * unloaded, and JavaFX is about to need it.
     */
    @SuppressWarnings("restricted") // Native access is granted in the start command.
    static boolean loads(String library) {
        try {
            SymbolLookup.libraryLookup(library, Arena.global());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * @param name    the file that the loader looks for
     * @param debianPackage what to install on Debian and its relatives
     */
    public record Library(String name, String debianPackage) {}

    /** Whether a window can open. */
    public sealed interface Answer {}

    public record Ready() implements Answer {}

    /** There is no screen to draw on. */
    public record NoDisplay(Reason reason) implements Answer {

        public enum Reason {
            /** Neither {@code DISPLAY} nor {@code WAYLAND_DISPLAY} is set: a bare server, a console, plain ssh. */
            NOT_SET,
            /** A Wayland desktop that offers no X server; Xwayland is missing. */
            WAYLAND_WITHOUT_X,
            /** {@code DISPLAY} names a server that does not take our connection. */
            NO_ANSWER
        }
    }

    /** There is a screen, and JavaFX cannot use it before these are installed. */
    public record MissingLibraries(List<Library> libraries) implements Answer {}
}
