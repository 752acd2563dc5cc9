package app.stagepass;

import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OauthRoute;
import app.stagepass.oauth.RedirectReceiver;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.GrantType;
import app.stagepass.token.Scope;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.Admission;
import app.stagepass.watch.SignIn;
import app.stagepass.watch.SignInOrder;
import app.stagepass.watch.SignInOrder.Start;
import app.stagepass.watch.SignInResult;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Signs in whoever comes to the starting route; what they bring waits here until the window asks about it. Behind a domain anybody
 * may come, so no more than a few wait. Thread-safe.
 */
final class RouteVisits implements OauthRoute.Visitor, AutoCloseable {

    private static final Logger LOG = System.getLogger(RouteVisits.class.getName());
    /** Somebody who has not answered so many questions does not want one more. */
    static final int MOST_WAITING = 8;

    private final Function<RedirectReceiver.Factory, SignIn> signIns;
    private final Admission admission;
    private final CopyOnWriteArrayList<Consumer<List<SignInResult.ToConfirm>>> observers = new CopyOnWriteArrayList<>();
    /** So that nobody is told what is so no longer. */
    private final Object telling = new Object();
    private final Deque<SignInResult.ToConfirm> waiting = new ArrayDeque<>();
    private Optional<ClientRegistration> application = Optional.empty();
    private boolean closed;

    /**
     * Nobody may come yet.
     *
     * @param signIns   each for one visit, by the receiver that is listening already
     * @param admission ends what nobody is asked about
     */
    RouteVisits(Function<RedirectReceiver.Factory, SignIn> signIns, Admission admission) {
        this.signIns = signIns;
        this.admission = admission;
    }

    /** From now on visits are for this application. */
    synchronized void through(Optional<ClientRegistration> other) {
        application = other;
    }

    /** From now on this one is told of all that wait, on the thread on which one came or was taken. */
    void observe(Consumer<List<SignInResult.ToConfirm>> observer) {
        synchronized (telling) {
            observers.add(observer);
            observer.accept(waiting());
        }
    }

    private synchronized List<SignInResult.ToConfirm> waiting() {
        return List.copyOf(waiting);
    }

    /** Takes out the one that waits longest: the person is asked about it now. */
    Optional<SignInResult.ToConfirm> next() {
        Optional<SignInResult.ToConfirm> taken;
        synchronized (this) {
            taken = Optional.ofNullable(waiting.poll());
        }
        taken.ifPresent(_ -> tell());
        return taken;
    }

    @Override
    public void signIn(SortedSet<Scope> scopes, boolean forceVerify, RedirectReceiver.Factory receivers) {
        Optional<ClientRegistration> through;
        synchronized (this) {
            through = waiting.size() < MOST_WAITING ? application : Optional.empty();
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
        boolean waits;
        synchronized (this) {
            waits = !closed && waiting.size() < MOST_WAITING && waiting.add(brought);
        }
        if (waits) {
            tell();
        } else {
            var _ = discarded(brought);
        }
    }

    private void tell() {
        synchronized (telling) {
            List<SignInResult.ToConfirm> now = waiting();
            observers.forEach(observer -> observer.accept(now));
        }
    }

    private boolean discarded(SignInResult.ToConfirm brought) {
        try {
            admission.discard(brought.candidate());
            return true;
        } catch (OAuthException e) {
            LOG.log(Level.INFO, "a token that nobody was asked about was not revoked: {0}", e.getMessage());
            return false;
        }
    }

    /** Revokes what nobody was asked about, as far as Twitch can be reached: it is stored nowhere. */
    @Override
    public void close() {
        List<SignInResult.ToConfirm> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(waiting);
            waiting.clear();
        }
        var _ = left.stream().allMatch(this::discarded); // where one fails, the others wait for the same
    }
}
