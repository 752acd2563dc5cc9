package app.stagepass.desktop;

import app.stagepass.files.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * One running Stagepass for each realm: two would renew the same token twice. The system drops the lock when the process ends,
 * however it ends; the file stays, because removing it would let two processes lock two files of the same name.
 */
public final class RunLock implements AutoCloseable {

    private static final String FILE = "running.lock";

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @param dataFolder the realm's own, which exists */
    public static Answer acquire(Path dataFolder) {
        try {
            FileChannel channel = FileChannel.open(dataFolder.resolve(FILE),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.newFileIn(dataFolder));
            return lock(channel);
        } catch (IOException e) {
            return new Impossible(e.getClass().getSimpleName());
        }
    }

    private static Answer lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new Acquired(new RunLock(channel));
            }
        } catch (OverlappingFileLockException e) {
            // This very process holds it: another all the same.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return new Taken();
    }

    /** Lets another Stagepass run. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is left to do: the system lets go of the lock when the process ends.
            System.getLogger(RunLock.class.getName()).log(System.Logger.Level.DEBUG, "lock file not closed");
        }
    }

    /** Whether this process may run. */
    public sealed interface Answer {}

    /** It may, until the lock is closed. */
    public record Acquired(RunLock lock) implements Answer {}

    /** Another Stagepass of this realm runs. */
    public record Taken() implements Answer {}

    /** The file system offers no locks or does not let us write. */
    public record Impossible(String errorClass) implements Answer {}
}
