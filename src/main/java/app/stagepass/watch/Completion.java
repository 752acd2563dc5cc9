package app.stagepass.watch;

import app.stagepass.oauth.AccountLookup;
import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.Validation;
import app.stagepass.token.AccessToken;
import app.stagepass.token.Account;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenKind;
import app.stagepass.token.TokenSet;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** From new tokens to a candidate whose owner Twitch has named: the end of every way to a token. Stores nothing. Blocks. */
final class Completion {

    private static final Logger LOG = System.getLogger(Completion.class.getName());

    private final AuthorizationServer server;
    private final AccountLookup accounts;
    private final Clock clock;
    private final List<Duration> askAgainAfter;

    /** @param askAgainAfter how long to wait before each further try to have a new token confirmed */
    Completion(AuthorizationServer server, AccountLookup accounts, Clock clock, List<Duration> askAgainAfter) {
        this.server = server;
        this.accounts = accounts;
        this.clock = clock;
        this.askAgainAfter = List.copyOf(askAgainAfter);
    }

    /**
     * Asks whose tokens these are.
     *
     * @param asked the scopes that were asked for
     * @throws OAuthException.ForeignToken if they are another application's; they are revoked then
     * @throws OAuthException.NotConfirmed if Twitch did not say so, however often it was asked; they are revoked then
     */
    Admission.Candidate ofAccount(ClientRegistration client, TokenSet tokens, SortedSet<Scope> asked,
            Cancellation cancellation) throws OAuthException {
        Confirmed confirmed = confirm(client, tokens, cancellation);
        Optional<Account> named = confirmed.validation().account();
        if (named.isEmpty()) {
            giveUp(client.clientId(), tokens.access());
            throw new OAuthException.UnexpectedAnswer(200, OAuthException.UnexpectedAnswer.Problem.MISSING_FIELD);
        }
        return candidate(client, withProfile(named.get(), client, tokens), TokenKind.USER, tokens, confirmed, asked);
    }

    /** The same for an application's own token, which acts for no account. */
    Admission.Candidate ofApplication(ClientRegistration client, TokenSet tokens, SortedSet<Scope> asked,
            Cancellation cancellation) throws OAuthException {
        Confirmed confirmed = confirm(client, tokens, cancellation);
        if (confirmed.validation().account().isPresent()) {
            giveUp(client.clientId(), tokens.access());
            throw new OAuthException.UnexpectedAnswer(200, OAuthException.UnexpectedAnswer.Problem.WRONG_TYPE);
        }
        return candidate(client, Account.ofApplication(client), TokenKind.APP, tokens, confirmed, asked);
    }

    private static Admission.Candidate candidate(ClientRegistration client, Account account, TokenKind kind,
            TokenSet tokens, Confirmed confirmed, SortedSet<Scope> asked) {
        Validation validation = confirmed.validation();
        return new Admission.Candidate(client, account, kind,
                tokens.as(validation.scopes(), validation.expiresAt()), validation.at(), confirmed.latency(), asked);
    }

    private record Confirmed(Validation validation, Duration latency) {}

    /** The pair exists nowhere else yet: trouble on the way to its account's name is no reason to lose it at once. */
    private Confirmed confirm(ClientRegistration client, TokenSet tokens, Cancellation cancellation)
            throws OAuthException {
        Iterator<Duration> pauses = askAgainAfter.iterator();
        while (true) {
            Instant asked = clock.instant();
            try {
                Validation validation = server.validate(tokens.access());
                if (!validation.clientId().equals(client.clientId())) {
                    giveUp(validation.clientId(), tokens.access());
                    throw new OAuthException.ForeignToken(validation.clientId());
                }
                return new Confirmed(validation, Duration.between(asked, validation.at()));
            } catch (OAuthException e) {
                if (Troubles.of(e).isEmpty()) {
                    throw e;
                }
                LOG.log(Level.INFO, "a new pair is not confirmed yet: {0}", e.getMessage());
                if (!pauses.hasNext() || isCancelledWithin(pauses.next(), cancellation)) {
                    giveUp(client.clientId(), tokens.access());
                    throw cancellation.isCancelled()
                            ? new OAuthException.Cancelled()
                            : new OAuthException.NotConfirmed(e);
                }
            }
        }
    }

    private static boolean isCancelledWithin(Duration pause, Cancellation cancellation) {
        try {
            return cancellation.await(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Nobody will use it, so it should not live on, as far as Twitch can be reached. */
    void giveUp(ClientId client, AccessToken token) {
        try {
            server.revoke(client, token);
        } catch (OAuthException e) {
            LOG.log(Level.INFO, "the pair that was given up was not revoked: {0}", e.getMessage());
        }
    }

    /** Display name and avatar are nice to have; signing in does not fail for want of them. */
    private Account withProfile(Account named, ClientRegistration client, TokenSet tokens) {
        try {
            Account profile = accounts.ownerOf(client.clientId(), tokens.access());
            return profile.userId().equals(named.userId()) ? profile : named;
        } catch (OAuthException e) {
            LOG.log(Level.INFO, "profile: {0}", e.getMessage());
            return named;
        }
    }
}
