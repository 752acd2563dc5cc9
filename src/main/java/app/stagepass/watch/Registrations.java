package app.stagepass.watch;

import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.RegistrationId;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import java.util.List;
import java.util.Optional;

/** The applications that the person registered at Twitch and told us of. Calls block; not for JavaFX's thread. */
public final class Registrations {

    private final TokenVault vault;
    private final Credentials credentials;

    public Registrations(TokenVault vault, Credentials credentials) {
        this.vault = vault;
        this.credentials = credentials;
    }

    public List<ClientRegistration> all() {
        return vault.registrations();
    }

    public boolean isUsed(RegistrationId id) {
        return vault.credentials().stream().anyMatch(one -> one.credential().registration().equals(id));
    }

    /** Another than this one that has the client ID; all tokens of a client come through one entry, so it is the one to use. */
    public Optional<ClientRegistration> twin(RegistrationId id, ClientId clientId) {
        return all().stream().filter(one -> one.clientId().equals(clientId) && !one.id().equals(id)).findFirst();
    }

    /** Adds or replaces one; a secret that is absent leaves the kept one as it is. */
    public void save(ClientRegistration registration, Optional<ClientSecret> secret) throws VaultException {
        vault.register(registration, secret);
        credentials.tell();
    }

    /**
     * Removes one and its secret.
     *
     * @throws IllegalStateException if a credential needs it
     */
    public void forget(RegistrationId id) throws VaultException {
        if (isUsed(id)) {
            throw new IllegalStateException("registration in use");
        }
        vault.forget(id);
        credentials.tell();
    }
}
