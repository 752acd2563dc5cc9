package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.vault.FakeKeyring.Library;
import app.stagepass.vault.VaultException.Failed;
import app.stagepass.vault.VaultException.Locked;
import app.stagepass.vault.VaultException.NotKept;
import app.stagepass.vault.VaultException.TimedOut;
import app.stagepass.vault.VaultException.Unavailable;
import app.stagepass.vault.VaultException.Unavailable.Missing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringSecretStoreTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final FakeKeyring keyring = new FakeKeyring();
    private final KeyringSecretStore store = new KeyringSecretStore(keyring, keyring::open, LONG, LONG);

    @AfterEach
    void letGo() {
        keyring.gate.countDown();
        store.close();
    }

    @Test
    void whatIsWrittenIsReadAndWhatIsDeletedIsGone() throws Exception {
        store.write("a", "one");
        store.write("a", "two");
        assertThat(store.read("a")).contains("two");
        assertThat(store.read("b")).isEmpty();
        store.delete("a");
        store.delete("a");
        assertThat(store.read("a")).isEmpty();
        assertThat(keyring.opened).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(value = Missing.class, names = {"SESSION_BUS", "SECRET_SERVICE", "DEFAULT_COLLECTION", "SUPPORT"})
    void aMissingPartIsNamedAndTheLibraryIsNotTouched(Missing part) {
        keyring.missing = Optional.of(part);
        assertUnavailable(() -> store.read("a"), part);
        assertUnavailable(() -> store.write("a", "x"), part);
        assertUnavailable(() -> store.delete("a"), part);
        assertUnavailable(store::unlock, part);
        assertThat(keyring.opened).hasValue(0);
    }

    @Test
    void aLockedKeyringIsSaidToBeLockedAndNobodyIsAsked() {
        keyring.locked = true;
        assertThatThrownBy(() -> store.read("a")).isInstanceOf(Locked.class);
        assertThatThrownBy(() -> store.write("a", "x")).isInstanceOf(Locked.class);
        assertThatThrownBy(() -> store.delete("a")).isInstanceOf(Locked.class);
        assertThat(keyring.prompts).hasValue(0);
    }

    @Test
    void unlockingAsksThePersonOnceAndThenEverythingWorks() throws Exception {
        keyring.entries.put("a", "kept from before");
        keyring.locked = true;
        store.unlock();
        assertThat(store.read("a")).contains("kept from before");
        store.unlock();
        assertThat(keyring.prompts).hasValue(1);
    }

    @Test
    void aDismissedPromptLeavesItLocked() {
        keyring.locked = true;
        keyring.personDeclines = true;
        assertThatThrownBy(store::unlock).isInstanceOf(Locked.class);
        assertThat(keyring.prompts).hasValue(1);
        assertThatThrownBy(() -> store.write("a", "x")).isInstanceOf(Locked.class);
        keyring.personDeclines = false;
        assertThat(unlockAndRead()).isEmpty();
    }

    @Test
    void whileThePersonIsAskedOtherCallsDoNotWaitForThem() throws Exception {
        keyring.locked = true;
        keyring.block();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> unlocking = CompletableFuture.runAsync(this::unlock, threads);
            assertThat(keyring.reached.await(20, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> store.read("a")).isInstanceOf(Locked.class);
            assertThatThrownBy(store::unlock).isInstanceOf(Locked.class);
            keyring.gate.countDown();
            unlocking.get(20, TimeUnit.SECONDS);
        }
        assertThat(store.read("a")).isEmpty();
        assertThat(keyring.prompts).hasValue(1);
    }

    @Test
    void aWriteThatWasNotKeptIsNotASuccess() throws Exception {
        keyring.library = Library.SWALLOWS_WRITES;
        assertThatThrownBy(() -> store.write("a", "x")).isInstanceOf(NotKept.class);
        keyring.library = Library.WORKS;
        store.write("a", "old");
        keyring.library = Library.SWALLOWS_WRITES;
        assertThatThrownBy(() -> store.write("a", "new")).isInstanceOf(NotKept.class);
        assertThat(store.read("a")).contains("old");
    }

    @Test
    void aDeletionThatDidNothingIsNotASuccess() throws Exception {
        store.write("a", "x");
        keyring.library = Library.SWALLOWS_DELETES;
        assertThatThrownBy(() -> store.delete("a")).isInstanceOf(NotKept.class);
    }

    @Test
    void anEntryThatIsThereIsNeverReportedMissing() throws Exception {
        store.write("a", "x");
        keyring.library = Library.SAYS_NO_ENTRY;
        assertThatThrownBy(() -> store.read("a")).isInstanceOf(Failed.class);
        keyring.library = Library.THROWS_NULL_POINTER;
        assertThatThrownBy(() -> store.read("a")).isInstanceOf(Failed.class);
    }

    @Test
    void whereOnlyTheLibraryCanTellItsNoEntryIsBelieved() throws Exception {
        keyring.cannotTell = true;
        assertThat(store.read("a")).isEmpty();
        store.delete("a");
        store.write("a", "x");
        assertThat(store.read("a")).contains("x");
        keyring.library = Library.SWALLOWS_DELETES;
        assertThatThrownBy(() -> store.delete("a")).isInstanceOf(NotKept.class);
    }

    @ParameterizedTest
    @EnumSource(value = Library.class, names = {"THROWS_NULL_POINTER", "THROWS_LINKAGE_ERROR"})
    void whateverTheLibraryThrowsIsAFailureWithoutItsText(Library trouble) {
        keyring.library = trouble;
        assertThatThrownBy(() -> store.write("a", "x")).isInstanceOf(Failed.class).hasNoCause().message()
                .doesNotContain("q1w2").contains("keyring failed: N");
        keyring.library = Library.WORKS;
        assertThat(unlockAndRead()).isEmpty();
    }

    @Test
    void aConnectionThatStumblesIsReplacedOnce() throws Exception {
        store.write("a", "x");
        keyring.stumblesOnce = true;
        assertThat(store.read("a")).contains("x");
        assertThat(keyring.opened).hasValue(2);
    }

    @Test
    void aKeyringThatGoesAwayIsSaidToHaveGoneAndIsFoundAgainWhenItComesBack() throws Exception {
        store.write("a", "x");
        keyring.missing = Optional.of(Missing.SECRET_SERVICE);
        assertUnavailable(() -> store.read("a"), Missing.WENT_AWAY);
        assertUnavailable(() -> store.write("b", "y"), Missing.WENT_AWAY);
        keyring.missing = Optional.empty();
        keyring.daemon = 2;
        assertThat(store.read("a")).contains("x");
        store.write("b", "y");
        assertThat(keyring.opened).hasValue(2);
    }

    @Test
    void oneThatGoesAwayWhileItIsTriedAgainIsSaidToHaveGoneToo() throws Exception {
        store.write("a", "x");
        keyring.stumblesOnce = true;
        keyring.goesAwayAtOpening = 2;
        assertUnavailable(() -> store.read("a"), Missing.WENT_AWAY);
    }

    @Test
    void aKeyringThatWasRestartedUnnoticedGetsANewConnection() throws Exception {
        store.write("a", "x");
        keyring.daemon = 2;
        store.write("b", "y");
        assertThat(keyring.entries).containsEntry("b", "y");
        assertThat(keyring.callsIntoTheVoid).hasValue(0);
        assertThat(keyring.opened).hasValue(2);
    }

    @Test
    void aKeyringThatIsLockedInTheMiddleIsSaidToBeLocked() throws Exception {
        store.write("a", "x");
        keyring.block();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<VaultException> writing = CompletableFuture.supplyAsync(() -> failureOf("b"), threads);
            assertThat(keyring.reached.await(20, TimeUnit.SECONDS)).isTrue();
            keyring.locked = true;
            keyring.gate.countDown();
            assertThat(writing.get(20, TimeUnit.SECONDS)).isInstanceOf(Locked.class);
        }
    }

    @Test
    void aCallHasALimitAndALaterOneIsNotOvertakenByIt() throws Exception {
        try (KeyringSecretStore hasty = new KeyringSecretStore(keyring, keyring::open, SHORT, LONG)) {
            keyring.block();
            assertThatThrownBy(() -> hasty.write("a", "begun")).isInstanceOf(TimedOut.class);
            assertThatThrownBy(() -> hasty.write("a", "never begun")).isInstanceOf(TimedOut.class);
            keyring.gate.countDown();
            hasty.unlock(); // comes after them, and waits long enough
        }
        assertThat(keyring.twoAtOnce).isFalse();
        assertThat(keyring.entries).containsEntry("a", "begun");
    }

    @Test
    void manyCallersReachTheLibraryOneByOne() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String key = "key-" + i;
                answers.add(threads.submit(() -> {
                    start.await();
                    store.write(key, "v");
                    return store.read(key);
                }));
            }
            start.countDown();
            for (Future<Optional<String>> answer : answers) {
                assertThat(answer.get()).contains("v");
            }
        }
        assertThat(keyring.twoAtOnce).isFalse();
        assertThat(keyring.entries).hasSize(40);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1201, 5000})
    void aValueThatSomeKeyringWouldBreakOnIsRefused(int length) {
        assertThatThrownBy(() -> store.write("a", "x".repeat(length))).isInstanceOf(IllegalArgumentException.class);
        assertThat(keyring.opened).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "FreeBSD"})
    void whatIsNeitherWindowsNorMacMayHaveASecretService(String name) {
        assertThat(KeyringSystem.of(name)).isEqualTo(KeyringSystem.LINUX);
        assertThat(KeyringSystem.of("Windows 11")).isEqualTo(KeyringSystem.WINDOWS);
        assertThat(KeyringSystem.of("Mac OS X")).isEqualTo(KeyringSystem.MACOS);
    }

    private void unlock() {
        try {
            store.unlock();
        } catch (VaultException e) {
            throw new AssertionError(e);
        }
    }

    private Optional<String> unlockAndRead() {
        try {
            store.unlock();
            return store.read("nothing");
        } catch (VaultException e) {
            throw new AssertionError(e);
        }
    }

    private VaultException failureOf(String key) {
        try {
            store.write(key, "x");
        } catch (VaultException e) {
            return e;
        }
        throw new AssertionError("written");
    }

    private static void assertUnavailable(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Missing part) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Unavailable.class,
                e -> assertThat(e.missing()).isEqualTo(part));
    }
}
