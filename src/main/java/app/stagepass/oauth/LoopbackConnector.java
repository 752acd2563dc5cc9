package app.stagepass.oauth;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * One listening socket with one acceptor, which takes one connection at a time, so that the guard's limit is exact. It does not
 * lose a connection that comes while it stops: interrupted in the middle of accepting, the platform leaves one open that nobody
 * knows, and its client waits for ever.
 */
final class LoopbackConnector extends ServerConnector {

    private final ReentrantLock taking = new ReentrantLock();

    LoopbackConnector(Server server, ServerSocketChannel socket, ConnectionFactory... protocols) throws IOException {
        super(server, null, null, null, 1, 1, protocols);
        open(socket);
    }

    @Override
    public void accept(int acceptor) throws IOException {
        taking.lock();
        try {
            super.accept(acceptor);
        } finally {
            taking.unlock();
        }
    }

    /** Called when the socket is closed already, which ends an accept by itself. */
    @Override
    protected void interruptAcceptors() {
        taking.lock();
        try {
            super.interruptAcceptors();
        } finally {
            taking.unlock();
        }
    }
}
