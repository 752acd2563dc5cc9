package app.stagepass.watch;

import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.TokenSet;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import java.util.Optional;

/** Buys the next access token with the refresh token and stores the new pair before anybody sees it (RFC 6749 section 6). */
public final class Renewal {

    private final TokenVault vault;
    private final AuthorizationServer server;

    public Renewal(TokenVault vault, AuthorizationServer server) {
        this.vault = vault;
        this.server = server;
    }

    /**
     * The caller holds the credential's lock.
     *
     * @throws OAuthException.InvalidToken if there is no refresh token to send
     * @throws VaultException              if the client secret cannot be read (nothing was sent), or the new pair was not stored
     *                                     (it then stays in the vault's memory)
     */
    void renew(StoredCredential stored, KeptTokens tokens) throws OAuthException, VaultException {
        if (tokens.refresh().isEmpty()) {
            throw new OAuthException.InvalidToken();
        }
        ClientRegistration client = vault.registration(stored.credential().registration())
                .orElseThrow(() -> new OAuthException.InvalidClient(ClientField.CLIENT_ID, 0));
        Optional<ClientSecret> secret = vault.secretOf(client.id());
        if (client.type() == ClientType.CONFIDENTIAL && secret.isEmpty()) {
            throw new OAuthException.InvalidClient(ClientField.CLIENT_SECRET, 0);
        }
        try (var _ = vault.expectPair()) {
            send(stored, tokens, client, secret);
        }
    }

    private void send(StoredCredential stored, KeptTokens tokens, ClientRegistration client,
            Optional<ClientSecret> secret) throws OAuthException, VaultException {
        TokenSet fresh;
        try {
            fresh = server.refresh(client, secret, tokens.refresh().orElseThrow());
        } catch (OAuthException e) {
            if (client.type() == ClientType.PUBLIC && mayHaveBeenSpent(e)) {
                // Sent a second time, a one-time token makes Twitch cut the whole link: forget it, keep the access token.
                vault.keep(stored, new KeptTokens(tokens.access(), Optional.empty()));
            }
            throw e;
        }
        StoredCredential renewed = new StoredCredential(stored.credential(), fresh.facts(Optional.empty()),
                Optional.empty(), false);
        vault.keep(renewed, new KeptTokens(fresh.access(), fresh.refresh()));
    }

    /** Whether Twitch may have rotated the refresh token although we did not get to see the new one. */
    private static boolean mayHaveBeenSpent(OAuthException e) {
        return switch (e) {
            case OAuthException.Unreachable unreachable -> unreachable.mayHaveArrived();
            case OAuthException.ServerFailing _,OAuthException.UnexpectedAnswer _ -> true;
            default -> false;
        };
    }
}
