package app.stagepass.oauth;

import app.stagepass.token.LiveSecrets;
import app.stagepass.token.RedirectUri;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** Makes receivers for redirect URIs on plain http and a loopback host; others need a certificate and are refused. */
public final class LoopbackReceivers implements RedirectReceiver.Factory {

    private final SecureRandom random;
    private final Clock clock;
    private final RedirectPages pages;
    private final PeerCheck peers;
    private final PortHolder holder;
    private final LiveSecrets live;
    private final ReceiverLimits limits;

    public LoopbackReceivers(SecureRandom random, Clock clock, RedirectPages pages, PeerCheck peers, PortHolder holder,
            LiveSecrets live, ReceiverLimits limits) {
        this.random = random;
        this.clock = clock;
        this.pages = pages;
        this.peers = peers;
        this.holder = holder;
        this.live = live;
        this.limits = limits;
    }

    @Override
    public RedirectReceiver listen(AuthorizationRequest request, URI authorization)
            throws OAuthException.PortBusy, OAuthException.CannotListen {
        RedirectUri redirect = request.redirectUri();
        if (redirect.isSecure() || !redirect.isLoopback()) {
            throw new OAuthException.CannotListen(redirect.port(), "needs a certificate");
        }
        SignInAttempt attempt = new SignInAttempt(request, authorization, random, live);
        CallbackRules rules = new CallbackRules(attempt, peers, live);
        PageHtml html = new PageHtml(pages);
        try {
            // Last, so that nothing that fails before leaves the port taken.
            List<ServerSocketChannel> sockets = new LoopbackSockets(holder).open(LoopbackSockets.addresses(),
                    redirect.port());
            CallbackServer server = new CallbackServer(sockets, attempt, rules, html, limits);
            return new LoopbackRedirectReceiver(attempt, rules, server, clock, limits.farewell());
        } catch (IOException e) {
            throw new OAuthException.CannotListen(redirect.port(), e.getClass().getSimpleName());
        }
    }
}
