package app.stagepass.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.vault.KeyringSecretStore;
import app.stagepass.vault.VaultException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A locked keyring and the person at its real prompt, who declines or knows the password. Run by packaging/linux/verify-desktop. */
@Tag("desktop")
class DesktopKeyringTest {

    private static final String SERVICE = "Stagepass prompt test";
    private static final Duration PROMPT_PATIENCE = Duration.ofSeconds(60);

    private final Path pictures = Path.of("target", "story");
    private KeyringSecretStore store;

    @BeforeEach
    void a_keyring_with_an_entry_is_locked() throws Exception {
        Files.createDirectories(pictures);
        store = KeyringSecretStore.ofSystem(SERVICE, KeyringSecretStore.PATIENCE, PROMPT_PATIENCE);
        store.write("kept", "before");
        lock();
        assertThatThrownBy(() -> store.read("kept")).isInstanceOf(VaultException.Locked.class);
    }

    @AfterEach
    void leave_it_open() throws Exception {
        if (isLocked()) {
            CompletableFuture<Void> unlocking = unlock();
            answerThePrompt(password());
            unlocking.get(60, TimeUnit.SECONDS);
        }
        store.delete("kept");
        store.close();
    }

    @Test
    void declining_leaves_it_locked_and_everything_in_it() throws Exception {
        CompletableFuture<Void> unlocking = unlock();
        awaitThePrompt();
        Shell.run("import", "-window", "root", pictures.resolve("40-keyring-prompt.png").toString());
        Shell.run("xdotool", "key", "Escape");

        assertThatThrownBy(() -> unlocking.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(VaultException.Locked.class);
        assertThatThrownBy(() -> store.write("kept", "after")).isInstanceOf(VaultException.Locked.class);

        CompletableFuture<Void> again = unlock();
        answerThePrompt(password());
        again.get(60, TimeUnit.SECONDS);
        assertThat(store.read("kept")).contains("before");
    }

    private CompletableFuture<Void> unlock() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                store.unlock();
                done.complete(null);
            } catch (VaultException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private static void answerThePrompt(String password) throws Exception {
        awaitThePrompt();
        Shell.run("xdotool", "type", "--delay", "20", password);
        Shell.run("xdotool", "key", "Return");
    }

    private static void awaitThePrompt() throws Exception {
        Patience.until("the keyring's prompt", 30,
                () -> Optional.of(Shell.run("xdotool", "search", "--onlyvisible", "--class", "gcr-prompter"))
                        .filter(ids -> !ids.isBlank()));
    }

    private static String password() throws Exception {
        return Files.readString(Path.of(System.getenv("TRY_DESKTOP"), "keyring-password"));
    }

    private static void lock() throws Exception {
        Shell.run("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets",
                "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock", "array:objpath:" + collection());
        Patience.until("the keyring to be locked", 20, () -> Optional.of(isLocked()).filter(locked -> locked));
    }

    private static boolean isLocked() throws Exception {
        return Shell.run("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets", collection(),
                "org.freedesktop.DBus.Properties.Get", "string:org.freedesktop.Secret.Collection", "string:Locked")
                .contains("boolean true");
    }

    private static String collection() throws Exception {
        return Shell.run("dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.secrets",
                "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.ReadAlias", "string:default").strip();
    }
}
