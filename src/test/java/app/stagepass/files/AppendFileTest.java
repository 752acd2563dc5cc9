package app.stagepass.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.files.NotWrittenException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines come to the end of a file, whole, and what is there stays. */
class AppendFileTest {

    @TempDir
    Path home;

    private Path path() {
        return home.resolve("folder").resolve("lines");
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        new AppendFile(path()).read(lines::add);
        return lines;
    }

    @Test
    void lines_are_read_as_they_came() throws Exception {
        assertThat(lines()).isEmpty();
        new AppendFile(path()).append("one\ntwo\n");
        new AppendFile(path()).append("drei – vier\n");
        assertThat(lines()).containsExactly("one", "two", "drei – vier");
    }

    @Test
    void a_file_that_was_open_to_others_is_shut() throws Exception {
        new AppendFile(path()).append("one\n");
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-rw-rw-"));
        new AppendFile(path()).append("two\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path()))).isEqualTo("rw-------");
    }

    @Test
    void a_full_disk_leaves_no_half_line() throws Exception {
        new AppendFile(path()).append("one\n");
        AppendFile full = new AppendFile(path(), (to, bytes) -> {
            to.write(bytes.limit(5));
            throw new IOException("No space left on device");
        });
        assertThatThrownBy(() -> full.append("two and three\n")).isInstanceOfSatisfying(NotWrittenException.class,
                told -> assertThat(told.problem()).isEqualTo(Problem.DISK_FULL));
        assertThat(path()).hasContent("one\n");
    }

    @Test
    void a_line_that_was_cut_off_does_not_swallow_the_next() throws Exception {
        new AppendFile(path()).append("one\n");
        Files.writeString(path(), "one\ntw");
        new AppendFile(path()).append("three\n");
        assertThat(lines()).containsExactly("one", "tw", "three");
    }

    @Test
    void a_line_without_an_end_does_not_fill_the_memory() throws Exception {
        new AppendFile(path()).append("x".repeat(3_000_000));
        assertThat(lines()).hasSize(1).first().asString().hasSize(AppendFile.LONGEST_LINE);
    }
}
