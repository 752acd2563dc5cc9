package app.stagepass.watch;

import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.Renewability;
import app.stagepass.token.TokenSet;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import java.util.Optional;

/**
 * Asks for an application's next own token (RFC 6749 section 4.4). That spends nothing and can be done as often as one likes, so no
 * journal is kept of it; the token before it lives on at Twitch until its own end.
 */
final class AppRenewal {

    private final TokenVault vault;
    private final ClientSecrets secrets;
    private final AuthorizationServer server;

    AppRenewal(TokenVault vault, AuthorizationServer server) {
        this.vault = vault;
        this.secrets = new ClientSecrets(vault);
        this.server = server;
    }

    /** @return why the new token was not stored, if so; it then stays in the vault's memory */
    Optional<VaultException> renew(StoredCredential stored, ClientRegistration client)
            throws OAuthException, VaultException {
        ClientSecret secret = secrets.of(client)
                .orElseThrow(() -> new OAuthException.InvalidClient(ClientField.CLIENT_TYPE, 0));
        try (var _ = vault.expectPair()) {
            TokenSet fresh = server.clientCredentials(client, secret);
            vault.keep(new StoredCredential(stored.credential(),
                    fresh.facts(Optional.empty()).with(Renewability.BY_CLIENT_CREDENTIALS), Optional.empty(), false),
                    new KeptTokens(fresh.access(), Optional.empty()));
            return Optional.empty();
        } catch (VaultException e) {
            return Optional.of(e);
        }
    }
}
