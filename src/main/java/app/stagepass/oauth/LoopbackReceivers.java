package app.stagepass.oauth;

import app.stagepass.oauth.CallbackOptions.Answers;
import app.stagepass.token.LiveSecrets;
import app.stagepass.token.RedirectUri;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Makes receivers. They listen on this computer's loopback addresses, unless the person wants it otherwise; in front of a redirect
 * URI of another host stands that host's own server, which passes requests on. One whose sign-in has ended, and which still listens for a late browser, makes way for the next. Thread-safe.
 */
public final class LoopbackReceivers implements RedirectReceiver.Factory, AutoCloseable {

    private final SecureRandom random;
    private final Clock clock;
    private final RedirectPages pages;
    private final PeerCheck peers;
    private final PortHolder holder;
    private final LiveSecrets live;
    private final Supplier<CallbackOptions> options;
    private final Executor executor;
    private final Map<Integer, LoopbackRedirectReceiver> listening = new ConcurrentHashMap<>();
    private boolean closed;

    /**
     * @param options  asked for each receiver; may touch the disk
     * @param executor its threads block for moments, when a receiver stops
     */
    public LoopbackReceivers(SecureRandom random, Clock clock, RedirectPages pages, PeerCheck peers, PortHolder holder,
            LiveSecrets live, Supplier<CallbackOptions> options, Executor executor) {
        this.random = random;
        this.clock = clock;
        this.pages = pages;
        this.peers = peers;
        this.holder = holder;
        this.live = live;
        this.options = options;
        this.executor = executor;
    }

    @Override
    public synchronized RedirectReceiver listen(AuthorizationRequest request, URI authorization)
            throws OAuthException.PortBusy, OAuthException.CannotListen, OAuthException.CallbackSetup {
        RedirectUri redirect = request.redirectUri();
        CallbackOptions now = options.get();
        int port = now.listening().port(redirect);
        if (closed) {
            throw new OAuthException.CannotListen(port, "closed");
        }
        Optional<CallbackCertificate> certificate = now.certificates().loadFor(redirect);
        LoopbackRedirectReceiver before = listening.get(port);
        if (before != null && before.isOver()) {
            before.stop();
        }
        SignInAttempt attempt = new SignInAttempt(request, authorization, random, live);
        CallbackPlaces places = new CallbackPlaces(redirect, port, certificate.isPresent());
        CallbackRules rules = new CallbackRules(attempt, places, now.answers() instanceof Answers.Empty,
                now.listening().isDirect(redirect) ? peers : (_, _) -> true, live);
        PageWriter writer = new PageWriter(drawing(now.answers()));
        ReceiverLimits limits = now.limits();
        try {
            // Last, so that nothing that fails before leaves the port taken.
            List<ServerSocketChannel> sockets = new LoopbackSockets(holder)
                    .open(LoopbackSockets.addresses(now.listening().host()), port);
            CallbackServer server = new CallbackServer(sockets, certificate, limits,
                    (guard, threads) -> new CallbackHandler(rules, attempt, writer, guard, limits, threads));
            LoopbackRedirectReceiver receiver = new LoopbackRedirectReceiver(attempt,
                    new PastedRules(attempt, places, live), server::stop, clock, limits, executor,
                    stopped -> listening.remove(port, stopped));
            listening.put(port, receiver);
            return receiver;
        } catch (IOException e) {
            throw new OAuthException.CannotListen(port, e.getClass().getSimpleName());
        }
    }

    private Drawing drawing(Answers answers) throws OAuthException.CallbackSetup {
        return switch (answers) {
            case Answers.Templates(Path folder) -> TemplatePages.load(folder, pages);
            case Answers.Pages _,Answers.Empty _ -> new PageHtml(pages);
        };
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
