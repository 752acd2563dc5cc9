package app.stagepass.watch;

import app.stagepass.token.AccessToken;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Gives out access tokens that work, and remembers that it did. Blocks: a token that was not checked is checked first. */
public final class LiveTokens {

    private static final Logger LOG = System.getLogger(LiveTokens.class.getName());

    private final Credentials credentials;
    private final TokenVault vault;
    private final Validator validator;
    private final Clock clock;

    /** An access token and the time until which it works; empty if it does not end. */
    public record LiveToken(AccessToken token, Optional<Instant> worksUntil) {}

    /** The credential has no working token now; its status says why. */
    public static final class NotLive extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient CredentialStatus status;

        public NotLive(CredentialStatus status) {
            super("no live token: " + status.getClass().getSimpleName());
            this.status = status;
        }

        public CredentialStatus status() {
            return status;
        }
    }

    public LiveTokens(Credentials credentials, TokenVault vault, Validator validator, Clock clock) {
        this.credentials = credentials;
        this.vault = vault;
        this.validator = validator;
        this.clock = clock;
    }

    /** A token that Twitch confirmed and that has not ended. */
    public LiveToken take(CredentialId id) throws NotLive, VaultException {
        ReentrantLock lock = credentials.lockOf(id);
        lock.lock();
        try {
            if (!isLive(statusOf(id))) { // asked under the lock: what another just found out holds for us too
                validator.check(id);
            }
            CredentialStatus status = statusOf(id);
            if (!isLive(status)) {
                throw new NotLive(status);
            }
            StoredCredential stored = vault.credential(id).orElseThrow();
            KeptTokens tokens = vault.tokensOf(id).orElseThrow(() -> new NotLive(
                    new CredentialStatus.NeedsConsent(CredentialStatus.Reason.NOT_IN_KEYRING)));
            remember(new StoredCredential(stored.credential(), stored.facts(), Optional.of(clock.instant()),
                    stored.revokedHere()));
            credentials.tell();
            return new LiveToken(tokens.access(), stored.facts().expiresAt());
        } finally {
            lock.unlock();
        }
    }

    /** A full disk is no reason to give no token out: the vault knows all the same, and writes it down later. */
    private void remember(StoredCredential handedOver) {
        try {
            vault.note(handedOver);
        } catch (VaultException e) {
            LOG.log(Level.WARNING, "the hand-over is not noted yet: {0}", e.getMessage());
        }
    }

    private CredentialStatus statusOf(CredentialId id) {
        return credentials.snapshot(id).map(CredentialSnapshot::status).orElseGet(CredentialStatus.Checking::new);
    }

    private boolean isLive(CredentialStatus status) {
        return status instanceof Valid valid && valid.expiresAt().map(clock.instant()::isBefore).orElse(true);
    }
}
