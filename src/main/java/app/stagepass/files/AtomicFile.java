package app.stagepass.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A small file that is replaced as a whole or not at all, even if the power fails, and that only its owner may open. Not
 * thread-safe.
 */
public final class AtomicFile {

    /** More than any of our files will ever hold; protects memory from a file that is not ours. */
    private static final long LARGEST = 16 * 1024 * 1024;
    /** Nobody takes this long between writing a temporary file and renaming it: what is older was left by a crash. */
    private static final Duration ABANDONED = Duration.ofMinutes(10);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    private final Path file;
    private final Path folder;
    private final Output output;

    /** How bytes get into an open file. */
    @FunctionalInterface
    public interface Output {

        void write(FileChannel to, ByteBuffer bytes) throws IOException;
    }

    public AtomicFile(Path file) {
        this(file, (to, bytes) -> {
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
        });
    }

    /** @param output so that a test can let a disk run full */
    public AtomicFile(Path file, Output output) {
        this.file = file.toAbsolutePath();
        this.folder = Optional.ofNullable(this.file.getParent())
                .orElseThrow(() -> new IllegalArgumentException("not a file: " + file));
        this.output = output;
    }

    public Path path() {
        return file;
    }

    public Path folder() {
        return folder;
    }

    /** The whole file; empty if there is none. A file that others may open is shut to them first, as far as possible. */
    public Optional<byte[]> read() throws IOException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("too large");
            }
            byte[] bytes = Files.readAllBytes(file);
            restrict();
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Durable when it returns. */
    public void replace(byte[] bytes) throws NotWrittenException {
        try {
            OwnerOnly.folder(folder);
            Path temporary = Files.createTempFile(folder, file.getFileName() + ".", ".tmp",
                    OwnerOnly.newFileIn(folder));
            try {
                try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                    output.write(channel, ByteBuffer.wrap(bytes));
                    channel.force(true);
                }
                removeAbandoned(Files.getLastModifiedTime(temporary));
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            NotWrittenException failure = new NotWrittenException(file, WriteProblem.of(e, folder, bytes.length));
            failure.initCause(e);
            throw failure;
        }
        forceFolder();
    }

    /** Moves a file that cannot be understood out of the way, untouched, under a name that tells when. */
    public Path setAside(Instant now) throws IOException {
        return setAside("corrupt", now);
    }

    /**
     * The same for another reason.
     *
     * @param why a word for its name
     */
    public Path setAside(String why, Instant now) throws IOException {
        String name = file.getFileName() + "." + why + "-" + STAMP.format(now);
        Path aside = folder.resolve(name);
        for (int i = 2; Files.exists(aside); i++) {
            aside = folder.resolve(name + "-" + i);
        }
        return Files.move(file, aside);
    }

    /** Durable when it returns, as far as the system lets a folder be forced. Removing what is not there is no failure. */
    public void delete() throws NotWrittenException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            NotWrittenException failure = new NotWrittenException(file, WriteProblem.of(e, folder, 0));
            failure.initCause(e);
            throw failure;
        }
        forceFolder();
    }

    private void restrict() {
        try {
            OwnerOnly.folder(folder);
            OwnerOnly.file(file);
        } catch (IOException e) {
            // Not ours to change, or a read-only disk. The next write makes a new file, owner-only from the start.
        }
    }

    /** What a crash in the middle of {@link #replace} left behind; by the disk's own clock, and only if it is old. */
    private void removeAbandoned(FileTime now) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, file.getFileName() + ".*.tmp")) {
            for (Path path : left) {
                if (Files.getLastModifiedTime(path).toInstant().isBefore(now.toInstant().minus(ABANDONED))) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    /** Makes the new name durable too. Windows cannot open a folder, and some file systems refuse; the content is safe. */
    private void forceFolder() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Renamed but not forced: after a power cut the old file may be there instead, whole.
        }
    }
}
