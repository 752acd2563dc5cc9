package app.stagepass.vault;

import java.time.Duration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.files.AtomicFile;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.CredentialId;
import app.stagepass.token.RegistrationId;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.VaultException.FileNotWritten;
import app.stagepass.vault.VaultException.Locked;
import app.stagepass.vault.VaultException.NotKept;
import app.stagepass.vault.VaultException.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVaultTest {

    private static final CredentialId C1 = new CredentialId("c1");

    private final MapSecretStore keyring = new MapSecretStore();
    private final MemoryIndex index = new MemoryIndex();
    private final List<String> watched = new CopyOnWriteArrayList<>();
    private final TokenVault vault = new TokenVault(keyring, index, new MemoryRotations(),
            secret -> watched.add(secret.reveal()));

    @Test
    void aPairIsInTheKeyringAndEverythingElseInTheIndex() throws Exception {
        vault.keep(Entries.full("c1"), Entries.tokens("acc", "ref"));
        assertThat(keyring.entries()).containsOnlyKeys("credential-c1");
        assertThat(index.contents().credentials()).containsExactly(Entries.full("c1"));
        assertThat(vault.unsaved()).isEmpty();
        assertPair(restarted(), "acc", "ref");
    }

    @Test
    void everySecretThatPassesIsMadeKnownToTheLog() throws Exception {
        vault.keep(Entries.full("c1"), Entries.tokens("acc", "ref"));
        vault.register(Entries.registration("r1"), Optional.of(new ClientSecret("sec")));
        assertThat(watched).containsExactly("acc", "ref", "sec");
        watched.clear();
        assertThat(restarted().tokensOf(C1)).isPresent();
        assertThat(restarted().secretOf(new RegistrationId("r1"))).isPresent();
        assertThat(watched).containsExactly("acc", "ref", "sec");
    }

    @Test
    void aPairThatCouldNotBeStoredIsServedFromMemoryAndStoredLater() throws Exception {
        vault.keep(Entries.full("c1"), Entries.tokens("old", "old-r"));
        keyring.be(Mood.LOCKED);
        assertThatThrownBy(() -> vault.keep(Entries.bare("c1"), Entries.tokens("new", "new-r")))
                .isInstanceOf(Locked.class);
        assertThat(vault.unsaved()).containsExactly(C1);
        assertPair(vault, "new", "new-r");
        assertThat(vault.credentials()).containsExactly(Entries.bare("c1"));
        assertThatThrownBy(vault::saveUnsaved).isInstanceOf(Locked.class);

        keyring.be(Mood.OPEN);
        vault.saveUnsaved();
        assertThat(vault.unsaved()).isEmpty();
        assertPair(restarted(), "new", "new-r");
        assertThat(index.contents().credentials()).containsExactly(Entries.bare("c1"));
    }

    @Test
    void aFirstPairThatCouldNotBeStoredIsListedAllTheSame() {
        keyring.be(Mood.LYING);
        assertThatThrownBy(() -> vault.keep(Entries.full("c1"), Entries.tokens("a", "r"))).isInstanceOf(NotKept.class);
        assertThat(vault.credentials()).containsExactly(Entries.full("c1"));
        assertThat(index.contents().credentials()).isEmpty();
    }

    @Test
    void aLockedKeyringIsNoMissingEntry() throws Exception {
        vault.keep(Entries.full("c1"), Entries.tokens("a", "r"));
        keyring.be(Mood.LOCKED);
        assertThatThrownBy(() -> vault.tokensOf(C1)).isInstanceOf(Locked.class);
        assertThat(vault.credentials()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"v\":2,\"access\":\"a\"}", "{\"v\":1}", "{\"v\":1,\"access\":\"a b\"}",
            "{\"v\":1,\"access\":\"a\",\"refresh\":\"\"}", "raw-token"})
    void anEntryThatCannotBeUnderstoodIsReportedWithoutItsTextAndLeftAsItIs(String entry) {
        keyring.entries().put("credential-c1", entry);
        assertThatThrownBy(() -> vault.tokensOf(C1)).isInstanceOf(Unreadable.class).hasNoCause()
                .hasMessage("entry unreadable");
        assertThat(keyring.entries()).containsEntry("credential-c1", entry);
    }

    @Test
    void whereTheIndexCannotBeWrittenThePairIsSafeInTheKeyringAndSaysItIsNotDone(@TempDir Path folder)
            throws Exception {
        IndexFile full = IndexFile.open(new AtomicFile(folder.resolve("index.json"), (to, bytes) -> {
            throw new IOException("No space left on device");
        }), Clock.systemUTC());
        try (full) {
            TokenVault onFullDisk = new TokenVault(keyring, full, new MemoryRotations(), secret -> {});
            assertThatThrownBy(() -> onFullDisk.keep(Entries.full("c1"), Entries.tokens("a", "r")))
                    .isInstanceOf(FileNotWritten.class);
            assertThat(onFullDisk.unsaved()).containsExactly(C1);
            assertThat(keyring.entries()).containsKey("credential-c1");
            assertPair(onFullDisk, "a", "r");
        }
    }

    @Test
    void oneThatCannotBeSavedDoesNotHoldUpTheOthers() throws Exception {
        keyring.be(Mood.LOCKED);
        for (String id : List.of("c1", "c2", "c3")) {
            assertThatThrownBy(() -> vault.keep(Entries.full(id), Entries.tokens("a-" + id, "r")))
                    .isInstanceOf(Locked.class);
        }
        keyring.be(Mood.OPEN);
        keyring.refuse("credential-c2");
        assertThatThrownBy(vault::saveUnsaved).isInstanceOf(NotKept.class);
        assertThat(vault.unsaved()).containsExactly(new CredentialId("c2"));
    }

    @Test
    void removingTakesTheEntryOutOfTheKeyringFirst() throws Exception {
        vault.keep(Entries.full("c1"), Entries.tokens("a", "r"));
        keyring.be(Mood.LOCKED);
        assertThatThrownBy(() -> vault.remove(C1)).isInstanceOf(Locked.class);
        assertThat(vault.credentials()).hasSize(1);
        keyring.be(Mood.OPEN);
        vault.remove(C1);
        assertThat(keyring.entries()).isEmpty();
        assertThat(vault.credentials()).isEmpty();
    }

    @Test
    void removingAnUnsavedPairForgetsItToo() throws Exception {
        keyring.be(Mood.LYING);
        assertThatThrownBy(() -> vault.keep(Entries.full("c1"), Entries.tokens("a", "r"))).isInstanceOf(NotKept.class);
        keyring.be(Mood.OPEN);
        vault.remove(C1);
        vault.saveUnsaved();
        assertThat(vault.unsaved()).isEmpty();
        assertThat(vault.tokensOf(C1)).isEmpty();
        assertThat(keyring.entries()).isEmpty();
    }

    @Test
    void aNoteAboutARemovedCredentialDoesNotBringItBack() throws Exception {
        vault.keep(Entries.full("c1"), Entries.tokens("a", "r"));
        vault.note(Entries.bare("c1"));
        assertThat(vault.credentials()).containsExactly(Entries.bare("c1"));
        vault.remove(C1);
        vault.note(Entries.full("c1"));
        assertThat(vault.credentials()).isEmpty();
    }

    @Test
    void aNoteAboutAnUnsavedCredentialIsStoredWithIt() throws Exception {
        keyring.be(Mood.LOCKED);
        assertThatThrownBy(() -> vault.keep(Entries.full("c1"), Entries.tokens("a", "r"))).isInstanceOf(Locked.class);
        vault.note(Entries.bare("c1"));
        keyring.be(Mood.OPEN);
        vault.saveUnsaved();
        assertThat(index.contents().credentials()).containsExactly(Entries.bare("c1"));
    }

    @Test
    void anOlderPairNeverLandsOnANewerOne() throws Exception {
        keyring.slowDown();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> older = CompletableFuture.runAsync(() -> keep("older"), threads);
            keyring.awaitACall();
            CompletableFuture<Void> newer = CompletableFuture.runAsync(() -> keep("newer"), threads);
            while (!watched.contains("newer")) {
                Thread.onSpinWait();
            }
            keyring.speedUp();
            CompletableFuture.allOf(older, newer).get(20, TimeUnit.SECONDS);
        }
        assertThat(vault.unsaved()).isEmpty();
        assertPair(restarted(), "newer", "r");
    }

    @Test
    void theListCanBeReadWhileTheKeyringTakesItsTime() throws Exception {
        keyring.slowDown();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> keeping = CompletableFuture.runAsync(() -> keep("slow"), threads);
            keyring.awaitACall();
            assertThat(vault.credentials()).hasSize(1);
            assertPair(vault, "slow", "r");
            keyring.speedUp();
            keeping.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aRegistrationKeepsItsSecretUntilItIsForgotten() throws Exception {
        RegistrationId r1 = new RegistrationId("r1");
        vault.register(Entries.registration("r1"), Optional.of(new ClientSecret("sec")));
        vault.register(Entries.registration("r1"), Optional.empty());
        assertThat(vault.registrations()).hasSize(1);
        assertThat(vault.secretOf(r1).orElseThrow().matches("sec")).isTrue();
        vault.forget(r1);
        assertThat(vault.registrations()).isEmpty();
        assertThat(vault.secretOf(r1)).isEmpty();
        assertThat(keyring.entries()).isEmpty();
    }

    @Test
    void aRegistrationWhoseSecretWasNotKeptIsNotAdded() {
        keyring.be(Mood.LYING);
        assertThatThrownBy(
                () -> vault.register(Entries.registration("r1"), Optional.of(new ClientSecret("sec"))))
                .isInstanceOf(NotKept.class);
        assertThat(vault.registrations()).isEmpty();
    }

    private void keep(String access) {
        try {
            vault.keep(Entries.full("c1"), Entries.tokens(access, "r"));
        } catch (VaultException e) {
            throw new AssertionError(e);
        }
    }

    /** The same keyring and index, as a new process finds them. */
    private TokenVault restarted() {
        return new TokenVault(keyring, index, new MemoryRotations(), secret -> watched.add(secret.reveal()));
    }

    private static void assertPair(TokenVault vault, String access, String refresh) throws VaultException {
        KeptTokens tokens = vault.tokensOf(C1).orElseThrow();
        assertThat(tokens.access().matches(access)).isTrue();
        assertThat(tokens.refresh().orElseThrow().matches(refresh)).isTrue();
        assertThat(tokens.toString()).doesNotContain(access + "]").contains("hidden");
    }

    @Test
    void aPairOnItsWayIsExpectedUntilItIsHereOrKnownNotToCome() throws Exception {
        assertThat(vault.awaitPairs(Duration.ofMillis(1))).isTrue();
        ExpectedPairs.Expectation one = vault.expectPair();
        ExpectedPairs.Expectation another = vault.expectPair();
        assertThat(vault.expectedPairs()).isEqualTo(2);
        another.close();
        another.close();
        assertThat(vault.expectedPairs()).isEqualTo(1);
        assertThat(vault.awaitPairs(Duration.ofMillis(1))).isFalse();
        one.close();
        assertThat(vault.expectedPairs()).isZero();
    }

    @Test
    void whoWaitsForPairsIsWokenByTheLast() throws Exception {
        ExpectedPairs.Expectation pair = vault.expectPair();
        CompletableFuture<Boolean> waited = new CompletableFuture<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                waited.complete(vault.awaitPairs(Duration.ofMinutes(1)));
            } catch (InterruptedException e) {
                waited.completeExceptionally(e);
            }
        });
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            assertThat(waited).isNotDone();
        }
        pair.close();
        assertThat(waited.get(20, TimeUnit.SECONDS)).isTrue();
        waiting.join();
    }

    @Test
    void aNoteThatCannotBeWrittenHoldsAndIsWrittenLater() throws Exception {
        StubbornIndex full = new StubbornIndex();
        TokenVault pressed = new TokenVault(keyring, full, new MemoryRotations(), _ -> {});
        pressed.keep(Entries.full("c1"), Entries.tokens("a", "r"));
        full.beFull(true);
        assertThatThrownBy(() -> pressed.note(Entries.bare("c1"))).isInstanceOf(FileNotWritten.class);
        assertThat(pressed.credentials()).containsExactly(Entries.bare("c1"));
        assertThatThrownBy(pressed::saveUnsaved).isInstanceOf(FileNotWritten.class);
        assertThat(full.contents().credentials()).containsExactly(Entries.full("c1"));

        full.beFull(false);
        pressed.saveUnsaved();
        assertThat(full.contents().credentials()).containsExactly(Entries.bare("c1"));
    }
}
