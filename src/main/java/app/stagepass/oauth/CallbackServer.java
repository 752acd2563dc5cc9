package app.stagepass.oauth;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** Jetty, reduced to what one redirect needs: HTTP/1.1, one request a connection, small heads, few threads. */
final class CallbackServer {

    private static final System.Logger LOG = System.getLogger(CallbackServer.class.getName());
    private static final int THREADS = 10;

    private final Server server;
    private final ConnectionGuard guard;

    /** @param sockets bound already; from here on the server closes them, also when it does not start */
    CallbackServer(List<ServerSocketChannel> sockets, SignInAttempt attempt, CallbackRules rules, PageHtml html,
            ReceiverLimits limits) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 0);
        threads.setName("callback");
        threads.setDaemon(true);
        server = new Server(threads, new ScheduledExecutorScheduler("callback-deadlines", true), null);
        guard = new ConnectionGuard(limits, server.getScheduler(), System::nanoTime);
        CallbackHandler handler = new CallbackHandler(rules, attempt, html, guard, limits, threads);
        server.setHandler(handler);
        server.setErrorHandler(handler::handleRefused);
        try {
            for (ServerSocketChannel socket : sockets) {
                LoopbackConnector connector = new LoopbackConnector(server, socket, http());
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

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(ReceiverLimits.HEAD_BYTES);
        http.setInputBufferSize(ReceiverLimits.HEAD_BYTES);
        // A connection that is used once has one clear deadline.
        http.setPersistentConnectionsEnabled(false);
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
