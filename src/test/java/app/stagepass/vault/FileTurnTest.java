package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.vault.VaultException.RenewedElsewhere;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whose turn it is, within one process. Other processes are met in {@link RotationFilesTest}. */
@Timeout(60)
class FileTurnTest {

    @TempDir
    Path parent;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private Path folder() {
        return parent.resolve("rotations");
    }

    private FileTurn turn() throws VaultException {
        return FileTurn.await(folder(), "owl.lock", Duration.ofSeconds(30), timer);
    }

    @Test
    void it_is_a_lock_file_that_names_its_owner_in_a_folder_of_the_persons_own() throws Exception {
        try (FileTurn _ = turn()) {
            assertThat(folder().resolve("owl.lock")).hasContent(ProcessHandle.current().pid() + "\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder()))).isEqualTo("rwx------");
        }
    }

    @Test
    void a_second_one_in_the_same_process_is_refused_until_the_first_is_closed() throws Exception {
        FileTurn first = turn();
        assertThatThrownBy(this::turn).isInstanceOf(RenewedElsewhere.class)
                .hasMessageContaining("" + ProcessHandle.current().pid());
        first.close();
        try (FileTurn again = turn()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void where_no_lock_file_can_be_made_nobody_is_kept_waiting() throws Exception {
        Files.writeString(folder(), "a file stands where the folder should be");
        try (FileTurn one = turn(); FileTurn another = turn()) {
            assertThat(one).isNotSameAs(another);
        }
    }
}
