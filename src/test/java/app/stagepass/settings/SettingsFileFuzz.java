package app.stagepass.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.files.AtomicFile;
import app.stagepass.files.FuzzFolder;
import app.stagepass.files.NotWrittenException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Any bytes where the settings should be: opening succeeds, trouble is told, and what was read can be written and reads the same. */
public final class SettingsFileFuzz {

    private static final FuzzFolder FOLDER = new FuzzFolder("settings");

    private SettingsFileFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        Path path = FOLDER.with("settings.json", data);
        SettingsFile file = SettingsFile.open(new AtomicFile(path), Clock.systemUTC());
        Settings read = file.settings();
        assertThat(read.proxy().isComplete()).isTrue();
        read.lockAfter().ifPresent(idle -> assertThat(idle).isPositive());
        if (file.trouble().orElse(null) instanceof SettingsFile.Trouble.Corrupt corrupt) {
            assertThat(read).isEqualTo(Settings.DEFAULT);
            assertThat(Files.readAllBytes(corrupt.keptAt())).as("kept aside").isEqualTo(data);
            return;
        }
        if (file.trouble().isPresent()) {
            try {
                file.save(read);
                throw new AssertionError("wrote over a file that must be left alone");
            } catch (NotWrittenException e) {
                assertThat(Files.readAllBytes(path)).isEqualTo(data);
            }
            return;
        }
        file.save(read);
        SettingsFile again = SettingsFile.open(new AtomicFile(path), Clock.systemUTC());
        assertThat(again.settings()).isEqualTo(read);
        assertThat(again.trouble()).isEmpty();
    }
}
