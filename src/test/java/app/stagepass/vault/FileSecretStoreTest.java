package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.Canary;
import app.stagepass.TestClock;
import app.stagepass.files.AtomicFile;
import app.stagepass.vault.VaultException.FileNotRead;
import app.stagepass.vault.VaultException.FileNotRead.Why;
import app.stagepass.vault.VaultException.FileNotWritten;
import app.stagepass.vault.VaultException.Locked;
import app.stagepass.vault.VaultException.NotKept;
import app.stagepass.vault.VaultException.WrongPassphrase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in a file of their own, for a machine that has no keyring. */
class FileSecretStoreTest {

    private static final String PASSPHRASE = "Klavier-Regen_77 Laterne";
    private static final Argon2Cost CHEAP = new Argon2Cost(8, 1, 1);

    @TempDir
    Path parent;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final TestClock clock = new TestClock();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private Path path() {
        return parent.resolve("data").resolve("secrets.vault");
    }

    private FileSecretStore store() {
        return store(new AtomicFile(path()));
    }

    private FileSecretStore store(AtomicFile file) {
        return new FileSecretStore(file, "Encrypted file", CHEAP, new SecureRandom(), clock, timer);
    }

    private FileSecretStore created() throws VaultException {
        FileSecretStore store = store();
        store.create(PASSPHRASE.toCharArray());
        return store;
    }

    @Test
    void what_was_written_is_there_after_a_restart_once_the_passphrase_is_given() throws Exception {
        FileSecretStore first = created();
        first.write("credential-1", "access refresh");
        first.write("client-1", "secret");
        first.delete("client-1");
        first.delete("never there");
        assertThat(first.read("credential-1")).contains("access refresh");

        FileSecretStore next = store();
        assertThat(next.exists()).isTrue();
        assertThat(next.isLocked()).isTrue();
        next.unlock(PASSPHRASE.toCharArray());
        assertThat(next.read("credential-1")).contains("access refresh");
        assertThat(next.read("client-1")).isEmpty();
        assertThat(next.name()).isEqualTo("Encrypted file");
    }

    @Test
    void locked_it_says_nothing_and_takes_nothing() throws Exception {
        FileSecretStore store = created();
        store.write("credential-1", "before");
        byte[] before = Files.readAllBytes(path());
        store.lock();
        assertThatThrownBy(() -> store.read("credential-1")).isInstanceOfSatisfying(Locked.class,
                e -> assertThat(e.where()).isEqualTo(Locked.Where.FILE));
        assertThatThrownBy(() -> store.write("credential-1", "x")).isInstanceOf(Locked.class);
        assertThatThrownBy(() -> store.delete("credential-1")).isInstanceOf(Locked.class);
        assertThatThrownBy(store::unlock).as("no system knows the passphrase").isInstanceOf(Locked.class);
        assertThat(path()).hasBinaryContent(before);
        store.unlock(PASSPHRASE.toCharArray());
        store.unlock();
        assertThat(store.read("credential-1")).contains("before");
    }

    @Test
    void a_wrong_passphrase_opens_nothing_and_closes_nothing() throws Exception {
        FileSecretStore store = created();
        store.write("credential-1", "kept");
        assertThatThrownBy(() -> store().unlock("another passphrase".toCharArray()))
                .isInstanceOf(WrongPassphrase.class);
        assertThatThrownBy(() -> store().unlock(new char[0])).isInstanceOf(WrongPassphrase.class);
        assertThatThrownBy(() -> store.unlock("another passphrase".toCharArray())).isInstanceOf(WrongPassphrase.class);
        assertThat(store.isLocked()).isFalse();
        assertThat(store.read("credential-1")).contains("kept");
    }

    @Test
    void a_passphrase_is_wiped_whatever_comes_of_it() throws Exception {
        char[] created = PASSPHRASE.toCharArray();
        char[] right = PASSPHRASE.toCharArray();
        char[] wrong = "another passphrase".toCharArray();
        FileSecretStore store = store();
        store.create(created);
        store.unlock(right);
        assertThatThrownBy(() -> store.unlock(wrong)).isInstanceOf(WrongPassphrase.class);
        assertThat(created).containsOnly('\0');
        assertThat(right).containsOnly('\0');
        assertThat(wrong).containsOnly('\0');
    }

    @Test
    void a_passphrase_that_is_soon_guessed_is_not_taken() {
        FileSecretStore store = store();
        assertThatThrownBy(() -> store.create("elevenchars".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("eleven");
        assertThat(store.exists()).isFalse();
    }

    @Test
    void the_shortest_passphrase_that_is_taken_has_the_length_that_the_window_names() throws Exception {
        FileSecretStore store = store();
        store.create("x".repeat(FileSecretStore.SHORTEST_PASSPHRASE).toCharArray());
        assertThat(store.isLocked()).isFalse();
    }

    @Test
    void a_damaged_file_is_said_to_be_damaged_and_left_as_it_is() throws Exception {
        FileSecretStore open = created();
        byte[] bytes = Files.readAllBytes(path());
        bytes[bytes.length / 2] ^= 1;
        Files.write(path(), bytes);
        assertNotRead(() -> open.read("credential-1"), Why.DAMAGED);
        assertNotRead(() -> open.write("credential-1", "x"), Why.DAMAGED);
        assertNotRead(() -> store().unlock(PASSPHRASE.toCharArray()), Why.DAMAGED);
        assertNotRead(() -> store().unlock("another passphrase".toCharArray()), Why.DAMAGED);
        assertThat(path()).hasBinaryContent(bytes);
        assertNotRead(() -> store().look(), Why.DAMAGED);
        Files.write(path(), new byte[0]);
        assertNotRead(() -> store().unlock(PASSPHRASE.toCharArray()), Why.DAMAGED);
        Files.delete(path());
        assertNotRead(() -> open.write("credential-1", "x"), Why.GONE);
        assertNotRead(() -> store().unlock(PASSPHRASE.toCharArray()), Why.GONE);
        Files.createDirectory(path());
        assertNotRead(() -> open.read("credential-1"), Why.NOT_READABLE);
    }

    @Test
    void a_file_that_gives_way_to_a_new_one_is_kept_beside_it() throws Exception {
        created().write("credential-1", "old");
        byte[] old = Files.readAllBytes(path());
        FileSecretStore anew = store();
        anew.create("a wholly new passphrase".toCharArray());
        assertThat(anew.read("credential-1")).isEmpty();
        try (Stream<Path> all = Files.list(path().getParent())) {
            assertThat(all.filter(one -> one.getFileName().toString().contains(".set-aside-"))).singleElement()
                    .satisfies(aside -> assertThat(aside).hasBinaryContent(old));
        }
    }

    @Test
    void a_full_disk_leaves_the_old_file_whole() throws Exception {
        created().write("credential-1", "old");
        byte[] old = Files.readAllBytes(path());
        FileSecretStore full = store(new AtomicFile(path(), (to, bytes) -> {
            to.write(ByteBuffer.wrap(new byte[10]));
            throw new IOException("No space left on device");
        }));
        full.unlock(PASSPHRASE.toCharArray());
        assertThatThrownBy(() -> full.write("credential-1", "new")).isInstanceOfSatisfying(FileNotWritten.class,
                e -> assertThat(e.problem()).isEqualTo(FileNotWritten.Problem.DISK_FULL));
        assertThat(path()).hasBinaryContent(old);
        assertThat(full.read("credential-1")).contains("old");
        assertThat(temporaries()).isEmpty();
    }

    @Test
    void a_disk_that_takes_nothing_gets_no_file_and_the_store_stays_locked() {
        FileSecretStore store = store(new AtomicFile(path(), (_, _) -> {
            throw new IOException("Read-only file system");
        }));
        assertThatThrownBy(() -> store.create(PASSPHRASE.toCharArray())).isInstanceOfSatisfying(FileNotWritten.class,
                e -> assertThat(e.problem()).isEqualTo(FileNotWritten.Problem.READ_ONLY));
        assertThat(store.isLocked()).isTrue();
        assertThat(store.exists()).isFalse();
    }

    @Test
    void an_open_file_whose_successor_the_disk_does_not_take_is_not_open_any_more() throws Exception {
        AtomicBoolean full = new AtomicBoolean();
        FileSecretStore store = store(new AtomicFile(path(), (to, bytes) -> {
            if (full.get()) {
                throw new IOException("No space left on device");
            }
            to.write(bytes);
        }));
        store.create(PASSPHRASE.toCharArray());
        full.set(true);
        assertThatThrownBy(() -> store.create("a wholly new passphrase".toCharArray()))
                .isInstanceOf(FileNotWritten.class);
        assertThat(store.isLocked()).as("the file that it was open on has stepped aside").isTrue();
    }

    @Test
    void a_disk_that_lies_is_found_out() throws Exception {
        created();
        byte[] old = Files.readAllBytes(path());
        FileSecretStore lied = store(new AtomicFile(path(), (to, _) -> to.write(ByteBuffer.wrap(old))));
        lied.unlock(PASSPHRASE.toCharArray());
        assertThatThrownBy(() -> lied.write("credential-1", "new")).isInstanceOf(NotKept.class);
    }

    @Test
    void what_a_crash_left_is_no_hindrance() throws Exception {
        created().write("credential-1", "kept");
        Files.write(path().resolveSibling("secrets.vault.123.tmp"), new byte[]{1, 2, 3});
        FileSecretStore next = store();
        next.unlock(PASSPHRASE.toCharArray());
        next.write("credential-2", "more");
        assertThat(next.read("credential-1")).contains("kept");
    }

    @Test
    void two_processes_do_not_lose_each_others_entries() throws Exception {
        FileSecretStore one = created();
        FileSecretStore two = store();
        two.unlock(PASSPHRASE.toCharArray());
        one.write("credential-1", "of one");
        two.write("credential-2", "of two");
        assertThat(one.read("credential-2")).contains("of two");
        assertThat(two.read("credential-1")).contains("of one");
        store().create("a wholly new passphrase".toCharArray());
        assertThatThrownBy(() -> one.write("credential-1", "x")).as("under another passphrase now")
                .isInstanceOf(Locked.class);
        assertThat(one.isLocked()).isTrue();
    }

    @Test
    void only_the_owner_may_open_it_and_nothing_of_it_can_be_read() throws Exception {
        FileSecretStore store = created();
        store.write("credential-1", "k3p7x9qzWw8R2tY6uJ4mN1bV5cL0sD");
        Canary canary = new Canary(List.of(PASSPHRASE, "k3p7x9qzWw8R2tY6uJ4mN1bV5cL0sD"));
        try (Stream<Path> all = Files.list(path().getParent())) {
            for (Path one : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one))).isEqualTo("rw-------");
                assertThat(canary.findIn(Files.readAllBytes(one))).as(one.toString()).isEmpty();
            }
        }
    }

    @Test
    void an_entry_has_the_length_that_every_store_takes() throws Exception {
        FileSecretStore store = created();
        store.write("credential-1", "x".repeat(1200));
        assertThatThrownBy(() -> store.write("credential-1", "x".repeat(1201)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.write("credential-1", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_locks_when_nobody_was_there_for_as_long_as_the_person_chose() throws Exception {
        FileSecretStore store = created();
        try (ManualTimer ticks = new ManualTimer(); IdleLock idle = new IdleLock(clock, ticks, store::lock)) {
            clock.forward(Duration.ofDays(3));
            ticks.tick();
            assertThat(store.isLocked()).as("nobody asked for it").isFalse();
            idle.after(Optional.of(Duration.ofMinutes(15)));
            clock.forward(Duration.ofMinutes(14));
            ticks.tick();
            assertThat(store.isLocked()).isFalse();
            idle.personWasHere();
            clock.forward(Duration.ofMinutes(14));
            ticks.tick();
            assertThat(store.isLocked()).isFalse();
            clock.forward(Duration.ofMinutes(1));
            ticks.tick();
            assertThat(store.isLocked()).isTrue();
            store.unlock(PASSPHRASE.toCharArray());
            idle.personWasHere();
            clock.forward(Duration.ofMinutes(-5));
            ticks.tick();
            assertThat(store.isLocked()).as("nobody knows how long they were away").isTrue();
        }
    }

    private List<Path> temporaries() throws IOException {
        try (Stream<Path> all = Files.list(path().getParent())) {
            return all.filter(one -> one.toString().endsWith(".tmp")).toList();
        }
    }

    private void assertNotRead(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Why why) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FileNotRead.class, e -> {
            assertThat(e.why()).isEqualTo(why);
            assertThat(e.file()).isEqualTo(path());
        });
    }
}
