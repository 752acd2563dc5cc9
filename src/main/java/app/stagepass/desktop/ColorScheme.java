package app.stagepass.desktop;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.errors.UnknownMethod;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the person's Linux desktop is dark or light, now and whenever it changes: the desktop portal's setting
 * {@code org.freedesktop.appearance color-scheme} (XDG Desktop Portal, interface {@code org.freedesktop.portal.Settings}).
 * Without a session bus or a portal nobody is ever told anything.
 */
public final class ColorScheme implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ColorScheme.class.getName());
    private static final String NAMESPACE = "org.freedesktop.appearance";
    private static final String KEY = "color-scheme";

    private final PortalLink.Opener opener;
    private final Executor executor;
    private final Consumer<Preference> listener;
    private @Nullable PortalLink link;
    private boolean closed;

    /**
     * @param executor runs what blocks: finding the bus and asking the portal, which the bus may have to start first
     * @param listener told from threads of the bus and of the executor; must not block
     */
    public ColorScheme(Executor executor, Consumer<Preference> listener) {
        this(() -> PortalLink.over(DBusConnectionBuilder.forSessionBus()), executor, listener);
    }

    ColorScheme(PortalLink.Opener opener, Executor executor, Consumer<Preference> listener) {
        this.opener = opener;
        this.executor = executor;
        this.listener = listener;
    }

    /** Begins to listen. Returns at once. */
    public void follow() {
        executor.execute(this::connectAndAsk);
    }

    private void connectAndAsk() {
        try {
            PortalLink opened = opener.open();
            if (!keep(opened)) {
                opened.close();
                return;
            }
            // Listening comes first, so that no change falls between the question and the listening.
            opened.listen(this::changed);
            tell(ask(opened.settings()));
        } catch (DBusException | DBusExecutionException | IOException e) {
            LOG.log(Level.DEBUG, "no colour scheme from a desktop portal: " + e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            // The library throws unchecked exceptions for a missing or dead bus.
            LOG.log(Level.DEBUG, "no session bus: " + e.getClass().getSimpleName());
        }
    }

    private static Variant<?> ask(PortalSettings portal) {
        try {
            return portal.ReadOne(NAMESPACE, KEY);
        } catch (UnknownMethod e) {
            // Portals before 1.17.0 know only this one, which wraps its answer twice.
            return portal.Read(NAMESPACE, KEY);
        }
    }

    private void changed(PortalSettings.SettingChanged signal) {
        if (signal.namespace().equals(NAMESPACE) && signal.key().equals(KEY)) {
            tell(signal.value());
        }
    }

    private void tell(Variant<?> answer) {
        Object value = answer;
        while (value instanceof Variant<?> wrapped) {
            value = wrapped.getValue();
        }
        if (value instanceof UInt32 number) {
            listener.accept(Preference.of(number.intValue()));
        }
    }

    private synchronized boolean keep(PortalLink opened) {
        link = opened;
        return !closed;
    }

    /** Ends the listening. */
    @Override
    public void close() {
        PortalLink open;
        synchronized (this) {
            closed = true;
            open = link;
        }
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "session bus not closed: " + e.getClass().getSimpleName());
            }
        }
    }

    /** What the person asked the desktop for. */
    public enum Preference {
        DARK, LIGHT, NO_PREFERENCE;

        /** As the portal numbers them; unknown numbers mean no preference, as its documentation asks. */
        static Preference of(int number) {
            return switch (number) {
                case 1 -> DARK;
                case 2 -> LIGHT;
                default -> NO_PREFERENCE;
            };
        }
    }
}
