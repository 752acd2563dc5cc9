package app.stagepass.desktop;

import app.stagepass.files.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    /**
     * Blocks while another has it, within reason: one that is ending lets go of it in a moment.
     *
     * @param dataFolder the realm's own, which exists
     */
    public static Answer acquire(Path dataFolder, Duration patience) {
        try {
            FileChannel channel = FileChannel.open(dataFolder.resolve(FILE),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.newFileIn(dataFolder));
            boolean locked = false;
            try {
                locked = locks(channel, patience);
            } finally {
                if (!locked) {
                    channel.close(); // which also ends the waiting
                }
            }
            return locked ? new Acquired(new RunLock(channel)) : new Taken();
        } catch (IOException e) {
            return new Impossible(e.getClass().getSimpleName());
        }
    }

    private static boolean locks(FileChannel channel, Duration patience) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return true;
            }
            FutureTask<FileLock> waiting = new FutureTask<>(channel::lock);
            Thread.ofPlatform().daemon().start(waiting);
            var _ = waiting.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (OverlappingFileLockException | TimeoutException e) {
            return false; // this very process holding it is another all the same
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
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
