package app.stagepass.vault;

import app.stagepass.files.AtomicFile;
import app.stagepass.files.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The right to write a file, for as long as this process lives or until it is closed: a lock on a file beside it. The system
 * ends it with the process, however that ends.
 */
final class FileLease implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(FileLease.class.getName());
    private static final Set<StandardOpenOption> OPEN = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

    private final Optional<FileChannel> channel;
    private final boolean takenByAnother;

    private FileLease(Optional<FileChannel> channel, boolean takenByAnother) {
        this.channel = channel;
        this.takenByAnother = takenByAnother;
    }

    static FileLease on(AtomicFile file) {
        FileChannel channel;
        try {
            OwnerOnly.folder(file.folder());
            channel = FileChannel.open(file.folder().resolve(file.path().getFileName() + ".lock"), OPEN,
                    OwnerOnly.newFileIn(file.folder()));
        } catch (IOException e) { // a read-only place: nothing will be written there anyway
            LOG.log(System.Logger.Level.WARNING, "no lock file: {0}", e.getClass().getSimpleName());
            return new FileLease(Optional.empty(), false);
        }
        try {
            if (channel.tryLock() != null) {
                return new FileLease(Optional.of(channel), false);
            }
        } catch (OverlappingFileLockException e) {
            LOG.log(System.Logger.Level.DEBUG, "opened twice in one process");
        } catch (IOException e) { // some network file systems know no locks
            LOG.log(System.Logger.Level.WARNING, "no file locks here: {0}", e.getClass().getSimpleName());
            return new FileLease(Optional.of(channel), false);
        }
        closeQuietly(channel);
        return new FileLease(Optional.empty(), true);
    }

    boolean isTakenByAnother() {
        return takenByAnother;
    }

    @Override
    public void close() {
        channel.ifPresent(FileLease::closeQuietly);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "lock file not closed: {0}", e.getClass().getSimpleName());
        }
    }
}
