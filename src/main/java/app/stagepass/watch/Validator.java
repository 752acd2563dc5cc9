package app.stagepass.watch;

import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.Validation;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.Checking;
import app.stagepass.token.CredentialStatus.Locked;
import app.stagepass.token.CredentialStatus.Misconfigured;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Unverified;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.token.TokenFacts;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks Twitch whether a token is good and sets its light by the answer; a token that Twitch refuses, or that ends soon, is renewed.
 * This is the one place where a light turns green. Blocks; safe from any thread but JavaFX's.
 */
public final class Validator {

    private static final Logger LOG = System.getLogger(Validator.class.getName());

    private final Credentials credentials;
    private final TokenVault vault;
    private final AuthorizationServer server;
    private final Renewal renewal;
    private final ValidationSchedule schedule;
    private final CheckLog history;
    private final Clock clock;
    /** Failed attempts in a row; guarded by itself. */
    private final Map<CredentialId, Integer> failures = new HashMap<>();

    public Validator(Credentials credentials, TokenVault vault, AuthorizationServer server, Renewal renewal,
            ValidationSchedule schedule, CheckLog history, Clock clock) {
        this.credentials = credentials;
        this.vault = vault;
        this.server = server;
        this.renewal = renewal;
        this.schedule = schedule;
        this.history = history;
        this.clock = clock;
    }

    /** Checks one credential now. What came of it is in its snapshot. */
    public void check(CredentialId id) {
        ReentrantLock lock = credentials.lockOf(id);
        lock.lock();
        try {
            Optional<StoredCredential> stored = vault.credential(id);
            if (stored.isPresent()) {
                Instant begun = clock.instant();
                credentials.show(id, new Checking());
                settle(stored.get(), examine(stored.get()), begun);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Asks for the next access token now and checks it.
     *
     * @throws OAuthException if Twitch did not give one; the light is set all the same
     * @throws VaultException if the keyring gave nothing out, or did not keep the new pair, which then stays in memory
     */
    public void renew(CredentialId id) throws OAuthException, VaultException {
        ReentrantLock lock = credentials.lockOf(id);
        lock.lock();
        try {
            Instant begun = clock.instant();
            StoredCredential stored = vault.credential(id).orElseThrow();
            KeptTokens tokens;
            try {
                tokens = vault.tokensOf(id).orElseThrow(OAuthException.InvalidToken::new);
            } catch (VaultException e) {
                settle(stored, ofVault(e), begun);
                throw e;
            }
            try {
                renewal.renew(stored, tokens);
            } catch (OAuthException refused) {
                // A refused refresh is no verdict on the token that is still there: /validate is.
                settle(stored, examine(stored), begun);
                throw refused;
            } catch (VaultException notStored) {
                vault.credential(id).ifPresent(newest -> settle(newest, confirm(newest).afterRenewal(), begun));
                throw notStored;
            }
            vault.credential(id).ifPresent(newest -> settle(newest, confirm(newest).afterRenewal(), begun));
        } finally {
            lock.unlock();
        }
    }

    /**
     * What an examination found.
     *
     * @param trouble may tell how long Twitch asked us to wait
     * @param renewed whether a new pair was bought
     */
    record Verdict(CredentialStatus status, Optional<OAuthException> trouble, boolean renewed) {

        static Verdict of(CredentialStatus status) {
            return new Verdict(status, Optional.empty(), false);
        }

        Verdict afterRenewal() {
            return new Verdict(status, trouble, true);
        }
    }

    private Verdict examine(StoredCredential stored) {
        if (stored.revokedHere()) {
            return Verdict.of(new NeedsConsent(Reason.REVOKED_HERE));
        }
        try {
            Optional<KeptTokens> tokens = vault.tokensOf(stored.credential().id());
            if (tokens.isEmpty()) {
                return Verdict.of(new NeedsConsent(Reason.NOT_IN_KEYRING));
            }
            try {
                Validation validation = server.validate(tokens.get().access());
                Verdict verdict = judge(stored, validation);
                if (verdict.status() instanceof Valid valid && schedule.endsSoon(validation.at(), valid.expiresAt())
                        && tokens.get().refresh().isPresent()) {
                    return renewEarly(stored, tokens.get(), verdict);
                }
                return verdict;
            } catch (OAuthException.InvalidToken dead) {
                return renewDead(stored, tokens.get());
            }
        } catch (OAuthException e) {
            return ofTrouble(stored, e);
        } catch (VaultException e) {
            return ofVault(e);
        }
    }

    /** The access token was refused: only the refresh token's refusal makes the login dead. */
    private Verdict renewDead(StoredCredential stored, KeptTokens tokens) {
        if (tokens.refresh().isEmpty()) {
            return Verdict.of(new NeedsConsent(Reason.ENDED));
        }
        credentials.show(stored.credential().id(), new CredentialStatus.Renewing());
        try {
            renewal.renew(stored, tokens);
        } catch (OAuthException.InvalidRefreshToken refused) {
            return Verdict.of(new NeedsConsent(Reason.DISCONNECTED));
        } catch (OAuthException e) {
            return ofTrouble(stored, e);
        } catch (VaultException e) {
            if (!vault.unsaved().contains(stored.credential().id())) {
                return ofVault(e); // the client secret could not be read: nothing was sent
            }
            LOG.log(Level.WARNING, "the renewed pair is not saved yet: {0}", e.getMessage());
        }
        return vault.credential(stored.credential().id()).map(this::confirm).map(Verdict::afterRenewal)
                .orElseGet(() -> Verdict.of(new Checking()));
    }

    /** The token is good and ends soon. Whatever goes wrong here, it is still good. */
    private Verdict renewEarly(StoredCredential stored, KeptTokens tokens, Verdict stillGood) {
        credentials.show(stored.credential().id(), new CredentialStatus.Renewing());
        try {
            renewal.renew(stored, tokens);
        } catch (OAuthException e) {
            LOG.log(Level.INFO, "early renewal failed: {0}", e.getMessage());
            return stillGood;
        } catch (VaultException e) {
            LOG.log(Level.WARNING, "early renewal: {0}", e.getMessage());
        }
        return vault.credential(stored.credential().id()).map(this::confirm).map(Verdict::afterRenewal)
                .orElse(stillGood);
    }

    /** Validates a pair that has just come, without renewing again. */
    private Verdict confirm(StoredCredential stored) {
        try {
            Optional<KeptTokens> tokens = vault.tokensOf(stored.credential().id());
            if (tokens.isEmpty()) {
                return Verdict.of(new NeedsConsent(Reason.NOT_IN_KEYRING));
            }
            return judge(stored, server.validate(tokens.get().access()));
        } catch (OAuthException.InvalidToken e) {
            return Verdict.of(new NeedsConsent(Reason.DISCONNECTED));
        } catch (OAuthException e) {
            return ofTrouble(stored, e);
        } catch (VaultException e) {
            return ofVault(e);
        }
    }

    private Verdict judge(StoredCredential stored, Validation validation) {
        Optional<ClientRegistration> registration = vault.registration(stored.credential().registration());
        if (registration.isPresent() && !registration.get().clientId().equals(validation.clientId())) {
            return Verdict.of(new Misconfigured(ClientField.CLIENT_ID));
        }
        boolean sameAccount = validation.account()
                .map(account -> account.userId().equals(stored.credential().account().userId()))
                .orElse(stored.credential().kind() == app.stagepass.token.TokenKind.APP);
        if (!sameAccount) {
            return Verdict.of(new NeedsConsent(Reason.WRONG_ACCOUNT));
        }
        TokenFacts facts = new TokenFacts(validation.scopes(), stored.facts().issuedAt(), validation.expiresAt(),
                stored.facts().refreshable(), Optional.of(validation.at()));
        try {
            vault.note(new StoredCredential(stored.credential(), facts, stored.handedOverAt(), stored.revokedHere()));
        } catch (VaultException e) {
            LOG.log(Level.WARNING, "the check could not be noted: {0}", e.getMessage());
        }
        return Verdict.of(new Valid(validation.at(), validation.expiresAt()));
    }

    private Verdict ofTrouble(StoredCredential stored, OAuthException e) {
        LOG.log(Level.INFO, "check: {0}", e.getMessage());
        if (e instanceof OAuthException.InvalidClient misconfigured) {
            return Verdict.of(new Misconfigured(misconfigured.field()));
        }
        return Troubles.of(e)
                .map(cause -> new Verdict(new Unverified(troubleSince(stored), cause), Optional.of(e), false))
                .orElseGet(() -> Verdict.of(new NeedsConsent(Reason.DISCONNECTED)));
    }

    private Instant troubleSince(StoredCredential stored) {
        return stored.facts().validatedAt().orElse(stored.facts().issuedAt());
    }

    private static Verdict ofVault(VaultException e) {
        return Verdict.of(new Locked(Troubles.of(e)));
    }

    private void settle(StoredCredential stored, Verdict verdict, Instant begun) {
        CredentialId id = stored.credential().id();
        Instant now = clock.instant();
        history.note(id, verdict.status(), verdict.renewed(), begun);
        switch (verdict.status()) {
            case Valid valid -> {
                failuresInARow(id, false);
                credentials.checked(id, valid, now, schedule.afterSuccess(now, valid.expiresAt()));
            }
            case CredentialStatus.Renewing _,Checking _,Unverified _,Locked _ ->
                credentials.checked(id, verdict.status(), now, schedule.afterTrouble(now, failuresInARow(id, true),
                        verdict.trouble().flatMap(Troubles::retryAfter)));
            case NeedsConsent _,Misconfigured _ -> {
                failuresInARow(id, false);
                credentials.checkedForGood(id, verdict.status(), now);
            }
        }
    }

    private int failuresInARow(CredentialId id, boolean failed) {
        synchronized (failures) {
            if (!failed) {
                failures.remove(id);
                return 0;
            }
            return failures.merge(id, 1, Integer::sum);
        }
    }
}
