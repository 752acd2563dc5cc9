package app.stagepass.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The stand-in's sockets, and Jetty behind them. */
final class SandboxHttp {

    private static final int IDLE_MILLIS = 60_000;
    /** With all scopes in it a request for consent has about 3,500 bytes. */
    private static final int HEAD_BYTES = 16 * 1024;

    private final List<ServerSocketChannel> sockets;
    private final URI base;
    private final QueuedThreadPool threads = new QueuedThreadPool(40, 2);
    private final Server server = new Server(threads);

    /** Takes the port; nobody is answered before {@link #start}. */
    SandboxHttp(int port) throws IOException {
        this.sockets = Loopback.bind(port);
        this.base = URI.create("http://localhost:" + sockets.getFirst().socket().getLocalPort());
        threads.setName("sandbox");
        threads.setDaemon(true);
    }

    URI base() {
        return base;
    }

    void start(Handler handler) throws IOException {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEAD_BYTES);
        server.setHandler(handler);
        server.setErrorHandler(Door::refuse);
        server.setStopTimeout(0);
        try {
            for (ServerSocketChannel socket : sockets) {
                ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
                connector.setIdleTimeout(IDLE_MILLIS);
                connector.open(socket);
                server.addConnector(connector);
            }
            server.start();
        } catch (Exception e) { // Jetty's own signature
            stop();
            throw new IOException(e);
        }
    }

    void stop() {
        try {
            server.stop();
            for (ServerSocketChannel socket : sockets) {
                socket.close();
            }
        } catch (Exception e) { // Jetty's own signature
            throw new IllegalStateException(e);
        }
    }
}
