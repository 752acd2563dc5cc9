package app.stagepass.oauth;

import app.stagepass.token.LiveSecrets;
import app.stagepass.token.RedirectUri;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Makes receivers for redirect URIs on plain http and a loopback host; others need a certificate and are refused. One whose
 * sign-in has ended, and which still listens for a late browser, makes way for the next. Thread-safe.
 */
public final class LoopbackReceivers implements RedirectReceiver.Factory, AutoCloseable {

    private final SecureRandom random;
    private final Clock clock;
    private final RedirectPages pages;
    private final PeerCheck peers;
    private final PortHolder holder;
    private final LiveSecrets live;
    private final ReceiverLimits limits;
    private final Executor executor;
    private final Map<Integer, LoopbackRedirectReceiver> listening = new ConcurrentHashMap<>();
    private boolean closed;

    /** @param executor its threads block for moments, when a receiver stops */
    public LoopbackReceivers(SecureRandom random, Clock clock, RedirectPages pages, PeerCheck peers, PortHolder holder,
            LiveSecrets live, ReceiverLimits limits, Executor executor) {
        this.random = random;
        this.clock = clock;
        this.pages = pages;
        this.peers = peers;
        this.holder = holder;
        this.live = live;
        this.limits = limits;
        this.executor = executor;
    }

    @Override
    public synchronized RedirectReceiver listen(AuthorizationRequest request, URI authorization)
            throws OAuthException.PortBusy, OAuthException.CannotListen {
        RedirectUri redirect = request.redirectUri();
        if (redirect.isSecure() || !redirect.isLoopback()) {
            throw new OAuthException.CannotListen(redirect.port(), "needs a certificate");
        }
        if (closed) {
            throw new OAuthException.CannotListen(redirect.port(), "closed");
        }
        LoopbackRedirectReceiver before = listening.get(redirect.port());
        if (before != null && before.isOver()) {
            before.stop();
        }
        SignInAttempt attempt = new SignInAttempt(request, authorization, random, live);
        CallbackRules rules = new CallbackRules(attempt, peers, live);
        PageHtml html = new PageHtml(pages);
        try {
            // Last, so that nothing that fails before leaves the port taken.
            List<ServerSocketChannel> sockets = new LoopbackSockets(holder).open(LoopbackSockets.addresses(),
                    redirect.port());
            CallbackServer server = new CallbackServer(sockets, attempt, rules, html, limits);
            LoopbackRedirectReceiver receiver = new LoopbackRedirectReceiver(attempt,
                    new PastedRules(attempt, live), server, clock, limits,
                    executor,
                    stopped -> listening.remove(redirect.port(), stopped));
            listening.put(redirect.port(), receiver);
            return receiver;
        } catch (IOException e) {
            throw new OAuthException.CannotListen(redirect.port(), e.getClass().getSimpleName());
        }
    }

    /** Ends every sign-in and frees every port, as the process ends. Blocks for some seconds at most, see {@link ReceiverLimits}. */
    @Override
    public void close() {
        List<LoopbackRedirectReceiver> last;
        synchronized (this) {
            closed = true;
            last = List.copyOf(listening.values());
        }
        last.forEach(LoopbackRedirectReceiver::quit);
    }
}
