package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.files.AtomicFile;
import app.stagepass.files.FuzzFolder;
import app.stagepass.vault.CredentialIndex.Contents;
import app.stagepass.vault.CredentialIndex.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Any bytes where the index should be: opening succeeds, trouble is told, nothing is lost. What was read can be written, and reads
 * the same.
 */
public final class IndexFileFuzz {

    private static final FuzzFolder FOLDER = new FuzzFolder("index");

    private IndexFileFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        Path file = FOLDER.with("index.json", data);
        Contents read;
        Optional<Trouble> trouble;
        try (IndexFile index = IndexFile.open(new AtomicFile(file), Clock.systemUTC())) {
            read = index.contents();
            trouble = index.trouble();
            switch (trouble.orElse(new Trouble.EntriesNotRead(file, 0))) {
                case Trouble.Corrupt corrupt -> {
                    assertThat(read).isEqualTo(Contents.EMPTY);
                    assertThat(Files.readAllBytes(corrupt.keptAt())).as("kept aside").isEqualTo(data);
                    return;
                }
                case Trouble.NewerVersion _,Trouble.NotReadable _,Trouble.InUse _ -> {
                    try {
                        index.replace(read);
                        throw new AssertionError("wrote over a file that must be left alone");
                    } catch (VaultException.FileNotWritten e) {
                        assertThat(Files.readAllBytes(file)).isEqualTo(data);
                    }
                    return;
                }
                case Trouble.EntriesNotRead _ -> index.replace(read);
            }
        }
        try (IndexFile again = IndexFile.open(new AtomicFile(file), Clock.systemUTC())) {
            assertThat(again.contents()).isEqualTo(read);
            assertThat(again.trouble()).as("entries that were not understood are still there").isEqualTo(trouble);
        }
    }
}
