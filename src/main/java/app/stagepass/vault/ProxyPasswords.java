package app.stagepass.vault;

import app.stagepass.token.LiveSecrets;
import app.stagepass.token.ProxyPassword;
import java.util.Optional;

/** The manual proxy's password in the keyring: an entry of its own, as it was typed. Blocks as the store does. */
public final class ProxyPasswords {

    static final String KEY = "proxy";

    private final SecretStore secrets;
    private final LiveSecrets live;

    /** @param live told of every password that is read or written */
    public ProxyPasswords(SecretStore secrets, LiveSecrets live) {
        this.secrets = secrets;
        this.live = live;
    }

    /** Empty if none is kept. */
    public Optional<ProxyPassword> read() throws VaultException {
        Optional<String> kept = secrets.read(KEY);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        if (!ProxyPassword.isUsable(kept.get())) {
            throw new VaultException.Unreadable();
        }
        ProxyPassword password = new ProxyPassword(kept.get());
        live.watch(password);
        return Optional.of(password);
    }

    public void keep(ProxyPassword password) throws VaultException {
        live.watch(password);
        secrets.write(KEY, password.reveal());
    }

    public void forget() throws VaultException {
        secrets.delete(KEY);
    }
}
