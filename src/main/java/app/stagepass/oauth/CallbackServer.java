package app.stagepass.oauth;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** Jetty, reduced to what one redirect needs: HTTP/1.1, small heads, few threads. */
final class CallbackServer {

    private static final System.Logger LOG = System.getLogger(CallbackServer.class.getName());
    private static final int THREADS = 10;

    private final Server server;
    private final ConnectionGuard guard;

    /** Makes what answers. */
    @FunctionalInterface
    interface Answering {

        /** @param threads for what is answered later */
        Answerer answerer(ConnectionGuard guard, Executor threads);
    }

    /** Answers requests. No trouble in here tells the client, or a log, anything of the request. */
    abstract static class Answerer extends Handler.Abstract {

        private final PageWriter writer;
        private final ReceiverLimits limits;

        Answerer(PageWriter writer, ReceiverLimits limits) {
            this.writer = writer;
            this.limits = limits;
        }

        abstract void answer(Request request, Response response, Callback callback);

        @Override
        public final boolean handle(Request request, Response response, Callback callback) {
            EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
            // A bound for one silence, first of the request and its answer, then until the next; the guard has the absolute one.
            endPoint.setIdleTimeout(limits.head().plus(limits.hold()).toMillis());
            Request.addCompletionListener(request,
                    _ -> endPoint.setIdleTimeout(Math.max(1, limits.keepAlive().toMillis())));
            try {
                answer(request, response, callback);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a request failed: " + e.getClass().getName());
                writer.bare(500, response, callback);
            }
            return true;
        }

        /** For what the HTTP parser refuses: too long, malformed. Jetty has set the status; its own page would name itself. */
        final boolean handleRefused(Request request, Response response, Callback callback) {
            writer.bare(response.getStatus(), response, callback);
            return true;
        }
    }

    /**
     * @param sockets     bound already; from here on the server closes them, also when it does not start
     * @param certificate for https; plain http on the same port is then answered too, so that it can be told
     */
    CallbackServer(List<ServerSocketChannel> sockets, Optional<CallbackCertificate> certificate, ReceiverLimits limits,
            Answering answering) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 0);
        threads.setName("callback");
        threads.setDaemon(true);
        server = new Server(threads, new ScheduledExecutorScheduler("callback-deadlines", true), null);
        guard = new ConnectionGuard(limits, server.getScheduler(), System::nanoTime);
        Answerer handler = answering.answerer(guard, threads);
        server.setHandler(handler);
        server.setErrorHandler(handler::handleRefused);
        try {
            for (ServerSocketChannel socket : sockets) {
                LoopbackConnector connector = new LoopbackConnector(server, socket, protocols(certificate, limits));
                // A bound for one read; the deadline of the whole connection is the guard's.
                connector.setIdleTimeout(limits.head().plus(limits.hold()).toMillis());
                guard.watch(connector);
                server.addConnector(connector);
            }
            server.start();
        } catch (Exception e) {
            sockets.forEach(LoopbackSockets::close);
            stop();
            throw new IOException(e);
        }
    }

    private static ConnectionFactory[] protocols(Optional<CallbackCertificate> certificate, ReceiverLimits limits) {
        HttpConnectionFactory http = new HttpConnectionFactory(http(limits));
        return certificate.map(one -> new ConnectionFactory[]{
                new DetectorConnectionFactory(new SslConnectionFactory(one.forServer(), http.getProtocol())), http})
                .orElseGet(() -> new ConnectionFactory[]{http});
    }

    private static HttpConfiguration http(ReceiverLimits limits) {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(ReceiverLimits.HEAD_BYTES);
        http.setInputBufferSize(ReceiverLimits.HEAD_BYTES);
        http.setPersistentConnectionsEnabled(limits.keepAlive().isPositive());
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(false);
        http.setHttpCompliance(HttpCompliance.RFC9110);
        http.setUriCompliance(UriCompliance.RFC3986);
        return http;
    }

    /** Lets go of the ports and of every connection. */
    void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "the callback server did not stop cleanly: " + e.getClass().getName());
        } finally {
            guard.closeAll();
        }
    }
}
