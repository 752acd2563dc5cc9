package app.stagepass;

import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OauthRoute;
import app.stagepass.oauth.RedirectReceiver;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.GrantType;
import app.stagepass.token.Scope;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.SignIn;
import app.stagepass.watch.SignInOrder;
import app.stagepass.watch.SignInOrder.Start;
import app.stagepass.watch.SignInResult;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** Signs in whoever comes to the starting route; what they bring waits here until the window can ask about it. Thread-safe. */
final class RouteVisits implements OauthRoute.Visitor {

    private static final Logger LOG = System.getLogger(RouteVisits.class.getName());

    private final Function<RedirectReceiver.Factory, SignIn> signIns;
    private final Deque<SignInResult.ToConfirm> waiting = new ArrayDeque<>();
    private Optional<ClientRegistration> application = Optional.empty();
    private Optional<Consumer<SignInResult.ToConfirm>> window = Optional.empty();

    /** @param signIns each for one visit, by the receiver that is listening already */
    RouteVisits(Function<RedirectReceiver.Factory, SignIn> signIns) {
        this.signIns = signIns;
    }

    /** From now on visits are for this application. */
    synchronized void through(Optional<ClientRegistration> other) {
        application = other;
    }

    /** From now on this one is told of everything that is to be confirmed, and of what has waited. */
    void observe(Consumer<SignInResult.ToConfirm> told) {
        Deque<SignInResult.ToConfirm> before;
        synchronized (this) {
            window = Optional.of(told);
            before = new ArrayDeque<>(waiting);
            waiting.clear();
        }
        before.forEach(told);
    }

    @Override
    public void signIn(SortedSet<Scope> scopes, boolean forceVerify, RedirectReceiver.Factory receivers) {
        Optional<ClientRegistration> through;
        synchronized (this) {
            through = application;
        }
        if (through.isEmpty()) {
            return;
        }
        SignInOrder order = new SignInOrder(through.get(), scopes, new SignInOrder.Audience.Anyone(),
                GrantType.AUTHORIZATION_CODE, forceVerify ? Start.ROUTE_VERIFIED : Start.ROUTE);
        try {
            if (signIns.apply(receivers).run(order, new Cancellation(),
                    _ -> {}) instanceof SignInResult.ToConfirm brought) {
                arrived(brought);
            }
        } catch (OAuthException | VaultException e) {
            LOG.log(Level.INFO, "a visit to the starting route came to nothing: {0}", e.getMessage());
        }
    }

    private void arrived(SignInResult.ToConfirm brought) {
        Optional<Consumer<SignInResult.ToConfirm>> told;
        synchronized (this) {
            told = window;
            if (told.isEmpty()) {
                waiting.add(brought);
            }
        }
        told.ifPresent(one -> one.accept(brought));
    }
}
