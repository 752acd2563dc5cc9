package app.stagepass.vault;

import app.stagepass.files.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A lock on a file that names its owner. The lock is the system's, so the owner of one that can be had is gone, whatever the file
 * says; the file stays, because removing it would let two processes lock two files of the same name.
 */
final class FileTurn implements Rotations.Turn {

    private static final System.Logger LOG = System.getLogger(FileTurn.class.getName());

    private static final Duration AGAIN = Duration.ofMillis(100);

    private final Optional<FileChannel> channel;

    private FileTurn(Optional<FileChannel> channel) {
        this.channel = channel;
    }

    static FileTurn await(Path folder, String name, Duration patience, ScheduledExecutorService timer)
            throws VaultException {
        FileChannel channel;
        try {
            OwnerOnly.folder(folder);
            channel = FileChannel.open(folder.resolve(name),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    OwnerOnly.newFileIn(folder));
        } catch (IOException e) { // a read-only place: the journal tells, for nothing is sent that it does not take
            LOG.log(System.Logger.Level.WARNING, "no lock file: {0}", e.getClass().getSimpleName());
            return new FileTurn(Optional.empty());
        }
        try {
            if (channel.tryLock() == null) {
                lock(channel, patience, timer);
            }
        } catch (OverlappingFileLockException e) {
            close(channel);
            throw new VaultException.RenewedElsewhere(Optional.of(ProcessHandle.current().pid()));
        } catch (VaultException e) {
            close(channel);
            throw e;
        } catch (IOException e) { // some network file systems know no locks; then there is one Stagepass, by its own lock
            LOG.log(System.Logger.Level.WARNING, "no file locks here: {0}", e.getClass().getSimpleName());
        }
        sign(channel);
        return new FileTurn(Optional.of(channel));
    }

    /** Tries again and again: the system's own wait knows no time limit, and Java cannot wake a thread from it. */
    private static void lock(FileChannel channel, Duration patience, ScheduledExecutorService timer)
            throws IOException, VaultException {
        CompletableFuture<Void> locked = new CompletableFuture<>();
        ScheduledFuture<?> attempts = timer.scheduleWithFixedDelay(() -> {
            try {
                if (channel.tryLock() != null) {
                    locked.complete(null);
                }
            } catch (IOException | RuntimeException e) {
                locked.completeExceptionally(e);
            }
        }, AGAIN.toMillis(), AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        try {
            locked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new VaultException.RenewedElsewhere(owner(channel));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VaultException.RenewedElsewhere(owner(channel));
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            attempts.cancel(false);
        }
    }

    private static Optional<Long> owner(FileChannel channel) {
        ByteBuffer text = ByteBuffer.allocate(20);
        try {
            channel.read(text, 0);
            return Optional.of(
                    Long.valueOf(new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void sign(FileChannel channel) {
        byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(pid), 0);
        } catch (IOException e) { // a full disk: the lock holds all the same
            LOG.log(System.Logger.Level.DEBUG, "lock file not signed: {0}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        channel.ifPresent(FileTurn::close);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "lock file not closed: {0}", e.getClass().getSimpleName());
        }
    }
}
