package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.token.ClientSecret;
import app.stagepass.token.RefreshToken;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The person's choice, made while the program runs, to keep everything in memory until it ends. */
class KeepingTest {

    private final MapSecretStore keyring = new MapSecretStore();
    private final MapSecretStore encrypted = new MapSecretStore();
    private final StubbornIndex file = new StubbornIndex();
    private final StubbornRotations rotations = new StubbornRotations();
    private final Keeping keeping = new Keeping(keyring, file, rotations);
    private final TokenVault vault = new TokenVault(keeping.secrets(), keeping.index(), keeping.rotations(), _ -> {});

    @Test
    void until_somebody_chooses_everything_goes_to_the_keyring_and_the_file() throws Exception {
        vault.keep(Entries.full("c1"), Entries.tokens("a", "r"));
        assertThat(keeping.isSessionOnly()).isFalse();
        assertThat(keyring.entries()).hasSize(1);
        assertThat(file.contents().credentials()).hasSize(1);
        assertThat(keeping.secrets().name()).isEqualTo(keyring.name());
        file.beInTrouble(new CredentialIndex.Trouble.InUse(Path.of("index.json")));
        assertThat(keeping.index().trouble()).isEqualTo(file.trouble()).isPresent();
        keyring.be(MapSecretStore.Mood.LOCKED);
        keeping.secrets().unlock();
        assertThat(vault.tokensOf(Entries.full("c1").credential().id())).isPresent();
    }

    @Test
    void from_then_on_nothing_is_written_anywhere_and_what_was_kept_before_stays_there() throws Exception {
        vault.register(Entries.registration("r1"), Optional.empty());
        vault.keep(Entries.full("c1"), Entries.tokens("a", "r"));
        keyring.be(MapSecretStore.Mood.LOCKED);
        keeping.keepForThisSession();
        assertThat(keeping.isSessionOnly()).isTrue();
        assertThat(vault.credentials()).isEmpty();
        assertThat(vault.registrations()).as("still known").containsExactly(Entries.registration("r1"));

        vault.keep(Entries.full("c2"), Entries.tokens("b", "s"));
        assertThat(vault.tokensOf(Entries.full("c2").credential().id())).isPresent();
        keeping.secrets().unlock();
        keeping.secrets().delete("credential-c2");
        assertThat(keeping.secrets().read("credential-c2")).isEmpty();
        assertThat(keyring.entries()).hasSize(1);
        assertThat(file.contents().credentials()).containsExactly(Entries.full("c1"));
        assertThat(keeping.secrets().name()).isNotEqualTo(keyring.name());
    }

    @Test
    void in_the_encrypted_file_everything_goes_on_in_place_with_what_could_be_fetched() throws Exception {
        vault.register(Entries.registration("r1"), Optional.of(new ClientSecret("the-secret-of-r1")));
        vault.keep(Entries.full("c1"), Entries.tokens("a", "r"));
        moveTo(encrypted);
        assertThat(keeping.place()).isEqualTo(Keeping.Place.ENCRYPTED_FILE);
        assertThat(encrypted.entries()).hasSize(2);
        assertThat(vault.tokensOf(Entries.full("c1").credential().id())).isPresent();
        assertThat(vault.secretOf(Entries.registration("r1").id())).isPresent();
        assertThat(keyring.entries()).as("untouched").hasSize(2);

        vault.keep(Entries.full("c2"), Entries.tokens("b", "s"));
        assertThat(encrypted.entries()).hasSize(3);
        assertThat(keyring.entries()).hasSize(2);
        assertThat(file.contents().credentials()).as("the index stays the one on the disk").hasSize(2);
    }

    @Test
    void a_keyring_that_does_not_answer_keeps_its_secrets_and_what_waited_is_stored_at_once() throws Exception {
        vault.register(Entries.registration("r1"), Optional.empty());
        vault.keep(Entries.full("c1"), Entries.tokens("a", "r"));
        keyring.be(MapSecretStore.Mood.LOCKED);
        assertThatThrownBy(() -> vault.keep(Entries.full("c2"), Entries.tokens("b", "s")))
                .isInstanceOf(VaultException.Locked.class);
        moveTo(encrypted);
        vault.saveUnsaved();
        assertThat(vault.unsaved()).isEmpty();
        assertThat(vault.registrations()).containsExactly(Entries.registration("r1"));
        assertThat(vault.credentials()).as("none is dropped").hasSize(2);
        assertThat(vault.tokensOf(Entries.full("c1").credential().id())).as("it is in the keyring").isEmpty();
        assertThat(encrypted.entries()).hasSize(1);
        assertThat(keyring.entries()).hasSize(1);
    }

    @Test
    void what_was_kept_for_the_session_only_is_kept_for_good_beside_what_was_there_before() throws Exception {
        vault.keep(Entries.full("c1"), Entries.tokens("a", "r"));
        keyring.be(MapSecretStore.Mood.LOCKED);
        keeping.keepForThisSession();
        vault.register(Entries.registration("r2"), Optional.of(new ClientSecret("the-secret-of-r2")));
        vault.keep(Entries.full("c2"), Entries.tokens("b", "s"));
        Rotation sent = new Rotation(Rotation.Stage.SENT, TokenMark.UNREADABLE, java.util.Set.of(),
                java.time.Instant.EPOCH);
        keeping.rotations().note(Entries.full("c2").credential().id(), sent);

        moveTo(encrypted);
        assertThat(keeping.isSessionOnly()).isFalse();
        assertThat(encrypted.entries()).hasSize(2);
        assertThat(file.contents().credentials()).hasSize(2);
        assertThat(file.contents().registrations()).containsExactly(Entries.registration("r2"));
        assertThat(rotations.unfinished(Entries.full("c2").credential().id())).contains(sent);
        assertThat(vault.tokensOf(Entries.full("c2").credential().id())).isPresent();
    }

    @Test
    void where_both_know_of_something_that_of_the_session_is_the_newer_one() throws Exception {
        for (String id : List.of("r1", "r2", "r3")) {
            vault.register(Entries.registration(id), Optional.empty());
        }
        vault.keep(Entries.full("c1"), Entries.tokens("a", "r"));
        vault.keep(Entries.full("c2"), Entries.tokens("b", "s"));
        keeping.keepForThisSession();
        vault.forget(Entries.registration("r3").id());
        vault.keep(Entries.full("c2"), Entries.tokens("newer", "t"));

        moveTo(encrypted);
        assertThat(file.contents().registrations()).containsExactlyInAnyOrder(Entries.registration("r1"),
                Entries.registration("r2"), Entries.registration("r3"));
        assertThat(file.contents().credentials()).containsExactlyInAnyOrder(Entries.full("c1"), Entries.full("c2"));
        assertThat(vault.tokensOf(Entries.full("c2").credential().id()).orElseThrow().access().matches("newer"))
                .isTrue();
    }

    @Test
    void whether_it_is_locked_is_told_of_the_place_that_counts_and_memory_never_is() throws Exception {
        keyring.lockVisibly(true);
        assertThat(keeping.secrets().isLocked()).isTrue();
        assertThat(keeping.keyring()).isSameAs(keyring);
        keyring.lockVisibly(false);
        assertThat(keeping.secrets().isLocked()).isFalse();
        keyring.lockVisibly(true);
        keeping.keepForThisSession();
        assertThat(keeping.secrets().isLocked()).isFalse();
    }

    @Test
    void what_passed_through_files_is_remembered_where_renewals_are() throws Exception {
        RefreshToken token = Entries.tokens("a", "passed").refresh().orElseThrow();
        assertThat(keeping.rotations().hasPassed(token)).isFalse();
        keeping.rotations().pass(List.of(token));
        assertThat(keeping.rotations().hasPassed(token)).isTrue();
        assertThat(rotations.hasPassed(token)).isTrue();
        keeping.keepForThisSession();
        assertThat(keeping.rotations().hasPassed(token)).as("of this session alone").isFalse();
        keeping.rotations().pass(List.of(token));
        assertThat(keeping.rotations().hasPassed(token)).isTrue();
    }

    @Test
    void a_file_that_takes_nothing_changes_nothing() throws Exception {
        vault.keep(Entries.full("c1"), Entries.tokens("a", "r"));
        encrypted.be(MapSecretStore.Mood.LYING);
        assertThatThrownBy(() -> moveTo(encrypted)).isInstanceOf(VaultException.class);
        assertThat(keeping.place()).isEqualTo(Keeping.Place.KEYRING);
        assertThat(keeping.secrets().name()).isEqualTo(keyring.name());
        assertThat(vault.tokensOf(Entries.full("c1").credential().id())).isPresent();
    }

    @Test
    void the_choice_of_an_earlier_run_holds_from_the_start() throws Exception {
        encrypted.be(MapSecretStore.Mood.LOCKED);
        keeping.startInFile(encrypted);
        assertThat(keeping.place()).isEqualTo(Keeping.Place.ENCRYPTED_FILE);
        assertThatThrownBy(() -> keeping.secrets().read("any")).isInstanceOf(VaultException.Locked.class);
        encrypted.be(MapSecretStore.Mood.OPEN);
        vault.keep(Entries.full("c1"), Entries.tokens("a", "r"));
        assertThat(encrypted.entries()).hasSize(1);
        assertThat(keyring.entries()).isEmpty();
    }

    /** As the program does it, with a store that takes one entry after the other. */
    private void moveTo(SecretStore store) throws VaultException {
        vault.whileNothingIsWritten(() -> {
            for (Map.Entry<String, String> one : keeping.secretsToTake().entrySet()) {
                store.write(one.getKey(), one.getValue());
            }
            keeping.keepInFile(store);
        });
    }

    @Test
    void a_locked_keyring_stays_locked_without_that_choice() {
        keyring.be(MapSecretStore.Mood.LOCKED);
        assertThatThrownBy(() -> vault.keep(Entries.full("c1"), Entries.tokens("a", "r")))
                .isInstanceOf(VaultException.Locked.class);
        assertThat(keeping.isSessionOnly()).isFalse();
    }
}
