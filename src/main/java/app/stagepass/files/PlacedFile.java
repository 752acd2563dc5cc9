package app.stagepass.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file in a place of the person's choice, as a stick or their documents: that folder is theirs and stays as it is. The file is
 * whole or not there, and where the file system knows owners, only they may open it.
 */
public final class PlacedFile {

    private final Path file;
    private final long largest;

    /** @param largest in bytes; what is larger is not ours and is not read */
    public PlacedFile(Path file, long largest) {
        this.file = file.toAbsolutePath();
        this.largest = largest;
    }

    public Path path() {
        return file;
    }

    /** The whole file; empty if it is larger than any of ours. */
    public Optional<byte[]> read() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return Files.size(file) > largest ? Optional.empty() : Optional.of(Files.readAllBytes(file));
    }

    /** Replaces what was there, once what is to take its place was read back; what was there is unharmed by a failure. */
    public void write(byte[] bytes) throws NotWrittenException {
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        try {
            Path temporary = Files.createTempFile(folder, ".stagepass", ".tmp", OwnerOnly.newFileIn(folder));
            try {
                try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                    ByteBuffer left = ByteBuffer.wrap(bytes);
                    while (left.hasRemaining()) {
                        channel.write(left);
                    }
                    channel.force(true);
                }
                if (!Arrays.equals(Files.readAllBytes(temporary), bytes)) {
                    throw new IOException("not kept");
                }
                move(temporary);
                force(folder);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException | UnsupportedOperationException e) {
            IOException why = e instanceof IOException io ? io : new IOException(e);
            NotWrittenException failure = new NotWrittenException(file, WriteProblem.of(why, folder, bytes.length));
            failure.initCause(e);
            throw failure;
        }
    }

    /** Makes the new name durable too, where a folder can be opened; the content is. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows, and some file systems: after a power cut the file before may be there instead, whole.
        }
    }

    /** Network folders and sticks do not all know a move in one step. */
    private void move(Path temporary) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes it. That its bytes are gone from the disk no program can promise. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
