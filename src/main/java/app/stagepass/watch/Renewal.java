package app.stagepass.watch;

import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.TokenFacts;
import app.stagepass.token.TokenSet;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Buys the next access token with the refresh token and stores the new pair before anybody sees it (RFC 6749 section 6). */
public final class Renewal {

    private static final Logger LOG = System.getLogger(Renewal.class.getName());

    private final TokenVault vault;
    private final AuthorizationServer server;

    public Renewal(TokenVault vault, AuthorizationServer server) {
        this.vault = vault;
        this.server = server;
    }

    /**
     * The caller holds the credential's lock.
     *
     * @return why the new pair was not stored, if so; it then stays in the vault's memory
     * @throws OAuthException.InvalidToken if there is no refresh token to send
     * @throws VaultException              if the client secret cannot be read; nothing was sent
     */
    Optional<VaultException> renew(StoredCredential stored, KeptTokens tokens) throws OAuthException, VaultException {
        RefreshToken refresh = tokens.refresh().orElseThrow(OAuthException.InvalidToken::new);
        ClientRegistration client = vault.registration(stored.credential().registration())
                .orElseThrow(() -> new OAuthException.InvalidClient(ClientField.CLIENT_ID, 0));
        Optional<ClientSecret> secret = vault.secretOf(client.id());
        if (client.type() == ClientType.CONFIDENTIAL && secret.isEmpty()) {
            throw new OAuthException.InvalidClient(ClientField.CLIENT_SECRET, 0);
        }
        try (var _ = vault.expectPair()) {
            TokenSet fresh = server.refresh(client, secret, refresh);
            return keep(
                    new StoredCredential(stored.credential(), fresh.facts(Optional.empty()), Optional.empty(), false),
                    new KeptTokens(fresh.access(), fresh.refresh()));
        } catch (OAuthException e) {
            if (client.type() == ClientType.PUBLIC && mayHaveBeenSpent(e)) {
                cannotBeRenewed(stored, tokens, client.type());
            }
            throw e;
        }
    }

    /** Twitch refused the refresh token of an access token that is still good: that one serves until it ends. */
    void refused(StoredCredential stored, KeptTokens tokens) {
        ClientType type = vault.registration(stored.credential().registration()).map(ClientRegistration::type)
                .orElse(ClientType.PUBLIC);
        cannotBeRenewed(stored, tokens, type);
    }

    /** From now on the card tells that it ends. A one-time token, sent a second time, makes Twitch cut the whole link: forget it. */
    private void cannotBeRenewed(StoredCredential seen, KeptTokens tokens, ClientType type) {
        StoredCredential stored = vault.credential(seen.credential().id()).orElse(seen);
        TokenFacts facts = stored.facts();
        StoredCredential ending = new StoredCredential(stored.credential(), new TokenFacts(facts.scopes(),
                facts.issuedAt(), facts.expiresAt(), false, facts.validatedAt()), stored.handedOverAt(),
                stored.revokedHere());
        if (type == ClientType.PUBLIC) {
            var _ = keep(ending, new KeptTokens(tokens.access(), Optional.empty()));
            return;
        }
        try {
            vault.note(ending);
        } catch (VaultException e) {
            log(e);
        }
    }

    private Optional<VaultException> keep(StoredCredential stored, KeptTokens tokens) {
        try {
            vault.keep(stored, tokens);
            return Optional.empty();
        } catch (VaultException e) {
            log(e);
            return Optional.of(e);
        }
    }

    private static void log(VaultException e) {
        LOG.log(Level.WARNING, "renewal: not stored yet: {0}", e.getMessage());
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
