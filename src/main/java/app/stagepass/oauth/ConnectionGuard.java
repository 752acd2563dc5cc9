package app.stagepass.oauth;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections: each at its deadline whatever it sends, and the oldest when there are too many, so that a flood passes
 * through while the browser, which sends its request at once, is served. Thread-safe.
 */
final class ConnectionGuard implements Connection.Listener {

    private final ReceiverLimits limits;
    private final Scheduler scheduler;
    private final Map<EndPoint, Guarded> open = new LinkedHashMap<>();
    private int held;

    private record Guarded(Scheduler.Task deadline, boolean held) {}

    ConnectionGuard(ReceiverLimits limits, Scheduler scheduler) {
        this.limits = limits;
        this.scheduler = scheduler;
    }

    @Override
    public void onOpened(Connection connection) {
        EndPoint opened = connection.getEndPoint();
        EndPoint surplus = null;
        synchronized (this) {
            if (open.size() >= limits.connections()) {
                surplus = oldestNotHeld();
            }
            open.put(opened, new Guarded(closeAfter(opened, limits.head()), false));
        }
        if (surplus != null) {
            surplus.close();
        }
    }

    private @Nullable EndPoint oldestNotHeld() {
        for (Iterator<Map.Entry<EndPoint, Guarded>> entries = open.entrySet().iterator(); entries.hasNext();) {
            Map.Entry<EndPoint, Guarded> entry = entries.next();
            if (!entry.getValue().held()) {
                entry.getValue().deadline().cancel();
                entries.remove();
                return entry.getKey();
            }
        }
        return null;
    }

    /** Gives a connection that waits for the result a new deadline and keeps it safe; false if too many wait already. */
    synchronized boolean hold(EndPoint endPoint) {
        Guarded guarded = open.get(endPoint);
        if (guarded == null || guarded.held() || held >= limits.held()) {
            return false;
        }
        guarded.deadline().cancel();
        open.put(endPoint, new Guarded(closeAfter(endPoint, limits.hold().plus(limits.head())), true));
        held++;
        return true;
    }

    private Scheduler.Task closeAfter(EndPoint endPoint, Duration time) {
        return scheduler.schedule(endPoint::close, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        Guarded guarded = open.remove(connection.getEndPoint());
        if (guarded != null) {
            guarded.deadline().cancel();
            if (guarded.held()) {
                held--;
            }
        }
    }

    /** How many are open, for tests. */
    synchronized int count() {
        return open.size();
    }
}
