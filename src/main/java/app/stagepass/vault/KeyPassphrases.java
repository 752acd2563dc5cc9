package app.stagepass.vault;

import app.stagepass.token.KeyPassphrase;
import app.stagepass.token.LiveSecrets;
import java.util.Optional;

/** The passphrase of the callback's own key in the keyring: an entry of its own, as it was typed. Blocks as the store does. */
public final class KeyPassphrases {

    static final String KEY = "callback-key";

    private final SecretStore secrets;
    private final LiveSecrets live;

    /** @param live told of every passphrase that is read or written */
    public KeyPassphrases(SecretStore secrets, LiveSecrets live) {
        this.secrets = secrets;
        this.live = live;
    }

    /** Empty if none is kept. */
    public Optional<KeyPassphrase> read() throws VaultException {
        Optional<String> kept = secrets.read(KEY);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        if (!KeyPassphrase.isUsable(kept.get())) {
            throw new VaultException.Unreadable();
        }
        KeyPassphrase passphrase = new KeyPassphrase(kept.get());
        live.watch(passphrase);
        return Optional.of(passphrase);
    }

    public void keep(KeyPassphrase passphrase) throws VaultException {
        live.watch(passphrase);
        secrets.write(KEY, passphrase.reveal());
    }

    public void forget() throws VaultException {
        secrets.delete(KEY);
    }
}
