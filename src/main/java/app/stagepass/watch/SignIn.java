package app.stagepass.watch;

import app.stagepass.oauth.AccountLookup;
import app.stagepass.oauth.AuthorizationRequest;
import app.stagepass.oauth.AuthorizationResponse;
import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.Browser;
import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.RedirectReceiver;
import app.stagepass.oauth.RedirectReceiver.Outcome;
import app.stagepass.oauth.Validation;
import app.stagepass.token.Account;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.LiveSecrets;
import app.stagepass.token.Nonce;
import app.stagepass.token.TokenSet;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.SignInOrder.Stage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Authorize, callback, exchange, validate: the authorization code flow (RFC 6749 section 4.1) from the press of a button to a
 * pair of tokens whose account Twitch has named. {@link Admission} then stores them. Blocks until it ended; run it on a thread of
 * its own.
 */
public final class SignIn {

    /** How long the person has. */
    public static final Duration TIME_LIMIT = Duration.ofMinutes(5);

    /** How long to wait before Twitch is asked once more for the account of a pair that it has just given. */
    public static final List<Duration> ASK_AGAIN_AFTER = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2),
            Duration.ofSeconds(4), Duration.ofSeconds(8));

    private static final Logger LOG = System.getLogger(SignIn.class.getName());

    private final AuthorizationServer server;
    private final AccountLookup accounts;
    private final Browser browser;
    private final RedirectReceiver.Factory receivers;
    private final TokenVault vault;
    private final Admission admission;
    private final LiveSecrets live;
    private final SecureRandom random;
    private final Clock clock;
    private final List<Duration> askAgainAfter;

    public SignIn(AuthorizationServer server, AccountLookup accounts, Browser browser,
            RedirectReceiver.Factory receivers, TokenVault vault, Admission admission, LiveSecrets live,
            SecureRandom random, Clock clock, List<Duration> askAgainAfter) {
        this.server = server;
        this.accounts = accounts;
        this.browser = browser;
        this.receivers = receivers;
        this.vault = vault;
        this.admission = admission;
        this.live = live;
        this.random = random;
        this.clock = clock;
        this.askAgainAfter = List.copyOf(askAgainAfter);
    }

    /**
     * Goes through it all.
     *
     * @param progress told of each stage, on this thread
     * @throws OAuthException if no pair came of it; nothing was stored then
     * @throws VaultException if the keyring did not give out the client secret; the browser was not opened then
     */
    public SignInResult run(SignInOrder order, Cancellation cancellation, Consumer<Stage> progress)
            throws OAuthException, VaultException {
        progress.accept(new Stage.Preparing());
        ClientRegistration client = order.registration();
        Optional<ClientSecret> secret = vault.secretOf(client.id());
        if (client.type() == ClientType.CONFIDENTIAL && secret.isEmpty()) {
            throw new OAuthException.InvalidClient(ClientField.CLIENT_SECRET, 0);
        }
        Nonce state = Nonce.random(random);
        live.watch(state);
        AuthorizationRequest request = new AuthorizationRequest(client.clientId(), client.redirectUri(),
                order.scopes(), state, true);
        try (RedirectReceiver receiver = receivers.listen(request, server.authorizationUri(request))) {
            Outcome outcome = Outcome.FAILED;
            try {
                AuthorizationResponse response = await(receiver, cancellation, progress);
                SignInResult result = finish(order, secret, response, cancellation, progress);
                outcome = outcomeOf(result);
                return result;
            } catch (OAuthException.Denied e) {
                outcome = Outcome.DENIED;
                throw e;
            } catch (OAuthException.Cancelled e) {
                outcome = Outcome.CANCELLED;
                throw e;
            } finally {
                receiver.finish(outcome);
            }
        }
    }

    private SignInResult finish(SignInOrder order, Optional<ClientSecret> secret, AuthorizationResponse response,
            Cancellation cancellation, Consumer<Stage> progress) throws OAuthException {
        try (var _ = vault.expectPair()) {
            return admission.admit(order, complete(order, secret, response, cancellation, progress), progress);
        }
    }

    /** The page in the browser claims no more than is so. */
    private static Outcome outcomeOf(SignInResult result) {
        return switch (result) {
            case SignInResult.Connected connected when connected.notSaved().isPresent() -> Outcome.NOT_SAVED;
            case SignInResult.Connected _ -> Outcome.CONNECTED;
            case SignInResult.DifferentAccount _ -> Outcome.OTHER_ACCOUNT;
        };
    }

    /** Opens the start link in the browser once more. */
    public void openAgain(URI startLink) throws OAuthException.NoBrowser {
        browser.open(startLink);
    }

    private AuthorizationResponse await(RedirectReceiver receiver, Cancellation cancellation, Consumer<Stage> progress)
            throws OAuthException {
        Instant deadline = clock.instant().plus(TIME_LIMIT);
        boolean opened = true;
        progress.accept(new Stage.OpeningBrowser());
        try {
            browser.open(receiver.startLink());
        } catch (OAuthException.NoBrowser e) {
            LOG.log(Level.INFO, e.getMessage());
            opened = false; // the link can still be copied
        }
        progress.accept(new Stage.Waiting(receiver.startLink(), deadline, opened, receiver.byHand()));
        return receiver.await(deadline, cancellation);
    }

    private Admission.Candidate complete(SignInOrder order, Optional<ClientSecret> secret,
            AuthorizationResponse response, Cancellation cancellation, Consumer<Stage> progress)
            throws OAuthException {
        ClientRegistration client = order.registration();
        TokenSet tokens = switch (response) {
            case AuthorizationResponse.Granted granted -> {
                progress.accept(new Stage.Exchanging());
                yield server.exchange(client, secret, granted.code());
            }
            case AuthorizationResponse.Denied _ -> throw new OAuthException.Denied();
            case AuthorizationResponse.RedirectMismatch _ ->
                throw new OAuthException.InvalidClient(ClientField.REDIRECT_URI, 0);
            case AuthorizationResponse.Failed failed -> throw new OAuthException.AuthorizationFailed(failed.error());
        };
        progress.accept(new Stage.Validating());
        Confirmed confirmed = confirm(client, tokens, cancellation);
        Validation validation = confirmed.validation();
        if (!validation.clientId().equals(client.clientId())) {
            throw new OAuthException.ForeignToken(validation.clientId());
        }
        Account named = validation.account().orElseThrow(() -> new OAuthException.UnexpectedAnswer(200,
                OAuthException.UnexpectedAnswer.Problem.MISSING_FIELD));
        return new Admission.Candidate(client, withProfile(named, client, tokens),
                tokens.as(validation.scopes(), validation.expiresAt()), validation.at(),
                confirmed.latency(), order.scopes());
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
                return new Confirmed(validation, Duration.between(asked, validation.at()));
            } catch (OAuthException e) {
                if (Troubles.of(e).isEmpty()) {
                    throw e;
                }
                LOG.log(Level.INFO, "a new pair is not confirmed yet: {0}", e.getMessage());
                if (!pauses.hasNext() || isCancelledWithin(pauses.next(), cancellation)) {
                    giveUp(client, tokens);
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
    private void giveUp(ClientRegistration client, TokenSet tokens) {
        try {
            server.revoke(client.clientId(), tokens.access());
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
