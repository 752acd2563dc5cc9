package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.vault.VaultException.Locked;
import app.stagepass.vault.VaultException.TimedOut;
import app.stagepass.vault.VaultException.Unavailable;
import app.stagepass.vault.VaultException.Unavailable.Missing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter on a real gnome-keyring. Needs dbus-daemon, dbus-send, gnome-keyring-daemon and secret-tool. */
@Tag("desktop")
class KeyringSecretStoreRealTest {

    private static final String SERVICE = "Stagepass test";

    @TempDir
    Path folder;

    private PrivateSession session;
    private KeyringSecretStore store;

    @BeforeEach
    void startSession() throws Exception {
        session = new PrivateSession(folder);
        store = KeyringSecretStore.ofSystem(SERVICE, KeyringSecretStore.PATIENCE, Duration.ofSeconds(30));
    }

    @AfterEach
    void endSession() {
        store.close();
        session.close();
    }

    @Test
    void anOpenKeyringKeepsAndForgets() throws Exception {
        session.startUnlocked();
        assertThat(store.read("credential-1")).isEmpty();
        store.write("credential-1", "{\"v\":1,\"access\":\"first\"}");
        store.write("credential-1", "{\"v\":1,\"access\":\"second\"}");
        assertThat(store.read("credential-1")).contains("{\"v\":1,\"access\":\"second\"}");
        assertThat(session.secretTool(SERVICE, "credential-1")).isEqualTo("{\"v\":1,\"access\":\"second\"}");
        assertThat(store.name()).isEqualTo("GNOME Keyring");
        store.delete("credential-1");
        store.delete("credential-1");
        assertThat(store.read("credential-1")).isEmpty();
        assertThat(session.secretTool(SERVICE, "credential-1")).isEmpty();
    }

    @Test
    void theLongestValueArrivesWhole() throws Exception {
        session.startUnlocked();
        String value = IntStream.range(0, 1200).mapToObj(i -> Character.toString(0x21 + i % 94))
                .collect(Collectors.joining());
        store.write("long", value);
        assertThat(store.read("long")).contains(value);
        assertThat(session.secretTool(SERVICE, "long")).isEqualTo(value);
    }

    @Test
    void aKeyringThatIsLockedAtTheStartSaysSo() throws Exception {
        session.startUnlocked();
        store.write("a", "kept");
        session.killDaemon();
        session.startLocked();
        assertLocked();
        assertThat(store.name()).isEqualTo("GNOME Keyring");
    }

    @Test
    void aKeyringThatIsLockedWhileWeRunSaysSo() throws Exception {
        session.startUnlocked();
        store.write("a", "kept");
        session.lock();
        assertLocked();
    }

    @Test
    void whereNobodyCanBeAskedUnlockingLeavesItLocked() throws Exception {
        session.startUnlocked();
        store.write("a", "kept");
        session.lock();
        assertThatThrownBy(store::unlock).isInstanceOf(Locked.class);
        assertLocked();
    }

    @Test
    void aKeyringThatIsKilledAndComesBackKeepsWhatItHad() throws Exception {
        session.startUnlocked();
        store.write("a", "kept");
        session.killDaemon();
        assertUnavailable(() -> store.read("a"), Missing.WENT_AWAY);
        assertUnavailable(() -> store.write("a", "lost?"), Missing.WENT_AWAY);
        session.startUnlocked();
        assertThat(store.read("a")).contains("kept");
        store.write("a", "new");
        assertThat(session.secretTool(SERVICE, "a")).isEqualTo("new");
    }

    @Test
    void aKeyringThatIsRestartedBetweenTwoCallsIsNotMissed() throws Exception {
        session.startUnlocked();
        store.write("a", "one");
        session.killDaemon();
        session.startUnlocked();
        store.write("a", "two");
        assertThat(session.secretTool(SERVICE, "a")).isEqualTo("two");
    }

    @Test
    void aBusWithoutAKeyringNamesTheKeyring() {
        assertUnavailable(() -> store.read("a"), Missing.SECRET_SERVICE);
        assertUnavailable(() -> store.write("a", "x"), Missing.SECRET_SERVICE);
    }

    @Test
    void aKeyringWithoutADefaultCollectionNamesThat() throws Exception {
        session.startLocked();
        assertUnavailable(() -> store.write("a", "x"), Missing.DEFAULT_COLLECTION);
    }

    @Test
    void aDeadBusIsNamed() throws Exception {
        session.killBus();
        assertUnavailable(() -> store.read("a"), Missing.SESSION_BUS);
        System.setProperty("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("no-such-socket"));
        assertUnavailable(() -> store.read("a"), Missing.SESSION_BUS);
    }

    @Test
    void aBusThatDiesWhileWeRunIsSaidToHaveGone() throws Exception {
        session.startUnlocked();
        store.write("a", "x");
        session.killBus();
        try {
            store.read("a");
        } catch (TimedOut e) {
            // Where the death comes just after a question has left, the D-Bus library waits for the answer. The next call knows.
        } catch (Unavailable e) {
            // at once, as it mostly is
        }
        assertUnavailable(() -> store.read("a"), Missing.WENT_AWAY);
    }

    private void assertLocked() {
        assertThatThrownBy(() -> store.read("a")).isInstanceOf(Locked.class);
        assertThatThrownBy(() -> store.write("a", "x")).isInstanceOf(Locked.class);
        assertThatThrownBy(() -> store.delete("a")).isInstanceOf(Locked.class);
    }

    private static void assertUnavailable(ThrowingCallable call, Missing part) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Unavailable.class,
                e -> assertThat(e.missing()).isEqualTo(part));
    }
}
