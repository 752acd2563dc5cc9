package app.stagepass.oauth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a file that a person named. A pipe or a device would never end, so it is not begun. */
final class SmallFile {

    private SmallFile() {}

    /** Empty if it is longer than that, whatever its length was said to be. */
    static Optional<byte[]> read(Path file, long most) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) most + 1);
            return bytes.length > most ? Optional.empty() : Optional.of(bytes);
        }
    }
}
