package app.stagepass.ui;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Says in one sentence, before the first test, which libraries of the system are missing. JavaFX lays text out with Pango on
 * Linux, on its headless platform too; without it every test of a window would fail with another error, none of which says so.
 */
public final class FontLibraries implements LauncherSessionListener {

    private static final Map<String, String> DEBIAN_PACKAGES = new TreeMap<>(Map.of("libpango-1.0.so.0",
            "libpango-1.0-0", "libpangoft2-1.0.so.0", "libpangoft2-1.0-0", "libfreetype.so.6", "libfreetype6",
            "libfontconfig.so.1", "libfontconfig1"));

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        List<String> missing = new ArrayList<>();
        if (System.getProperty("os.name").startsWith("Linux")) {
            DEBIAN_PACKAGES.forEach((library, debianPackage) -> {
                if (!isThere(library)) {
                    missing.add(debianPackage);
                }
            });
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("JavaFX cannot draw text here, so the window cannot be tested; on Debian: "
                    + "apt install " + String.join(" ", missing));
        }
    }

    @SuppressWarnings("restricted") // to load a library of the system is what this asks for
    private static boolean isThere(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
