package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.vault.KeyringProbe.Holding;
import app.stagepass.vault.VaultException.Unavailable;
import app.stagepass.vault.VaultException.Unavailable.Missing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When connections to a keyring are given up, and what it is called. */
@Timeout(60)
class KeyringConnectionTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final FakeKeyring keyring = new FakeKeyring();
    private final KeyringSecretStore store = new KeyringSecretStore(keyring, keyring::open, LONG, LONG);

    @AfterEach
    void letGo() {
        store.close();
    }

    @Test
    void closed_it_ends_its_connection_and_the_probe() throws Exception {
        store.write("a", "x");
        store.close();
        store.close();

        assertThat(keyring.closed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(keyring.connectionsClosed).hasValue(1);
        assertThatThrownBy(() -> store.read("a")).isInstanceOf(VaultException.Failed.class);
    }

    @Test
    void a_connection_to_a_keyring_that_went_away_or_was_restarted_is_ended() throws Exception {
        store.write("a", "x");
        keyring.missing = Optional.of(Missing.SECRET_SERVICE);
        assertThatThrownBy(() -> store.read("a")).isInstanceOf(Unavailable.class);
        assertThat(keyring.connectionsClosed).hasValue(1);

        keyring.missing = Optional.empty();
        assertThat(store.read("a")).contains("x");
        keyring.daemon = 2;
        assertThat(store.read("a")).contains("x");
        assertThat(keyring.connectionsClosed).hasValue(2);
    }

    @Test
    void the_longest_value_is_taken() throws Exception {
        store.write("a", "x".repeat(1200));
        assertThat(store.read("a").orElseThrow()).hasSize(1200);
    }

    @Test
    void it_goes_by_the_name_of_the_keyring_behind_it() {
        assertThat(store.name()).isEqualTo("Fake Keyring");
        try (KeyringSecretStore ofSystem = KeyringSecretStore.ofSystem("Stagepass test", LONG, LONG)) {
            assertThat(ofSystem.name()).as("without touching it").isIn("Secret Service", "Windows Credential Manager",
                    "macOS Keychain");
        }
    }

    @Test
    void where_the_keyring_opens_with_the_login_the_library_is_believed() throws Exception {
        try (KeyringProbe trusting = new KeyringProbe.Trusting("macOS Keychain")) {
            trusting.askToUnlock();
            assertThat(trusting.requireOpen()).isEqualTo("macOS Keychain");
            assertThat(trusting.holds("anything")).isEqualTo(Holding.CANNOT_TELL);
        }
    }
}
