package app.stagepass.desktop;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/**
 * The proxies that are set in a Linux desktop's settings, as the desktop portal tells them (XDG Desktop Portal, interface
 * {@code org.freedesktop.portal.ProxyResolver}). Without a session bus or a portal there are none. An answer holds for a minute.
 * Thread-safe.
 */
public final class PortalProxies {

    private static final System.Logger LOG = System.getLogger(PortalProxies.class.getName());
    private static final Duration HOLDS = Duration.ofMinutes(1);
    /** A portal may have to be started first; but a request to Twitch is waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Portal portal;
    private final Clock clock;
    private final ExecutorService executor;
    private final Map<String, Answer> answers = new HashMap<>();

    /** What it told of one host, and when. */
    private record Answer(List<String> proxies, Instant at) {}

    /** Asks the portal, blocking. A missing or dead bus is thrown unchecked by parts of the library. */
    @FunctionalInterface
    interface Portal {

        List<String> lookup(String uri) throws DBusException, IOException;
    }

    /** @param executor runs what blocks */
    public PortalProxies(Clock clock, ExecutorService executor) {
        this(uri -> ask(DBusConnectionBuilder.forSessionBus(), uri), clock, executor);
    }

    PortalProxies(Portal portal, Clock clock, ExecutorService executor) {
        this.portal = portal;
        this.clock = clock;
        this.executor = executor;
    }

    /** The connection is our own: closing a shared one would close it for the keyring too. */
    static List<String> ask(DBusConnectionBuilder bus, String uri) throws DBusException, IOException {
        try (DBusConnection connection = bus.withShared(false).build()) {
            return connection.getRemoteObject("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                    PortalProxyResolver.class).Lookup(uri);
        }
    }

    /**
     * As they are written down: {@code http://host:port}, {@code socks://host:port}. Empty if the desktop has none for this
     * address, or says nothing. Blocks for a few seconds at most; never throws.
     */
    public List<String> proxiesFor(URI target) {
        String host = target.getScheme() + "://" + target.getHost();
        Instant now = clock.instant();
        synchronized (answers) {
            Answer kept = answers.get(host);
            if (kept != null && !now.isBefore(kept.at) && now.isBefore(kept.at.plus(HOLDS))) {
                return kept.proxies;
            }
        }
        List<String> proxies = ask(host).stream().filter(one -> !one.startsWith("direct:")).toList();
        synchronized (answers) {
            answers.put(host, new Answer(proxies, now));
        }
        return proxies;
    }

    private List<String> ask(String host) {
        Callable<List<String>> question = () -> portal.lookup(host);
        Future<List<String>> answer;
        try {
            answer = executor.submit(question);
        } catch (RejectedExecutionException e) {
            return List.of(); // the program ends
        }
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // No bus, no portal, or one without this interface; the library's exceptions are of all kinds.
            LOG.log(Level.DEBUG, "no proxies from a desktop portal: " + e.getClass().getSimpleName());
        } catch (TimeoutException e) {
            LOG.log(Level.DEBUG, "the desktop portal does not tell its proxies");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        answer.cancel(true);
        return List.of();
    }
}
