package app.stagepass.twitch;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Kept pictures, one file each. On Linux and macOS only the owner may read them; on Windows the profile folder sees to that. A
 * file appears whole or not at all. A picture that cannot be kept is fetched again another time.
 */
final class ImageFolder {

    private static final System.Logger LOG = System.getLogger(ImageFolder.class.getName());

    private final Path folder;
    private final int maxBytes;

    ImageFolder(Path folder, int maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    Optional<byte[]> read(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            return bytes.length == 0 || bytes.length > maxBytes ? Optional.empty() : Optional.of(bytes);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(String name, byte[] bytes) {
        try {
            Files.createDirectories(folder, ownerOnly("rwx------"));
            Path part = Files.createTempFile(folder, "part", ".tmp", ownerOnly("rw-------"));
            try {
                Files.write(part, bytes);
                Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "avatar not kept: {0}", e.getClass().getSimpleName());
        }
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}
