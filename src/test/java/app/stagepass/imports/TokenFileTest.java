package app.stagepass.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.imports.NotTokens.Why;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {

    private static final String ENV = "ACCESSTOKEN=a1b2c3d4e5f6g7h8i9j0a1b2c3d4e5\n";

    @TempDir
    Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve(".twitch-cli.env"), text);
    }

    private static void isRefused(Path path, Why why) {
        assertThatThrownBy(() -> TokenFile.read(path, _ -> {}))
                .isInstanceOfSatisfying(NotTokens.class, e -> assertThat(e.why()).isEqualTo(why));
    }

    @Test
    void a_file_is_read_and_left_as_it_is() throws Exception {
        Path path = file(ENV);

        assertThat(TokenFile.read(path, _ -> {}).tokens()).hasSize(1);

        assertThat(path).hasContent(ENV);
    }

    @Test
    void a_file_that_is_none_is_named_for_what_it_is() throws Exception {
        isRefused(folder.resolve("nothing"), Why.GONE);
        isRefused(folder, Why.NOT_A_FILE);
        isRefused(Path.of("/dev/null"), Why.NOT_A_FILE);
        isRefused(Files.createSymbolicLink(folder.resolve("link"), file(ENV)), Why.LINK);
        isRefused(Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere")), Why.LINK);
    }

    @Test
    void a_huge_file_is_not_read_to_its_end() throws Exception {
        isRefused(file(ENV + "#".repeat(TokenFile.LONGEST)), Why.TOO_LARGE);
        assertThat(TokenFile.read(file(ENV + "#".repeat(TokenFile.LONGEST - ENV.length())), _ -> {}).tokens())
                .hasSize(1);
    }

    @Test
    void a_picture_is_no_text() throws Exception {
        isRefused(Files.write(folder.resolve("owl.png"), new byte[]{(byte) 0x89, 'P', 'N', 'G', (byte) 0xff}),
                Why.NOT_TEXT);
        isRefused(file("Dear diary"), Why.FOREIGN);
    }

    @Test
    void a_wiped_file_is_gone_and_its_bytes_were_written_over() throws Exception {
        Path path = file(ENV);
        Path otherName = Files.createLink(folder.resolve("same-bytes"), path);

        TokenFile.read(path, _ -> {}).wipe();

        assertThat(path).doesNotExist();
        assertThat(Files.readAllBytes(otherName)).hasSize(ENV.length()).containsOnly(0);
    }

    @Test
    void what_changed_since_is_not_wiped() throws Exception {
        Path path = file(ENV);
        TokenFile read = TokenFile.read(path, _ -> {});
        Files.writeString(path, ENV + "REFRESHTOKEN=newer\n");

        assertThatThrownBy(read::wipe)
                .isInstanceOfSatisfying(NotTokens.class, e -> assertThat(e.why()).isEqualTo(Why.CHANGED));

        assertThat(path).hasContent(ENV + "REFRESHTOKEN=newer\n");
    }

    @Test
    void a_file_that_may_not_be_written_says_so() throws Exception {
        Path path = file(ENV);
        TokenFile read = TokenFile.read(path, _ -> {});
        Files.delete(path);
        Files.createDirectory(path);
        assertThatThrownBy(read::wipe)
                .isInstanceOfSatisfying(NotTokens.class, e -> assertThat(e.why()).isEqualTo(Why.NOT_A_FILE));
        Files.delete(path);
        assertThatThrownBy(read::wipe)
                .isInstanceOfSatisfying(NotTokens.class, e -> assertThat(e.why()).isEqualTo(Why.GONE));
    }

    @Test
    void where_nobody_may_read_it_that_is_said() throws Exception {
        Path path = file(ENV);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));

        if (Files.isReadable(path)) { // root reads everything
            assertThat(TokenFile.read(path, _ -> {}).tokens()).hasSize(1);
        } else {
            isRefused(path, Why.NOT_READABLE);
        }
    }
}
