package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.TestClock;
import app.stagepass.files.AtomicFile;
import app.stagepass.vault.VaultException.FileNotRead;
import app.stagepass.vault.VaultException.FileNotWritten;
import app.stagepass.vault.VaultException.Locked;
import app.stagepass.vault.VaultException.NotKept;
import app.stagepass.vault.VaultException.WrongPassphrase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The encrypted file gets another passphrase, comes into being full, and is removed. */
class FilePassphraseTest {

    private static final String OLD = "Klavier-Regen_77 Laterne";
    private static final String NEW = "Tonleiter Moos 12 Fenster";
    private static final Argon2Cost CHEAP = new Argon2Cost(8, 1, 1);
    private static final int DERIVATION = 36;

    @TempDir
    Path parent;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private FileSecretStore store = store(new AtomicFile(Path.of("none")));

    @BeforeEach
    void a_file_with_an_entry() throws Exception {
        store = store(new AtomicFile(path()));
        store.create(OLD.toCharArray(), Map.of("credential-1", "access refresh"));
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private Path path() {
        return parent.resolve("secrets.vault");
    }

    private FileSecretStore store(AtomicFile file) {
        return new FileSecretStore(file, "Encrypted file", CHEAP, new SecureRandom(), new TestClock(), timer);
    }

    private FileSecretStore another() {
        return store(new AtomicFile(path()));
    }

    private static void opens(FileSecretStore one, String passphrase) throws VaultException {
        one.unlock(passphrase.toCharArray());
        assertThat(one.read("credential-1")).contains("access refresh");
    }

    @Test
    void it_comes_into_being_with_all_that_it_is_given() throws Exception {
        assertThat(store.entries()).containsOnly(Map.entry("credential-1", "access refresh"));
        opens(another(), OLD);
    }

    @Test
    void the_new_one_opens_it_and_the_old_one_does_not_and_both_are_wiped() throws Exception {
        byte[] before = Files.readAllBytes(path());
        char[] old = OLD.toCharArray();
        char[] fresh = NEW.toCharArray();
        store.changePassphrase(old, fresh);
        assertThat(old).containsOnly('\0');
        assertThat(fresh).containsOnly('\0');
        assertThat(store.isLocked()).isFalse();
        store.write("credential-2", "more");
        opens(another(), NEW);
        assertThatThrownBy(() -> another().unlock(OLD.toCharArray())).isInstanceOf(WrongPassphrase.class);
        assertThat(Arrays.copyOf(Files.readAllBytes(path()), DERIVATION)).as("a salt of its own")
                .isNotEqualTo(Arrays.copyOf(before, DERIVATION));
    }

    @Test
    void who_does_not_know_the_old_one_changes_nothing_even_while_it_is_open() throws Exception {
        byte[] before = Files.readAllBytes(path());
        char[] wrong = "not the passphrase".toCharArray();
        char[] fresh = NEW.toCharArray();
        assertThatThrownBy(() -> store.changePassphrase(wrong, fresh)).isInstanceOf(WrongPassphrase.class);
        assertThat(wrong).containsOnly('\0');
        assertThat(fresh).containsOnly('\0');
        assertThat(path()).hasBinaryContent(before);
        assertThat(store.read("credential-1")).contains("access refresh");
    }

    @Test
    void a_new_one_that_is_soon_guessed_is_not_taken() {
        char[] old = OLD.toCharArray();
        assertThatThrownBy(() -> store.changePassphrase(old, "elevenchars".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("eleven");
        assertThat(old).containsOnly('\0');
    }

    @Test
    void a_locked_one_is_open_afterwards() throws Exception {
        FileSecretStore locked = another();
        locked.changePassphrase(OLD.toCharArray(), NEW.toCharArray());
        assertThat(locked.isLocked()).isFalse();
        assertThat(locked.read("credential-1")).contains("access refresh");
    }

    @Test
    void whoever_has_it_open_under_the_old_one_has_to_ask() throws Exception {
        FileSecretStore other = another();
        opens(other, OLD);
        store.changePassphrase(OLD.toCharArray(), NEW.toCharArray());
        assertThatThrownBy(() -> other.write("credential-1", "x")).isInstanceOf(Locked.class);
        opens(other, NEW);
    }

    /** What a power cut would leave is looked at while the new file is being written, and right after. */
    @Test
    void at_any_moment_the_disk_holds_the_old_file_whole_or_the_new_one() throws Exception {
        Path copy = Files.createDirectory(parent.resolve("copy"));
        FileSecretStore halfway = store(new AtomicFile(path(), (to, bytes) -> {
            to.write(bytes.slice(0, bytes.remaining() / 2));
            try (Stream<Path> all = Files.list(parent)) {
                for (Path one : all.filter(Files::isRegularFile).toList()) {
                    Files.copy(one, copy.resolve(one.getFileName()));
                }
            }
            to.write(bytes.position(bytes.remaining() / 2));
        }));
        halfway.changePassphrase(OLD.toCharArray(), NEW.toCharArray());
        opens(store(new AtomicFile(copy.resolve("secrets.vault"))), OLD);
        opens(another(), NEW);
    }

    @Test
    void a_full_disk_leaves_it_under_the_old_one_and_open() throws Exception {
        FileSecretStore full = store(new AtomicFile(path(), (_, _) -> {
            throw new IOException("No space left on device");
        }));
        opens(full, OLD);
        assertThatThrownBy(() -> full.changePassphrase(OLD.toCharArray(), NEW.toCharArray()))
                .isInstanceOf(FileNotWritten.class);
        assertThat(full.read("credential-1")).contains("access refresh");
        opens(another(), OLD);
    }

    @Test
    void a_disk_that_kept_the_old_file_is_found_out() throws Exception {
        byte[] before = Files.readAllBytes(path());
        FileSecretStore lied = store(new AtomicFile(path(), (to, _) -> to.write(ByteBuffer.wrap(before))));
        opens(lied, OLD);
        assertThatThrownBy(() -> lied.changePassphrase(OLD.toCharArray(), NEW.toCharArray()))
                .isInstanceOf(NotKept.class);
        assertThat(lied.read("credential-1")).contains("access refresh");
    }

    @Test
    void a_damaged_file_gets_no_new_one() throws Exception {
        byte[] bytes = Files.readAllBytes(path());
        bytes[bytes.length / 2] ^= 1;
        Files.write(path(), bytes);
        assertThatThrownBy(() -> store.changePassphrase(OLD.toCharArray(), NEW.toCharArray()))
                .isInstanceOf(FileNotRead.class);
        assertThat(path()).hasBinaryContent(bytes);
    }

    @Test
    void the_one_that_should_give_way_is_put_back_if_there_is_no_room_for_the_new_one() throws Exception {
        byte[] before = Files.readAllBytes(path());
        FileSecretStore full = store(new AtomicFile(path(), (_, _) -> {
            throw new IOException("No space left on device");
        }));
        assertThatThrownBy(() -> full.create(NEW.toCharArray())).isInstanceOf(FileNotWritten.class);
        assertThat(path()).hasBinaryContent(before);
        try (Stream<Path> all = Files.list(parent)) {
            assertThat(all.map(one -> one.getFileName().toString())).containsExactlyInAnyOrder("secrets.vault",
                    "secrets.vault.lock");
        }
    }

    @Test
    void the_one_that_gives_way_is_told_where_it_is() throws Exception {
        byte[] before = Files.readAllBytes(path());
        Optional<Path> aside = store.create(NEW.toCharArray());
        assertThat(aside.orElseThrow()).hasBinaryContent(before);
        assertThat(aside.orElseThrow().getFileName().toString()).startsWith("secrets.vault.set-aside-");
    }

    @Test
    void removed_it_is_locked_and_gone_and_so_it_stays() throws Exception {
        store.remove();
        assertThat(store.isLocked()).isTrue();
        assertThat(store.exists()).isFalse();
        assertThatThrownBy(store::entries).isInstanceOf(Locked.class);
        store.remove();
        Files.createDirectories(path().resolve("something"));
        assertThatThrownBy(store::remove).isInstanceOfSatisfying(FileNotWritten.class,
                e -> assertThat(e.file()).isEqualTo(path()));
    }
}
