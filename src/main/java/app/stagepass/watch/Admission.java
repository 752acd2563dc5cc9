package app.stagepass.watch;

import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.Account;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.Credential;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.GrantType;
import app.stagepass.token.Renewability;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenFacts;
import app.stagepass.token.TokenKind;
import app.stagepass.token.TokenSet;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.SignInOrder.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Decides where a new pair goes: over the credential that it was asked for, over one that it can replace without losing a scope,
 * or into a new one. A pair of another account than the one expected is never stored unasked.
 */
public final class Admission {

    /** For so long Twitch's word of a token that is not stored yet is taken for how it is. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final TokenVault vault;
    private final Credentials credentials;
    private final AuthorizationServer server;
    private final ValidationSchedule schedule;
    private final CheckLog history;
    private final Clock clock;

    /**
     * A good pair that is not stored yet.
     *
     * @param account     whose; of an application's own token the application
     * @param validatedAt when Twitch named its account
     * @param latency     how long Twitch took to do so
     * @param asked       the scopes that were asked for
     */
    public record Candidate(ClientRegistration registration, Account account, TokenKind kind, TokenSet tokens,
            Instant validatedAt, Duration latency, SortedSet<Scope> asked) {

        TokenFacts facts() {
            TokenFacts facts = tokens.facts(Optional.of(validatedAt));
            return switch (kind) {
                case USER -> facts;
                case APP -> facts.with(Renewability.BY_CLIENT_CREDENTIALS);
            };
        }

        SortedSet<Scope> notGranted() {
            SortedSet<Scope> missing = new TreeSet<>(asked);
            missing.removeAll(tokens.scopes());
            return Collections.unmodifiableSortedSet(missing);
        }
    }

    public Admission(TokenVault vault, Credentials credentials, AuthorizationServer server,
            ValidationSchedule schedule, CheckLog history, Clock clock) {
        this.vault = vault;
        this.credentials = credentials;
        this.server = server;
        this.schedule = schedule;
        this.history = history;
        this.clock = clock;
    }

    SignInResult admit(SignInOrder order, Candidate candidate, Consumer<Stage> progress) {
        Optional<String> instead = expectedInstead(order, candidate);
        if (instead.isPresent()) {
            return new SignInResult.DifferentAccount(instead.get(), candidate);
        }
        if (order.grant() == GrantType.DEVICE_CODE || order.start().isRoute()) {
            return new SignInResult.ToConfirm(order, candidate);
        }
        progress.accept(new Stage.Storing());
        return confirmed(order, candidate);
    }

    /** Keeps what the person has confirmed to be of the right account. */
    public SignInResult confirmed(SignInOrder order, Candidate candidate) {
        Optional<StoredCredential> target = order.reconnect().flatMap(vault::credential);
        return target.isPresent() ? keep(candidate, target) : keepAsNew(candidate);
    }

    /** The login that it should have been, if it is another. */
    private Optional<String> expectedInstead(SignInOrder order, Candidate candidate) {
        return switch (order.audience()) {
            case SignInOrder.Audience.Anyone _ -> Optional.empty();
            case SignInOrder.Audience.Named named -> Optional.of(named.login())
                    .filter(login -> !login.equalsIgnoreCase(candidate.account().login()));
            // One that was removed meanwhile is nobody's any more.
            case SignInOrder.Audience.Known known -> vault.credential(known.id())
                    .map(stored -> stored.credential().account())
                    .filter(account -> !account.userId().equals(candidate.account().userId())).map(Account::login);
        };
    }

    /** Keeps a pair as a credential of its own, or in place of one that it covers: a dead one rather than one that works. */
    public SignInResult keepAsNew(Candidate candidate) {
        return keep(candidate, vault.credentials().stream().filter(one -> isCoveredBy(one, candidate))
                .min(Comparator.comparing(one -> !isDead(one))));
    }

    /** The same for a pair of another tool, which is no reason to give up one that works here: it takes the place of a dead one at most. */
    public SignInResult keepBeside(Candidate candidate) {
        return keep(candidate, vault.credentials().stream().filter(one -> isDead(one) && isCoveredBy(one, candidate))
                .findFirst());
    }

    /** Ends a pair that is not wanted. */
    public void discard(Candidate candidate) throws OAuthException {
        try (var _ = vault.expectPair()) { // so that the program does not end in the middle of it
            server.revoke(candidate.registration().clientId(), candidate.tokens().access());
        }
    }

    /**
     * Whether the candidate can take its place: same account and application, and no scope would be lost. A dead one has none to
     * lose; it is enough that all is there again that was asked for.
     */
    private boolean isCoveredBy(StoredCredential one, Candidate candidate) {
        SortedSet<Scope> granted = candidate.tokens().scopes();
        return one.credential().registration().equals(candidate.registration().id())
                && one.credential().kind() == candidate.kind()
                && one.credential().account().userId().equals(candidate.account().userId())
                && (granted.containsAll(one.facts().scopes())
                        || (isDead(one) && granted.containsAll(one.credential().wantedScopes())));
    }

    private boolean isDead(StoredCredential one) {
        return credentials.snapshot(one.credential().id())
                .filter(now -> now.status() instanceof CredentialStatus.NeedsConsent).isPresent();
    }

    private SignInResult keep(Candidate candidate, Optional<StoredCredential> replaced) {
        CredentialId id = replaced.map(one -> one.credential().id()).orElseGet(CredentialId::random);
        ReentrantLock lock = credentials.lockOf(id);
        lock.lock();
        try {
            Credential credential = new Credential(id,
                    replaced.map(one -> one.credential().label()).orElse(candidate.account().displayName()),
                    candidate.registration().id(), candidate.account(), candidate.kind(), candidate.asked(),
                    replaced.flatMap(one -> one.credential().role()));
            TokenFacts facts = candidate.facts();
            Optional<VaultException> notSaved = Optional.empty();
            try {
                vault.keep(new StoredCredential(credential, facts, Optional.empty(), false),
                        new KeptTokens(candidate.tokens().access(), candidate.tokens().refresh()));
            } catch (VaultException e) {
                notSaved = Optional.of(e);
            }
            history.note(id, new CheckOutcome.Valid(), candidate.validatedAt().minus(candidate.latency()),
                    candidate.validatedAt());
            credentials.settled(id, new Valid(candidate.validatedAt(), facts.expiresAt()),
                    Optional.of(candidate.validatedAt()),
                    Optional.of(schedule.afterSuccess(candidate.validatedAt(), facts.expiresAt())));
            if (candidate.validatedAt().plus(FRESH).isBefore(clock.instant())) {
                credentials.due(id); // somebody thought about it for long: nobody knows how it is now
            }
            return new SignInResult.Connected(id, candidate.notGranted(), notSaved);
        } finally {
            lock.unlock();
        }
    }
}
