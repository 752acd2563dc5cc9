package app.stagepass.watch;

import app.stagepass.oauth.OAuthException;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import java.util.Optional;

/** An application's secret, asked for before anything is begun that could not be finished without it. */
final class ClientSecrets {

    private final TokenVault vault;

    ClientSecrets(TokenVault vault) {
        this.vault = vault;
    }

    /**
     * Empty for a public client, which has none. The device code flow needs a confidential one's only later, for its first refresh, and
     * is refused here all the same.
     *
     * @throws OAuthException.InvalidClient if a confidential client's is not kept
     */
    Optional<ClientSecret> of(ClientRegistration client) throws OAuthException, VaultException {
        Optional<ClientSecret> secret = vault.secretOf(client.id());
        if (client.type() == ClientType.CONFIDENTIAL && secret.isEmpty()) {
            throw new OAuthException.InvalidClient(ClientField.CLIENT_SECRET, 0);
        }
        return client.type() == ClientType.CONFIDENTIAL ? secret : Optional.empty();
    }
}
