package app.stagepass.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Whether the system starts the program at login, in the tray. What the system has is what counts: people change it there too. */
public interface Autostart {

    /** For the start that the system makes: in the tray, without a window. */
    String FLAG = "--minimized";

    /** Asks the system. Blocks for a moment. */
    boolean isOn() throws IOException;

    /** Tells the system. Blocks for a moment. */
    void set(boolean on) throws IOException;

    /**
     * This system's way.
     *
     * @param launcher what starts the program, absolute
     */
    static Autostart of(String osName, Map<String, String> environment, Path home, Path launcher) {
        return switch (OperatingSystem.of(osName)) {
            case LINUX -> new XdgAutostart(AppFolders.xdgConfig(environment, home), launcher);
            case WINDOWS -> new RunKey(launcher, RunKey.Registry.ofWindows());
            case MACOS -> new LaunchAgent(home.resolve("Library/LaunchAgents"), launcher);
        };
    }
}
