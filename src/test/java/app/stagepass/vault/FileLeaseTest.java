package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.files.AtomicFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may write a file. Another process is met in {@link IndexFileTest}. */
class FileLeaseTest {

    @TempDir
    Path parent;

    private AtomicFile file() {
        return new AtomicFile(parent.resolve("stagepass").resolve("index.json"));
    }

    @Test
    void it_is_a_lock_file_beside_the_file_whose_folder_is_made_for_it() {
        try (FileLease lease = FileLease.on(file())) {
            assertThat(lease.isTakenByAnother()).isFalse();
            assertThat(parent.resolve("stagepass").resolve("index.json.lock")).exists();
        }
    }

    @Test
    void a_second_one_in_the_same_process_is_refused_until_the_first_is_closed() {
        try (FileLease _ = FileLease.on(file()); FileLease second = FileLease.on(file())) {
            assertThat(second.isTakenByAnother()).isTrue();
        }
        try (FileLease third = FileLease.on(file())) {
            assertThat(third.isTakenByAnother()).isFalse();
        }
    }

    @Test
    void where_no_lock_file_can_be_made_nobody_else_is_blamed() throws Exception {
        Files.writeString(parent.resolve("stagepass"), "a file stands where the folder should be");
        try (FileLease lease = FileLease.on(file())) {
            assertThat(lease.isTakenByAnother()).isFalse();
        }
    }
}
