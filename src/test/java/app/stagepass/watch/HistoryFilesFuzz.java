package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.files.FuzzFolder;
import app.stagepass.watch.HistoryFiles.Entry;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Any bytes where a day of history should be: what is understood is handed on, and can be written and reads the same. */
public final class HistoryFilesFuzz {

    private static final FuzzFolder FOLDER = new FuzzFolder("history");

    private HistoryFilesFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        FOLDER.with("2026-11-22.tsv", data);
        List<Entry> read = entries();
        Files.delete(FOLDER.path().resolve("2026-11-22.tsv"));

        new HistoryFiles(FOLDER.path()).append(new ArrayList<>(read));

        assertThat(entries()).as("by day").containsExactlyInAnyOrderElementsOf(read);
    }

    private static List<Entry> entries() {
        List<Entry> read = new ArrayList<>();
        new HistoryFiles(FOLDER.path()).read((id, check) -> read.add(new Entry(id, check)));
        return read;
    }
}
