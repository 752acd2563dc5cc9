package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.token.KeyPassphrase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The passphrase of the callback's key is in the keyring alone, and known as a secret. */
class KeyPassphrasesTest {

    private final MemorySecretStore store = new MemorySecretStore();
    private final List<String> watched = new ArrayList<>();
    private final KeyPassphrases passphrases = new KeyPassphrases(store, secret -> watched.add(secret.reveal()));

    @Test
    void it_is_kept_read_and_forgotten() throws Exception {
        assertThat(passphrases.read()).isEmpty();
        passphrases.keep(new KeyPassphrase("öffne dich"));
        assertThat(passphrases.read().orElseThrow().reveal()).isEqualTo("öffne dich");
        assertThat(watched).containsExactly("öffne dich", "öffne dich");
        passphrases.forget();
        assertThat(passphrases.read()).isEmpty();
    }

    @Test
    void it_has_a_place_of_its_own() throws Exception {
        passphrases.keep(new KeyPassphrase("one"));
        assertThat(new ProxyPasswords(store, _ -> {}).read()).isEmpty();
    }

    @Test
    void what_cannot_be_one_is_said_to_be_unreadable() throws Exception {
        store.write(KeyPassphrases.KEY, "a\nb");
        assertThatThrownBy(passphrases::read).isInstanceOf(VaultException.Unreadable.class);
        assertThat(KeyPassphrase.isUsable("x".repeat(256))).isTrue();
        assertThat(KeyPassphrase.isUsable("x".repeat(257))).isFalse();
        assertThat(KeyPassphrase.isUsable("")).isFalse();
    }
}
