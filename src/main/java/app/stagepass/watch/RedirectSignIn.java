package app.stagepass.watch;

import app.stagepass.oauth.AuthorizationRequest;
import app.stagepass.oauth.AuthorizationResponse;
import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.Browser;
import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.RedirectReceiver;
import app.stagepass.oauth.RedirectReceiver.Outcome;
import app.stagepass.oauth.ResponseType;
import app.stagepass.token.AccessToken;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.GrantType;
import app.stagepass.token.LiveSecrets;
import app.stagepass.token.Nonce;
import app.stagepass.token.TokenSet;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.SignInOrder.Stage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Authorize, callback, exchange: the ways on which the browser comes back to this machine (RFC 6749 sections 4.1 and 4.2).
 */
final class RedirectSignIn {

    private static final Logger LOG = System.getLogger(RedirectSignIn.class.getName());

    private final AuthorizationServer server;
    private final Browser browser;
    private final RedirectReceiver.Factory receivers;
    private final TokenVault vault;
    private final ClientSecrets secrets;
    private final Completion completion;
    private final Admission admission;
    private final LiveSecrets live;
    private final SecureRandom random;
    private final Clock clock;

    RedirectSignIn(AuthorizationServer server, Browser browser, RedirectReceiver.Factory receivers, TokenVault vault,
            ClientSecrets secrets, Completion completion, Admission admission, LiveSecrets live, SecureRandom random,
            Clock clock) {
        this.server = server;
        this.browser = browser;
        this.receivers = receivers;
        this.vault = vault;
        this.secrets = secrets;
        this.completion = completion;
        this.admission = admission;
        this.live = live;
        this.random = random;
        this.clock = clock;
    }

    SignInResult run(SignInOrder order, Cancellation cancellation, Consumer<Stage> progress)
            throws OAuthException, VaultException {
        ClientRegistration client = order.registration();
        Optional<ClientSecret> secret = secrets.of(client);
        AuthorizationRequest request = new AuthorizationRequest(client.clientId(), client.redirectUri(),
                order.scopes(), Nonce.random(random), order.start() != SignInOrder.Start.ROUTE,
                order.grant() == GrantType.IMPLICIT ? ResponseType.TOKEN : ResponseType.CODE);
        live.watch(request.state());
        try (RedirectReceiver receiver = receivers.listen(request, server.authorizationUri(request))) {
            receiver.onUnwanted(token -> completion.giveUp(client.clientId(), token));
            Outcome outcome = Outcome.FAILED;
            try {
                AuthorizationResponse response = await(order, receiver, cancellation, progress);
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
            case SignInResult.ToConfirm _ -> Outcome.TO_CONFIRM;
        };
    }

    private AuthorizationResponse await(SignInOrder order, RedirectReceiver receiver, Cancellation cancellation,
            Consumer<Stage> progress) throws OAuthException {
        Instant deadline = clock.instant().plus(SignIn.TIME_LIMIT);
        Stage.Opened opened = open(receiver, order.start(), progress);
        progress.accept(new Stage.Waiting(receiver.startLink(), deadline, opened, receiver.byHand()));
        return receiver.await(deadline, cancellation);
    }

    private Stage.Opened open(RedirectReceiver receiver, SignInOrder.Start start, Consumer<Stage> progress) {
        if (start != SignInOrder.Start.BROWSER) {
            return Stage.Opened.NOT_WANTED;
        }
        progress.accept(new Stage.OpeningBrowser());
        try {
            browser.open(receiver.startLink());
            return Stage.Opened.YES;
        } catch (OAuthException.NoBrowser e) {
            LOG.log(Level.INFO, e.getMessage());
            return Stage.Opened.FAILED; // the link can still be copied
        }
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
            case AuthorizationResponse.GrantedToken granted -> ofFragment(order, granted.token());
            case AuthorizationResponse.Denied _ -> throw new OAuthException.Denied();
            case AuthorizationResponse.RedirectMismatch _ ->
                throw new OAuthException.InvalidClient(ClientField.REDIRECT_URI, 0);
            case AuthorizationResponse.Failed failed -> throw new OAuthException.AuthorizationFailed(failed.error());
        };
        progress.accept(new Stage.Validating());
        return completion.ofAccount(client, tokens, order.scopes(), cancellation);
    }

    /** Twitch says of it neither scopes nor end here; what stands in their place holds until {@code /validate} tells. */
    private TokenSet ofFragment(SignInOrder order, AccessToken token) {
        Instant now = clock.instant();
        return new TokenSet(token, Optional.empty(), order.scopes(), now, Optional.of(now));
    }
}
