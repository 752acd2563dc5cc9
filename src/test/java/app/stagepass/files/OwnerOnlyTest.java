package app.stagepass.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether what lies in a folder can only be ours. */
class OwnerOnlyTest {

    private final long me = new UnixSystem().getUid();
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"rwx------,true", "rwxr-xr-x,true", "rwxrwx---,false", "rwx----w-,false", "rwxrwxrwx,false"})
    void a_folder_is_ours_while_nobody_else_can_write_to_it(String permissions, boolean ours) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        assertThat(OwnerOnly.isOurs(folder)).isEqualTo(ours);
    }

    @Test
    void anothers_is_not_whatever_its_permissions_are() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        assertThat(OwnerOnly.isOf(me, folder)).isTrue();
        assertThat(OwnerOnly.isOf(me + 1, folder)).isFalse();
    }

    @Test
    void of_a_link_the_folder_behind_it_counts() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(OwnerOnly.isOurs(link)).isFalse();
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwx------"));
        assertThat(OwnerOnly.isOurs(link)).isTrue();
    }
}
