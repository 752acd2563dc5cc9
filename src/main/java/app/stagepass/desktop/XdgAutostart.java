package app.stagepass.desktop;

import app.stagepass.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** An entry in the person's autostart folder (Desktop Application Autostart Specification 0.5). */
final class XdgAutostart implements Autostart {

    private final Path file;
    private final Path launcher;

    /** @param config the base folder of configuration, often {@code ~/.config} */
    XdgAutostart(Path config, Path launcher) {
        this.file = config.resolve("autostart/app.stagepass.Stagepass.desktop");
        this.launcher = launcher;
    }

    /** A desktop's own settings switch an entry off by one of two lines. */
    @Override
    public boolean isOn() throws IOException {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(line -> line.replace(" ", "")).toList();
            return !lines.contains("Hidden=true") && !lines.contains("X-GNOME-Autostart-enabled=false");
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void set(boolean on) throws IOException {
        if (on) {
            Files.createDirectories(file.getParent());
            new AtomicFile(file).replace(entry().getBytes(StandardCharsets.UTF_8));
        } else {
            Files.deleteIfExists(file);
        }
    }

    private String entry() {
        return String.join("\n", "[Desktop Entry]", "Type=Application", "Version=1.4", "Name=Stagepass",
                "TryExec=" + launcher.toString().replace("\\", "\\\\"),
                "Exec=" + quoted(launcher.toString()) + " " + FLAG, "Icon=stagepass", "Terminal=false",
                "StartupNotify=false", "X-GNOME-Autostart-enabled=true", "");
    }

    /** Desktop Entry Specification 1.5, "The Exec key": quoted, then as any string of such a file; a percent sign is doubled. */
    static String quoted(String path) {
        return '"' + path.replace("\\", "\\\\\\\\").replaceAll("([\"`$])", "\\\\\\\\$1").replace("%", "%%") + '"';
    }
}
