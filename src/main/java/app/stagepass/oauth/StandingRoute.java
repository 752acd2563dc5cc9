package app.stagepass.oauth;

import app.stagepass.oauth.RedirectPages.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Listens on an application's port while nobody signs in through the window, and lets a browser that comes to the route begin. One
 * sign-in at a time: the next visit takes the place of one that has not come back. Thread-safe.
 */
final class StandingRoute implements AutoCloseable {

    /** A sign-in that cannot begin says so at once; a keyring that asks its owner takes longer. */
    private static final long BEGIN_SECONDS = 8;

    private final OauthRoute route;
    private final OauthRoute.Visitor visitor;
    private final CallbackParts parts;
    private final CallbackOptions now;
    private final CallbackPlaces places;
    private final PageWriter writer;
    private final PeerCheck peers;
    private final CallbackServer server;
    private Optional<Visit> current = Optional.empty();

    /** A browser that has set out from here. */
    private record Visit(SignInAttempt attempt, CallbackHandler handler, LoopbackRedirectReceiver receiver) {}

    /** Listens when it returns. */
    StandingRoute(OauthRoute route, OauthRoute.Visitor visitor, CallbackParts parts) throws OAuthException {
        this.route = route;
        this.visitor = visitor;
        this.parts = parts;
        this.now = parts.options().get();
        int port = now.listening().port(route.redirect());
        Optional<CallbackCertificate> certificate = now.certificates().loadFor(route.redirect());
        this.places = new CallbackPlaces(route.redirect(), port, certificate.isPresent());
        this.writer = new PageWriter(parts.drawing(now.answers()));
        this.peers = now.listening().isDirect(route.redirect()) ? parts.peers() : PeerCheck.ANYBODY;
        try {
            List<ServerSocketChannel> sockets = new LoopbackSockets(parts.holder())
                    .open(LoopbackSockets.addresses(now.listening().host()), port);
            this.server = new CallbackServer(sockets, certificate, now.limits(), Front::new);
        } catch (IOException e) {
            throw new OAuthException.CannotListen(port, e.getClass().getSimpleName());
        }
    }

    int port() {
        return now.listening().port(route.redirect());
    }

    /** Frees the port; a sign-in that began here is cancelled. */
    @Override
    public void close() {
        Optional<Visit> last;
        synchronized (this) {
            last = current;
            current = Optional.empty();
        }
        last.ifPresent(visit -> visit.receiver().quit());
        server.stop();
    }

    private synchronized Optional<Visit> current() {
        return current;
    }

    /** What answers on the port: the route, and whatever the browser of now asks for. */
    private final class Front extends CallbackServer.Answerer {

        private final ConnectionGuard guard;
        private final Executor threads;

        Front(ConnectionGuard guard, Executor threads) {
            super(writer, now.limits());
            this.guard = guard;
            this.threads = threads;
        }

        @Override
        void answer(Request request, Response response, Callback callback) {
            CallbackRequest in = new CallbackRequest(request);
            if (places.isOurs(in.host()) && in.path().equals(route.path())) {
                visited(in, response, callback);
                return;
            }
            Optional<Visit> visit = current();
            if (visit.isPresent()) {
                visit.get().handler().answer(request, response, callback);
            } else if (!places.isOurs(in.host()) || in.hasBody()) {
                writer.bare(400, response, callback);
            } else if (!in.isGet()) {
                writer.bare(405, response, callback);
            } else if (in.path().equals("/favicon.ico")) {
                writer.bare(204, response, callback);
            } else if (in.isNavigation() && (!in.query().isEmpty() || in.path().equals(places.callback()))) {
                // An answer that comes too late for everybody: its code, or the token in its fragment, leaves the address bar.
                writer.redirect(places.notFound() + "#", response, callback);
            } else {
                writer.show(404, Page.NOT_FOUND, "", response, callback);
            }
        }

        private void visited(CallbackRequest in, Response response, Callback callback) {
            Optional<RouteQuery> asked = RouteQuery.of(in.query(), route.scopes());
            if (in.hasBody()) {
                writer.bare(400, response, callback);
            } else if (!in.isGet()) {
                writer.bare(405, response, callback);
            } else if (in.isSpeculative()) {
                writer.bare(503, response, callback);
            } else if ((places.isTls() && !in.isEncrypted()) || !in.isOwnUsers(peers)) {
                writer.show(403, Page.REJECTED, "", response, callback);
            } else if (in.isSentByAnotherSite(places.origin())) {
                writer.show(403, Page.ROUTE_FOREIGN, "", response, callback);
            } else if (asked.isEmpty()) {
                writer.show(400, RouteQuery.isVerifyUnclear(in.query()) ? Page.ROUTE_VERIFY : Page.ROUTE_SCOPES, "",
                        response, callback);
            } else {
                begin(asked.get(), response, callback);
            }
        }

        private void begin(RouteQuery asked, Response response, Callback callback) {
            CompletableFuture<Visit> begun = new CompletableFuture<>();
            parts.executor().execute(() -> {
                try {
                    visitor.signIn(asked.scopes(), asked.forceVerify(),
                            (request, authorization) -> receive(request, authorization, begun));
                } finally {
                    begun.cancel(false);
                }
            });
            var _ = begun.orTimeout(BEGIN_SECONDS, TimeUnit.SECONDS).whenCompleteAsync((visit, failure) -> {
                if (failure == null && visit.attempt().mayStart(false)) {
                    visit.handler().toAuthorization(response, callback);
                } else {
                    writer.show(503, Page.ROUTE_BUSY, "", response, callback);
                }
            }, threads);
        }

        private RedirectReceiver receive(AuthorizationRequest request, URI authorization,
                CompletableFuture<Visit> begun) {
            SignInAttempt attempt = parts.attempt(request, authorization);
            CallbackHandler handler = new CallbackHandler(parts.rules(attempt, places, now), attempt, writer, guard,
                    now.limits(), threads);
            LoopbackRedirectReceiver receiver = new LoopbackRedirectReceiver(attempt,
                    new PastedRules(attempt, places, parts.live()), () -> {}, parts.clock(), now.limits(),
                    parts.executor(), _ -> {});
            Visit visit = new Visit(attempt, handler, receiver);
            Optional<Visit> before;
            synchronized (StandingRoute.this) {
                before = current;
                current = Optional.of(visit);
            }
            before.ifPresent(one -> one.receiver().close());
            begun.complete(visit);
            return receiver;
        }
    }
}
