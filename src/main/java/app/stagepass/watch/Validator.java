package app.stagepass.watch;

import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.Checking;
import app.stagepass.token.CredentialStatus.Keyring;
import app.stagepass.token.CredentialStatus.Locked;
import app.stagepass.token.CredentialStatus.Misconfigured;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Trouble;
import app.stagepass.token.CredentialStatus.Unverified;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.Examination.Verdict;
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
    private final Renewal renewal;
    private final Examination examination;
    private final ValidationSchedule schedule;
    private final CheckLog history;
    private final Clock clock;
    /** Failed attempts in a row; guarded by itself. */
    private final Map<CredentialId, Integer> failures = new HashMap<>();
    /** Pairs bought because somebody asked for one; guarded by itself. */
    private final Map<CredentialId, Integer> renewals = new HashMap<>();

    public Validator(Credentials credentials, TokenVault vault, AuthorizationServer server, Renewal renewal,
            ValidationSchedule schedule, CheckLog history, Clock clock) {
        this.credentials = credentials;
        this.vault = vault;
        this.renewal = renewal;
        this.examination = new Examination(credentials, vault, server, renewal, schedule);
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
     * Looks whether an outage is over. If Twitch still gives no answer nobody hears of it: the light, the plan and the history stay as
     * they are.
     */
    void probe(CredentialId id) {
        ReentrantLock lock = credentials.lockOf(id);
        lock.lock();
        try {
            Optional<StoredCredential> stored = vault.credential(id);
            if (stored.isPresent()) {
                Instant begun = clock.instant();
                Verdict verdict = examine(stored.get());
                if (!(verdict.status() instanceof Unverified)) {
                    settle(stored.get(), verdict, begun);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** A fault of our own must not have Twitch asked again every second, which is what an unsettled check comes to. */
    private Verdict examine(StoredCredential stored) {
        try {
            return examination.whole(stored);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "check: {0}", e.getClass().getName());
            return Verdict.of(Examination.unverified(stored, Trouble.UNEXPECTED_ANSWER)).withoutAsking();
        }
    }

    /**
     * Asks for the next access token now and checks it. Whoever asks while another's request for the same is out gets what that brings.
     *
     * @throws OAuthException if Twitch did not give one; the light is set all the same
     * @throws VaultException if the keyring gave nothing out, or did not keep the new pair, which then stays in memory
     */
    public void renew(CredentialId id) throws OAuthException, VaultException {
        int before = renewalsOf(id);
        ReentrantLock lock = credentials.lockOf(id);
        lock.lock();
        try {
            if (renewalsOf(id) == before) {
                renewNow(vault.credential(id).orElseThrow(), clock.instant());
            }
        } finally {
            lock.unlock();
        }
    }

    private void renewNow(StoredCredential stored, Instant begun) throws OAuthException, VaultException {
        KeptTokens tokens;
        Optional<VaultException> notStored;
        try {
            Optional<KeptTokens> kept = vault.tokensOf(stored.credential().id());
            if (kept.isEmpty()) {
                settle(stored, Verdict.of(new NeedsConsent(Reason.NOT_IN_KEYRING)).withoutAsking(), begun);
                throw new OAuthException.InvalidToken();
            }
            tokens = kept.get();
            try {
                notStored = renewal.renew(stored, tokens);
            } catch (OAuthException refusal) {
                settle(stored, examination.afterRefusal(stored, refusal), begun);
                throw refusal;
            }
        } catch (VaultException nothingSent) {
            settle(stored, Verdict.of(stored, nothingSent).withoutAsking(), begun);
            throw nothingSent;
        }
        synchronized (renewals) {
            renewals.merge(stored.credential().id(), 1, Integer::sum);
        }
        settle(stored, examination.ofFresh(stored), begun);
        if (notStored.isPresent()) {
            throw notStored.get();
        }
    }

    private int renewalsOf(CredentialId id) {
        synchronized (renewals) {
            return renewals.getOrDefault(id, 0);
        }
    }

    private void settle(StoredCredential stored, Verdict verdict, Instant begun) {
        CredentialId id = stored.credential().id();
        Instant now = clock.instant();
        // Nothing was looked at, and nothing is wrong, where something is locked before anybody was asked.
        if (verdict.asked() || verdict.renewed() || !verdict.status().equals(new Locked(Keyring.LOCKED))) {
            history.note(id, verdict.status(), verdict.renewed(), begun);
        }
        credentials.settled(id, verdict.status(), verdict.asked() ? Optional.of(now) : Optional.empty(),
                next(id, verdict, now));
    }

    /** When it is looked at again; empty where only the person can bring it back. */
    private Optional<Instant> next(CredentialId id, Verdict verdict, Instant now) {
        return switch (verdict.status()) {
            case Valid valid -> {
                failuresInARow(id, false);
                yield Optional.of(ValidationSchedule.notBefore(now, verdict.trouble().flatMap(Troubles::retryAfter),
                        schedule.afterSuccess(now, valid.expiresAt())));
            }
            case CredentialStatus.Renewing _,Checking _,Unverified _,Locked _ ->
                Optional.of(schedule.afterTrouble(now, failuresInARow(id, true),
                        verdict.trouble().flatMap(Troubles::retryAfter)));
            case CredentialStatus.Moved _,NeedsConsent _,Misconfigured _ -> {
                failuresInARow(id, false);
                yield Optional.empty();
            }
        };
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
