package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.token.ClientSecret;
import app.stagepass.token.CredentialId;
import app.stagepass.token.RegistrationId;
import app.stagepass.vault.CredentialIndex.Trouble;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several entries side by side: each change touches its own. */
class VaultListTest {

    private final MapSecretStore keyring = new MapSecretStore();
    private final StubbornIndex index = new StubbornIndex();
    private final TokenVault vault = new TokenVault(keyring, index, new MemoryRotations(), _ -> {});

    @BeforeEach
    void two_of_each() throws Exception {
        vault.register(Entries.registration("r1"), Optional.of(new ClientSecret("one")));
        vault.register(Entries.registration("r2"), Optional.of(new ClientSecret("two")));
        vault.keep(Entries.full("c1"), Entries.tokens("a1", "b1"));
        vault.keep(Entries.full("c2"), Entries.tokens("a2", "b2"));
    }

    @Test
    void each_is_found_by_its_id_and_no_other_is() {
        assertThat(vault.credential(new CredentialId("c2"))).contains(Entries.full("c2"));
        assertThat(vault.credential(new CredentialId("c3"))).isEmpty();
        assertThat(vault.registration(new RegistrationId("r2"))).contains(Entries.registration("r2"));
        assertThat(vault.registration(new RegistrationId("r3"))).isEmpty();
    }

    @Test
    void each_has_an_entry_of_its_own_in_the_keyring() throws Exception {
        assertThat(vault.secrets()).isSameAs(keyring);
        assertThat(keyring.entries()).containsOnlyKeys("client-r1", "client-r2", "credential-c1", "credential-c2");
        assertThat(vault.secretOf(new RegistrationId("r2")).orElseThrow().matches("two")).isTrue();
        assertThat(vault.tokensOf(new CredentialId("c1")).orElseThrow().access().matches("a1")).isTrue();
    }

    @Test
    void a_change_to_the_second_leaves_the_first() throws Exception {
        vault.note(Entries.bare("c2"));
        vault.register(Entries.registration("r2"), Optional.empty());
        assertThat(vault.credentials()).containsExactly(Entries.full("c1"), Entries.bare("c2"));
        assertThat(vault.registrations()).containsExactly(Entries.registration("r1"), Entries.registration("r2"));
    }

    @Test
    void a_note_about_one_that_was_removed_does_not_bring_it_back_beside_another() throws Exception {
        vault.remove(new CredentialId("c1"));
        vault.note(Entries.bare("c1"));
        assertThat(vault.credentials()).containsExactly(Entries.full("c2"));
    }

    @Test
    void what_can_wait_holds_at_once_and_is_written_all_together() throws Exception {
        vault.noteLater(Entries.bare("c1"));
        vault.noteLater(Entries.bare("c2"));
        vault.noteLater(Entries.bare("c3"));
        assertThat(vault.credentials()).containsExactly(Entries.bare("c1"), Entries.bare("c2"));
        assertThat(index.contents().credentials()).containsExactly(Entries.full("c1"), Entries.full("c2"));
        assertThat(vault.hasTimesToNote()).isTrue();

        vault.noteTimes();
        assertThat(index.contents().credentials()).containsExactly(Entries.bare("c1"), Entries.bare("c2"));
        assertThat(vault.hasTimesToNote()).isFalse();
    }

    @Test
    void what_can_wait_is_written_at_the_latest_when_the_program_ends_and_not_forgotten_by_a_full_disk()
            throws Exception {
        vault.noteLater(Entries.bare("c1"));
        index.beFull(true);
        assertThatThrownBy(vault::saveUnsaved).isInstanceOf(VaultException.FileNotWritten.class);
        index.beFull(false);
        vault.saveUnsaved();
        assertThat(index.contents().credentials()).containsExactly(Entries.bare("c1"), Entries.full("c2"));
    }

    @Test
    void forgetting_one_registration_leaves_the_other() throws Exception {
        vault.forget(new RegistrationId("r1"));
        assertThat(vault.registrations()).containsExactly(Entries.registration("r2"));
        assertThat(keyring.entries()).containsKey("client-r2").doesNotContainKey("client-r1");
    }

    @Test
    void what_is_wrong_with_the_index_is_told() {
        assertThat(vault.trouble()).isEmpty();
        index.beInTrouble(new Trouble.InUse(Path.of("index.json")));
        assertThat(vault.trouble()).contains(new Trouble.InUse(Path.of("index.json")));
    }
}
