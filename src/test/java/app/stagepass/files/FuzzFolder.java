package app.stagepass.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is empty before each input. */
public final class FuzzFolder {

    private final Path folder;

    public FuzzFolder(String name) {
        try {
            folder = Files.createTempDirectory("stagepass-fuzz-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                clear();
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                // It is a temporary one.
            }
        }));
    }

    /** Holds this one file and nothing else, when it returns. */
    public Path with(String name, byte[] bytes) throws IOException {
        clear();
        return Files.write(folder.resolve(name), bytes);
    }

    public Path path() {
        return folder;
    }

    /** All that is there now, by name. */
    public List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private void clear() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
    }
}
