package app.stagepass.watch;

import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.Validation;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.Locked;
import app.stagepass.token.CredentialStatus.Misconfigured;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Trouble;
import app.stagepass.token.CredentialStatus.Unverified;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.token.Renewability;
import app.stagepass.token.TokenFacts;
import app.stagepass.token.TokenKind;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * What Twitch says of one credential, and the renewal that follows where its token is refused or ends soon. Blocks; the caller holds
 * the credential's lock.
 */
final class Examination {

    private static final Logger LOG = System.getLogger(Examination.class.getName());

    private final Credentials credentials;
    private final TokenVault vault;
    private final AuthorizationServer server;
    private final Renewal renewal;
    private final ValidationSchedule schedule;

    Examination(Credentials credentials, TokenVault vault, AuthorizationServer server, Renewal renewal,
            ValidationSchedule schedule) {
        this.credentials = credentials;
        this.vault = vault;
        this.server = server;
        this.renewal = renewal;
        this.schedule = schedule;
    }

    /**
     * What was found.
     *
     * @param trouble may tell how long Twitch asked us to wait
     * @param renewed whether a new pair was bought
     * @param asked   whether Twitch was asked, or at least tried to be: what was found without it is no check
     */
    record Verdict(CredentialStatus status, Optional<OAuthException> trouble, boolean renewed, boolean asked) {

        static Verdict of(CredentialStatus status) {
            return new Verdict(status, Optional.empty(), false, true);
        }

        static Verdict of(StoredCredential stored, VaultException e) {
            return of(e instanceof VaultException.RenewedElsewhere
                    ? unverified(stored, Trouble.RENEWED_ELSEWHERE)
                    : new Locked(Troubles.of(e)));
        }

        Verdict after(OAuthException failedRenewal) {
            return new Verdict(status, Optional.of(failedRenewal), renewed, asked);
        }

        Verdict afterRenewal() {
            return new Verdict(status, trouble, true, true);
        }

        Verdict withoutAsking() {
            return new Verdict(status, trouble, renewed, false);
        }
    }

    /** Asks, and renews if need be. */
    Verdict whole(StoredCredential stored) {
        return switch (look(stored)) {
            case Look.Found found -> found.verdict();
            case Look.ToAsk toAsk -> ask(renewal.withJournal(stored, toAsk.tokens()), toAsk.tokens());
        };
    }

    private Verdict ask(StoredCredential known, KeptTokens tokens) {
        try {
            Validation validation = server.validate(tokens.access());
            Verdict verdict = judge(known, validation);
            if (verdict.status() instanceof Valid valid && schedule.endsSoon(validation.at(), valid.expiresAt())
                    && comesAgain(known, tokens)) {
                return renewEarly(known, tokens, verdict);
            }
            return verdict;
        } catch (OAuthException.InvalidToken dead) {
            return renewDead(known, tokens);
        } catch (OAuthException e) {
            return ofTrouble(known, e);
        }
    }

    /** What can be said before Twitch is asked. */
    private sealed interface Look {

        /** There is nothing to ask about, or nothing to ask with. */
        record Found(Verdict verdict) implements Look {}

        record ToAsk(KeptTokens tokens) implements Look {}
    }

    private Look look(StoredCredential stored) {
        Optional<CredentialStatus> atRest = atRest(stored);
        if (atRest.isPresent()) {
            return new Look.Found(Verdict.of(atRest.get()).withoutAsking());
        }
        try {
            return vault.tokensOf(stored.credential().id()).<Look>map(Look.ToAsk::new).orElseGet(
                    () -> new Look.Found(Verdict.of(new NeedsConsent(Reason.NOT_IN_KEYRING)).withoutAsking()));
        } catch (VaultException e) {
            return new Look.Found(Verdict.of(stored, e).withoutAsking());
        }
    }

    /** What the person did with it, about which Twitch need not be asked. */
    private static Optional<CredentialStatus> atRest(StoredCredential stored) {
        if (stored.facts().renewability() == Renewability.MOVED) {
            return Optional.of(new CredentialStatus.Moved());
        }
        return stored.revokedHere() ? Optional.of(new NeedsConsent(Reason.REVOKED_HERE)) : Optional.empty();
    }

    private static boolean comesAgain(StoredCredential stored, KeptTokens tokens) {
        return switch (stored.credential().kind()) {
            case USER -> tokens.refresh().isPresent();
            case APP -> true;
        };
    }

    /** The access token was refused: only the refresh token's refusal makes the login dead. */
    private Verdict renewDead(StoredCredential stored, KeptTokens tokens) {
        if (!comesAgain(stored, tokens)) {
            return Verdict.of(new NeedsConsent(Reason.ENDED));
        }
        credentials.show(stored.credential().id(), new CredentialStatus.Renewing());
        try {
            var _ = renewal.renew(stored, tokens);
        } catch (OAuthException e) {
            return ofTrouble(stored, e);
        } catch (VaultException e) {
            return Verdict.of(stored, e);
        }
        return ofFresh(stored);
    }

    /** The token is good and ends soon. Whatever goes wrong here, it is still good. */
    private Verdict renewEarly(StoredCredential stored, KeptTokens tokens, Verdict stillGood) {
        credentials.show(stored.credential().id(), new CredentialStatus.Renewing());
        try {
            var _ = renewal.renew(stored, tokens);
        } catch (OAuthException e) {
            LOG.log(Level.INFO, "early renewal failed: {0}", e.getMessage());
            return stillGood.after(e);
        } catch (VaultException e) {
            LOG.log(Level.WARNING, "early renewal: {0}", e.getMessage());
            return stillGood;
        }
        return ofFresh(stored);
    }

    /**
     * Of a pair that has just come. Should Twitch not know it yet, that is no word against the refresh token that came with it.
     */
    Verdict ofFresh(StoredCredential before) {
        StoredCredential newest = vault.credential(before.credential().id()).orElse(before);
        return withoutRenewal(newest, new OAuthException.UnexpectedAnswer(401,
                OAuthException.UnexpectedAnswer.Problem.STATUS)).afterRenewal();
    }

    /** Of a token whose renewal Twitch refused: that is no verdict on the token, {@code /validate} is. */
    Verdict afterRefusal(StoredCredential stored, OAuthException refusal) {
        return withoutRenewal(vault.credential(stored.credential().id()).orElse(stored), refusal);
    }

    /** Asks, and renews in no case. */
    private Verdict withoutRenewal(StoredCredential stored, OAuthException ifDead) {
        return switch (look(stored)) {
            case Look.Found found -> found.verdict();
            case Look.ToAsk toAsk -> {
                try {
                    yield judge(stored, server.validate(toAsk.tokens().access()));
                } catch (OAuthException.InvalidToken e) {
                    yield ofTrouble(stored, ifDead);
                } catch (OAuthException e) {
                    yield ofTrouble(stored, e);
                }
            }
        };
    }

    private Verdict judge(StoredCredential stored, Validation validation) {
        Optional<ClientRegistration> registration = vault.registration(stored.credential().registration());
        if (registration.isPresent() && !registration.get().clientId().equals(validation.clientId())) {
            return Verdict.of(new Misconfigured(ClientField.CLIENT_ID));
        }
        boolean sameAccount = validation.account()
                .map(account -> account.userId().equals(stored.credential().account().userId()))
                .orElse(stored.credential().kind() == TokenKind.APP);
        if (!sameAccount) {
            return Verdict.of(new NeedsConsent(Reason.WRONG_ACCOUNT));
        }
        TokenFacts facts = new TokenFacts(validation.scopes(), stored.facts().issuedAt(), validation.expiresAt(),
                stored.facts().renewability(), Optional.of(validation.at()));
        vault.noteLater(new StoredCredential(stored.credential(), facts, stored.handedOverAt(), stored.revokedHere()));
        return Verdict.of(new Valid(validation.at(), validation.expiresAt()));
    }

    private static Verdict ofTrouble(StoredCredential stored, OAuthException e) {
        LOG.log(Level.INFO, "check: {0}", e.getMessage());
        return switch (e) {
            case OAuthException.InvalidClient misconfigured -> Verdict.of(new Misconfigured(misconfigured.field()));
            case OAuthException.InvalidRefreshToken _ -> Verdict.of(new NeedsConsent(Reason.DISCONNECTED));
            case OAuthException.InDoubt _ -> Verdict.of(new NeedsConsent(Reason.IN_DOUBT));
            case OAuthException.InvalidToken _ -> Verdict.of(new NeedsConsent(Reason.ENDED));
            default -> new Verdict(unverified(stored, Troubles.of(e).orElse(Trouble.UNEXPECTED_ANSWER)), Optional.of(e),
                    false, true);
        };
    }

    static Unverified unverified(StoredCredential stored, Trouble cause) {
        return new Unverified(stored.facts().validatedAt().orElse(stored.facts().issuedAt()), cause);
    }
}
