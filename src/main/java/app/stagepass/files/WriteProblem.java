package app.stagepass.files;

import app.stagepass.files.NotWrittenException.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a write failed. The JDK has no types for a full or a read-only disk, and the system's words for them come in the
 * person's language, so the disk itself is asked too.
 */
final class WriteProblem {

    private WriteProblem() {}

    static Problem of(IOException failure, Path folder, int size) {
        if (failure instanceof AccessDeniedException || failure.getCause() instanceof ReadOnlyFileSystemException) {
            return Problem.READ_ONLY;
        }
        String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("no space") || text.contains("not enough space") || text.contains("quota exceeded")) {
            return Problem.DISK_FULL;
        }
        if (text.contains("read-only")) {
            return Problem.READ_ONLY;
        }
        return storeOf(folder).map(store -> ask(store, size)).orElse(Problem.OTHER);
    }

    private static Problem ask(FileStore store, int size) {
        try {
            if (store.isReadOnly()) {
                return Problem.READ_ONLY;
            }
            return store.getUsableSpace() < size ? Problem.DISK_FULL : Problem.OTHER;
        } catch (IOException e) {
            return Problem.OTHER;
        }
    }

    /** That of the nearest folder that exists. */
    private static Optional<FileStore> storeOf(Path folder) {
        for (Path path = folder; path != null; path = path.getParent()) {
            if (Files.exists(path)) {
                try {
                    return Optional.of(Files.getFileStore(path));
                } catch (IOException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
