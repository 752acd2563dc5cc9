package app.stagepass.desktop;

import app.stagepass.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A property list in the person's LaunchAgents (macOS, launchd.plist(5)). */
final class LaunchAgent implements Autostart {

    private static final String LABEL = "app.stagepass.Stagepass";

    private final Path folder;
    private final Path launcher;

    /** @param folder {@code ~/Library/LaunchAgents} */
    LaunchAgent(Path folder, Path launcher) {
        this.folder = folder;
        this.launcher = launcher;
    }

    private Path file() {
        return folder.resolve(LABEL + ".plist");
    }

    @Override
    public boolean isOn() {
        return Files.exists(file());
    }

    @Override
    public void set(boolean on) throws IOException {
        if (on) {
            Files.createDirectories(folder);
            new AtomicFile(file()).replace(list().getBytes(StandardCharsets.UTF_8));
        } else {
            Files.deleteIfExists(file());
        }
    }

    private String list() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                    <key>Label</key>
                    <string>%s</string>
                    <key>ProgramArguments</key>
                    <array>
                        <string>%s</string>
                        <string>%s</string>
                    </array>
                    <key>RunAtLoad</key>
                    <true/>
                    <key>ProcessType</key>
                    <string>Interactive</string>
                </dict>
                </plist>
                """.formatted(LABEL, Markup.literally(launcher.toString()), FLAG);
    }
}
