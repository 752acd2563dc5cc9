package app.stagepass.oauth;

import app.stagepass.token.ClientId;
import app.stagepass.token.LiveSecrets;
import app.stagepass.token.Nonce;
import app.stagepass.token.RedirectUri;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Makes receivers. They listen on this computer's loopback addresses, unless the person wants it otherwise; in front of a redirect
 * URI of another host stands that host's own server, which passes requests on. One whose sign-in has ended, and which still listens for a late browser, makes way for the next. Thread-safe.
 */
public final class LoopbackReceivers implements RedirectReceiver.Factory, RedirectDoctor, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LoopbackReceivers.class.getName());

    private final CallbackParts parts;
    private final Map<Integer, LoopbackRedirectReceiver> listening = new ConcurrentHashMap<>();
    private Optional<OauthRoute> route = Optional.empty();
    private Optional<OauthRoute.Visitor> visitor = Optional.empty();
    private Optional<StandingRoute> standing = Optional.empty();
    private boolean closed;

    /**
     * @param options  asked for each receiver; may touch the disk
     * @param executor its threads block for moments, when a receiver stops
     */
    public LoopbackReceivers(SecureRandom random, Clock clock, RedirectPages pages, PeerCheck peers, PortHolder holder,
            LiveSecrets live, Supplier<CallbackOptions> options, Executor executor) {
        this.parts = new CallbackParts(random, clock, pages, peers, holder, live, options, executor);
    }

    /**
     * Has a starting route stand from now on, or none. It makes way while a sign-in needs its port, and comes back after that.
     *
     * @throws OAuthException if it cannot listen now; nothing stands then
     */
    public synchronized void stand(Optional<OauthRoute> wanted, OauthRoute.Visitor visitor) throws OAuthException {
        standing.ifPresent(StandingRoute::close);
        standing = Optional.empty();
        route = wanted;
        this.visitor = Optional.of(visitor);
        if (wanted.isPresent() && !closed) {
            try {
                standing = Optional.of(new StandingRoute(wanted.get(), visitor, parts));
            } catch (OAuthException e) {
                route = Optional.empty();
                throw e;
            }
        }
    }

    /** Brings the route back, if there is one and its port is free again. */
    private synchronized void standAgain() {
        if (closed || standing.isPresent() || route.isEmpty() || visitor.isEmpty()
                || listening.containsKey(parts.options().get().listening().port(route.get().redirect()))) {
            return;
        }
        try {
            standing = Optional.of(new StandingRoute(route.get(), visitor.get(), parts));
        } catch (OAuthException e) {
            LOG.log(System.Logger.Level.WARNING, "the starting route does not stand: {0}", e.getMessage());
        }
    }

    private void makeWay(int port) {
        if (standing.filter(one -> one.port() == port).isPresent()) {
            standing.ifPresent(StandingRoute::close);
            standing = Optional.empty();
        }
    }

    @Override
    public synchronized RedirectReceiver listen(AuthorizationRequest request, URI authorization)
            throws OAuthException.PortBusy, OAuthException.CannotListen, OAuthException.CallbackSetup {
        RedirectUri redirect = request.redirectUri();
        CallbackOptions now = parts.options().get();
        int port = now.listening().port(redirect);
        if (closed) {
            throw new OAuthException.CannotListen(port, "closed");
        }
        Optional<CallbackCertificate> certificate = now.certificates().loadFor(redirect);
        LoopbackRedirectReceiver before = listening.get(port);
        if (before != null && before.isOver()) {
            before.stop();
        }
        SignInAttempt attempt = parts.attempt(request, authorization);
        CallbackPlaces places = new CallbackPlaces(redirect, port, certificate.isPresent());
        CallbackRules rules = parts.rules(attempt, places, now);
        PageWriter writer = new PageWriter(parts.drawing(now.answers()));
        ReceiverLimits limits = now.limits();
        makeWay(port);
        boolean listens = false;
        try {
            // Last, so that nothing that fails before leaves the port taken.
            List<InetAddress> addresses = LoopbackSockets.addresses(now.listening().host());
            List<ServerSocketChannel> sockets = new LoopbackSockets(parts.holder()).open(addresses, port);
            CallbackServer server = new CallbackServer(sockets, certificate, limits,
                    (guard, threads) -> new CallbackHandler(rules, attempt, writer, guard, limits, threads));
            tried(new SelfTest(redirect, port, certificate), addresses, server);
            LoopbackRedirectReceiver receiver = new LoopbackRedirectReceiver(attempt,
                    new PastedRules(attempt, places, parts.live()), server::stop, parts.clock(), limits,
                    parts.executor(), stopped -> stopped(port, stopped));
            listening.put(port, receiver);
            listens = true;
            return receiver;
        } catch (IOException e) {
            throw new OAuthException.CannotListen(port, e.getClass().getSimpleName());
        } finally {
            if (!listens) {
                parts.executor().execute(this::standAgain); // it made way for nothing
            }
        }
    }

    private static void tried(SelfTest test, List<InetAddress> addresses, CallbackServer server)
            throws OAuthException.CallbackSetup {
        try {
            test.visit(addresses);
        } catch (OAuthException.CallbackSetup e) {
            server.stop();
            throw e;
        }
    }

    /** A sign-in that is under way on the same port is in its way, and is told as a busy port. */
    @Override
    public synchronized Checkup examine(RedirectUri redirect) throws OAuthException {
        CallbackOptions now = parts.options().get();
        int port = now.listening().port(redirect);
        Optional<CallbackCertificate> certificate = now.certificates().loadFor(redirect);
        SelfTest test = new SelfTest(redirect, port, certificate);
        test.name();
        try (RedirectReceiver receiver = listen(new AuthorizationRequest(new ClientId("examination"), redirect,
                new TreeSet<>(), Nonce.random(parts.random()), true), redirect.uri())) {
            test.certificateName();
            receiver.finish(RedirectReceiver.Outcome.CANCELLED);
            List<String> addresses = LoopbackSockets.addresses(now.listening().host()).stream()
                    .map(LoopbackReceivers::written).toList();
            return new Checkup(port, addresses, certificate.isPresent(), !redirect.isLoopback());
        } catch (IOException e) {
            throw new OAuthException.CannotListen(port, e.getClass().getSimpleName());
        }
    }

    /** As people write it (RFC 5952 section 4.2), which Java does not. */
    private static String written(InetAddress address) {
        return address instanceof Inet6Address && address.isLoopbackAddress() ? "::1" : address.getHostAddress();
    }

    private void stopped(int port, LoopbackRedirectReceiver receiver) {
        if (listening.remove(port, receiver)) {
            parts.executor().execute(this::standAgain);
        }
    }

    /** Ends every sign-in and frees every port, as the process ends. Blocks for some seconds at most, see {@link ReceiverLimits}. */
    @Override
    public void close() {
        List<LoopbackRedirectReceiver> last;
        synchronized (this) {
            closed = true;
            standing.ifPresent(StandingRoute::close);
            standing = Optional.empty();
            last = List.copyOf(listening.values());
        }
        last.forEach(LoopbackRedirectReceiver::quit);
    }
}
