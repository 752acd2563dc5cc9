package app.stagepass.vault;

import app.stagepass.files.AtomicFile;
import app.stagepass.files.NotWrittenException;
import app.stagepass.vault.EncryptedFile.NotUsable;
import app.stagepass.vault.Rotations.Turn;
import app.stagepass.vault.VaultException.FileNotRead;
import app.stagepass.vault.VaultException.FileNotRead.Why;
import app.stagepass.vault.VaultException.FileNotWritten;
import app.stagepass.vault.VaultException.NotKept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;

/** The encrypted file on its disk, with the disk's troubles told as the vault's. Not thread-safe. */
final class VaultFile {

    private static final System.Logger LOG = System.getLogger(VaultFile.class.getName());
    private static final Duration ANOTHER_WRITES = Duration.ofSeconds(10);

    private final AtomicFile file;
    private final ScheduledExecutorService timer;

    /** @param timer looks whether another process is done writing */
    VaultFile(AtomicFile file, ScheduledExecutorService timer) {
        this.file = file;
        this.timer = timer;
    }

    boolean exists() {
        return Files.exists(file.path());
    }

    /** Keeps other processes from changing it until it is closed. */
    Turn turn() throws VaultException {
        return FileTurn.await(file.folder(), file.path().getFileName() + ".lock", ANOTHER_WRITES, timer);
    }

    byte[] bytes() throws FileNotRead {
        try {
            return file.read().orElseThrow(() -> new FileNotRead(file.path(), Why.GONE));
        } catch (IOException e) {
            throw new FileNotRead(file.path(), Why.NOT_READABLE);
        }
    }

    EncryptedFile parse(byte[] bytes) throws FileNotRead {
        try {
            return EncryptedFile.parse(bytes);
        } catch (NotUsable e) {
            throw new FileNotRead(file.path(), e.why());
        }
    }

    Map<String, String> open(EncryptedFile sealed, PassphraseKey under) throws FileNotRead {
        try {
            return SecretTable.entries(sealed.open(under));
        } catch (NotUsable e) {
            throw new FileNotRead(file.path(), e.why());
        } catch (IOException e) {
            throw new FileNotRead(file.path(), Why.DAMAGED);
        }
    }

    /** Durable, and read back to the last byte, when it returns. */
    void replace(byte[] bytes) throws VaultException {
        try {
            file.replace(bytes);
        } catch (NotWrittenException e) {
            throw FileNotWritten.of(e);
        }
        if (!Arrays.equals(bytes(), bytes)) {
            throw new NotKept();
        }
    }

    /** Moves it out of the way, untouched. Returns where it is then. */
    Path setAside(Instant now) throws FileNotWritten {
        try {
            return file.setAside("set-aside", now);
        } catch (IOException e) {
            throw new FileNotWritten(file.path(), FileNotWritten.Problem.OTHER);
        }
    }

    /** The new one did not come about. Should this fail too, the old one is where it was set aside to. */
    void putBack(Path aside) {
        try {
            Files.move(aside, file.path(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "not put back: {0}", e.getClass().getSimpleName());
        }
    }

    /** Gone for good when it returns. */
    void delete() throws FileNotWritten {
        try {
            file.delete();
        } catch (NotWrittenException e) {
            throw FileNotWritten.of(e);
        }
    }
}
