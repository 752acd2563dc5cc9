package app.stagepass.vault;

import java.util.Locale;

/** The three systems whose keyrings we know. */
enum KeyringSystem {
    LINUX, WINDOWS, MACOS;

    /** Whatever is neither Windows nor macOS may have a Secret Service on a session bus. */
    static KeyringSystem of(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        return name.startsWith("mac") ? MACOS : LINUX;
    }
}
