package app.stagepass.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A file of short lines that only grows and that only its owner may open. What is in it is never written again. Not forced to the
 * disk: a power cut may cost the last lines, and may leave half of one. Not thread-safe.
 */
public final class AppendFile {

    /** Longer lines are not ours; they are handed on cut, so that a damaged file cannot fill the memory. */
    public static final int LONGEST_LINE = 256;

    private final Path file;
    private final Path folder;
    private final AtomicFile.Output output;

    public AppendFile(Path file) {
        this(file, (to, bytes) -> {
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
        });
    }

    /** @param output so that a test can let a disk run full */
    public AppendFile(Path file, AtomicFile.Output output) {
        this.file = file.toAbsolutePath();
        this.folder = Optional.ofNullable(this.file.getParent())
                .orElseThrow(() -> new IllegalArgumentException("not a file: " + file));
        this.output = output;
    }

    /** @param lines each ends with a line feed; all of them are written, or none */
    public void append(String lines) throws NotWrittenException {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        try {
            OwnerOnly.folder(folder);
            Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(file, options, OwnerOnly.newFileIn(folder))) {
                OwnerOnly.file(file);
                long end = channel.size();
                try {
                    channel.position(end);
                    write(channel, afterWholeLine(channel, end), bytes);
                } catch (IOException e) {
                    channel.truncate(end);
                    throw e;
                }
            }
        } catch (IOException e) {
            NotWrittenException failure = new NotWrittenException(file, WriteProblem.of(e, folder, bytes.length));
            failure.initCause(e);
            throw failure;
        }
    }

    /** Hands on the lines from the first to the last, without their line feeds; none if there is no such file. */
    public void read(Consumer<String> line) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        byte[] bytes = new byte[LONGEST_LINE];
        int length = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    line.accept(new String(bytes, 0, length, StandardCharsets.UTF_8));
                    length = 0;
                } else if (length < LONGEST_LINE) {
                    bytes[length++] = (byte) next;
                }
            }
        }
        if (length > 0) {
            line.accept(new String(bytes, 0, length, StandardCharsets.UTF_8));
        }
    }

    /** A line that was cut off must not swallow the next one. */
    private static boolean afterWholeLine(FileChannel channel, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return end == 0 || (channel.read(last, end - 1) == 1 && last.get(0) == '\n');
    }

    private void write(FileChannel channel, boolean afterWholeLine, byte[] bytes) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(bytes.length + 1);
        if (!afterWholeLine) {
            all.put((byte) '\n');
        }
        output.write(channel, all.put(bytes).flip());
    }
}
