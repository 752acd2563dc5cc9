package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The person's choice, made while the program runs, to keep everything in memory until it ends. */
class KeepingTest {

    private final MapSecretStore keyring = new MapSecretStore();
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
    void a_locked_keyring_stays_locked_without_that_choice() {
        keyring.be(MapSecretStore.Mood.LOCKED);
        assertThatThrownBy(() -> vault.keep(Entries.full("c1"), Entries.tokens("a", "r")))
                .isInstanceOf(VaultException.Locked.class);
        assertThat(keeping.isSessionOnly()).isFalse();
    }
}
