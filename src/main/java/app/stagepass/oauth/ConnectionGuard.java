package app.stagepass.oauth;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Ends connections: each at its deadline whatever it sends, and the oldest when there are too many. While all are too young to
 * have sent their request, the next wait in the kernel's queue for their turn, the browser among a flood too. Thread-safe.
 */
final class ConnectionGuard implements Connection.Listener, SelectorManager.AcceptListener {

    private static final System.Logger LOG = System.getLogger(ConnectionGuard.class.getName());

    private final ReceiverLimits limits;
    private final Scheduler scheduler;
    private final LongSupplier nanos;
    private final List<ServerConnector> connectors = new ArrayList<>();
    /** Oldest first. */
    private final Map<EndPoint, Guarded> open = new LinkedHashMap<>();
    /** Accepted, and not open yet. */
    private final Set<SelectableChannel> arriving = new HashSet<>();
    private int held;
    private boolean accepting = true;
    private boolean lookingAgain;
    private boolean closed;

    private record Guarded(Scheduler.Task deadline, boolean held, long openedNanos) {}

    /** @param nanos the time as {@link System#nanoTime} tells it */
    ConnectionGuard(ReceiverLimits limits, Scheduler scheduler, LongSupplier nanos) {
        this.limits = limits;
        this.scheduler = scheduler;
        this.nanos = nanos;
    }

    /** Before the connector starts. */
    void watch(ServerConnector connector) {
        connectors.add(connector);
        connector.addBean(this);
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        boolean late;
        synchronized (this) {
            late = closed;
            if (!late) {
                arriving.add(channel);
            }
        }
        if (late) {
            close(channel);
        }
        makeRoom();
    }

    @Override
    public synchronized void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        arriving.remove(channel);
    }

    @Override
    public void onOpened(Connection connection) {
        EndPoint opened = socket(connection.getEndPoint());
        boolean late;
        synchronized (this) {
            late = closed;
            if (!late && !open.containsKey(opened)) {
                open.put(opened, new Guarded(closeAfter(opened, limits.connection()), false, nanos.getAsLong()));
            }
            // Only now, so that there is no moment in which it is in neither.
            arriving.remove(opened.getTransport());
        }
        if (late) {
            opened.close();
        }
    }

    /** What TLS runs on: its two layers are one connection. */
    private static EndPoint socket(EndPoint endPoint) {
        return endPoint instanceof SslConnection.SslEndPoint tls ? tls.getSslConnection().getEndPoint() : endPoint;
    }

    /** After the server has stopped: it forgets what it was just taking over, and the client would wait for ever. */
    void closeAll() {
        List<SelectableChannel> channels;
        List<EndPoint> endPoints;
        synchronized (this) {
            closed = true;
            channels = List.copyOf(arriving);
            endPoints = List.copyOf(open.keySet());
        }
        channels.forEach(ConnectionGuard::close);
        endPoints.forEach(EndPoint::close);
    }

    private static void close(SelectableChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection did not close cleanly");
        }
    }

    @Override
    public synchronized void onClosed(SelectableChannel channel) {
        arriving.remove(channel);
    }

    @Override
    public void onClosed(Connection connection) {
        synchronized (this) {
            Guarded guarded = open.remove(socket(connection.getEndPoint()));
            if (guarded != null) {
                guarded.deadline().cancel();
                held -= guarded.held() ? 1 : 0;
            }
        }
        makeRoom();
    }

    /** Gives a connection that waits for the result a new deadline and keeps it safe; false if too many wait already. */
    synchronized boolean hold(EndPoint endPoint) {
        EndPoint socket = socket(endPoint);
        Guarded guarded = open.get(socket);
        if (guarded == null || (!guarded.held() && held >= limits.held())) {
            return false;
        }
        guarded.deadline().cancel();
        open.put(socket, new Guarded(closeAfter(socket, limits.hold().plus(limits.connection())), true,
                guarded.openedNanos()));
        held += guarded.held() ? 0 : 1;
        return true;
    }

    private Scheduler.Task closeAfter(EndPoint endPoint, Duration time) {
        return scheduler.schedule(endPoint::close, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void makeRoom() {
        List<EndPoint> surplus = new ArrayList<>();
        synchronized (this) {
            for (Iterator<Map.Entry<EndPoint, Guarded>> oldest = open.entrySet().iterator(); isFull()
                    && oldest.hasNext();) {
                Map.Entry<EndPoint, Guarded> entry = oldest.next();
                if (!entry.getValue().held() && !isYoung(entry.getValue())) {
                    entry.getValue().deadline().cancel();
                    surplus.add(entry.getKey());
                    oldest.remove();
                }
            }
            setAccepting(!isFull());
        }
        surplus.forEach(EndPoint::close);
    }

    private boolean isYoung(Guarded guarded) {
        return nanos.getAsLong() - guarded.openedNanos() < limits.young().toNanos();
    }

    private boolean isFull() {
        return open.size() + arriving.size() >= limits.connections();
    }

    private void setAccepting(boolean now) {
        if (!now && !lookingAgain) {
            lookingAgain = true;
            scheduler.schedule(this::lookAgain, limits.young().toMillis(), TimeUnit.MILLISECONDS);
        }
        if (accepting != now) {
            accepting = now;
            connectors.forEach(connector -> connector.setAccepting(now));
        }
    }

    private void lookAgain() {
        synchronized (this) {
            lookingAgain = false;
        }
        makeRoom();
    }
}
