package app.stagepass.desktop;

import java.util.Locale;

/** What the desktop parts have to tell apart. Every other Unix is treated as Linux: XDG, X11 and D-Bus are the same there. */
public enum OperatingSystem {
    LINUX, WINDOWS, MACOS;

    /** @param osName system property {@code os.name} */
    public static OperatingSystem of(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        return name.startsWith("mac") || name.startsWith("darwin") ? MACOS : LINUX;
    }
}
