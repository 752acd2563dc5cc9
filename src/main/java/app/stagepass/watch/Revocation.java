package app.stagepass.watch;

import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.AccessToken;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Ends access tokens at Twitch (RFC 7009) and removes credentials here; two different things. Blocks. */
public final class Revocation {

    private final Credentials credentials;
    private final TokenVault vault;
    private final AuthorizationServer server;
    private final CheckLog history;
    private final Clock clock;

    public Revocation(Credentials credentials, TokenVault vault, AuthorizationServer server, CheckLog history,
            Clock clock) {
        this.credentials = credentials;
        this.vault = vault;
        this.server = server;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Ends the access token at Twitch. The refresh token lives on there until the person disconnects the application, and it stays
     * here, so that the credential can be renewed on purpose; it is not renewed by itself.
     *
     * @throws OAuthException if Twitch did not confirm and the token still works, or nobody knows; nothing is forgotten then
     */
    public void revoke(CredentialId id) throws OAuthException, VaultException {
        ReentrantLock lock = credentials.lockOf(id);
        lock.lock();
        try {
            StoredCredential stored = vault.credential(id).orElseThrow();
            ClientRegistration client = vault.registration(stored.credential().registration())
                    .orElseThrow(() -> new OAuthException.InvalidClient(ClientField.CLIENT_ID, 0));
            Optional<KeptTokens> tokens = vault.tokensOf(id);
            if (tokens.isEmpty()) { // nothing can be ended that is not there, and nothing was
                credentials.settled(id, new NeedsConsent(Reason.NOT_IN_KEYRING), Optional.empty(), Optional.empty());
                throw new OAuthException.InvalidToken();
            }
            try {
                server.revoke(client.clientId(), tokens.get().access());
            } catch (OAuthException e) {
                if (!isGoneAllTheSame(id, tokens.get().access(), e)) {
                    throw e;
                }
            }
            credentials.settled(id, new NeedsConsent(Reason.REVOKED_HERE), Optional.of(clock.instant()),
                    Optional.empty());
            vault.note(new StoredCredential(stored.credential(), stored.facts(), Optional.empty(), true));
            credentials.tell();
        } finally {
            lock.unlock();
        }
    }

    /** A lost answer leaves open whether the token lives, and a light must not stay green on a guess: Twitch is asked. */
    private boolean isGoneAllTheSame(CredentialId id, AccessToken token, OAuthException lost) {
        boolean mayHaveArrived = switch (lost) {
            case OAuthException.Unreachable unreachable -> unreachable.mayHaveArrived();
            case OAuthException.RateLimited _,OAuthException.InvalidClient _ -> false;
            default -> true;
        };
        if (!mayHaveArrived) {
            return false;
        }
        try {
            var _ = server.validate(token);
            return false;
        } catch (OAuthException.InvalidToken e) {
            return true;
        } catch (OAuthException e) {
            credentials.due(id);
            return false;
        }
    }

    /** Removes a credential and its keyring entry, and asks nobody. The token itself stays good at Twitch until it ends. */
    public void remove(CredentialId id) throws VaultException {
        ReentrantLock lock = credentials.lockOf(id);
        lock.lock();
        try {
            vault.remove(id);
            history.forget(id);
            credentials.gone(id);
        } finally {
            lock.unlock();
        }
    }
}
