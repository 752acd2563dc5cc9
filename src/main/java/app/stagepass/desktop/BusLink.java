package app.stagepass.desktop;

import app.stagepass.desktop.BusTrouble.Kind;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.freedesktop.dbus.DBusMatchRule;
import org.freedesktop.dbus.connections.AbstractConnection;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.errors.Error;
import org.freedesktop.dbus.errors.NoReply;
import org.freedesktop.dbus.errors.ServiceUnknown;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.exceptions.NotConnected;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.jspecify.annotations.Nullable;

/**
 * A connection of our own to a message bus, on which every call has a time limit. (The library's own limit is twenty seconds
 * and one for the whole process.) Its methods block, but for {@link #signal}; what comes from the bus comes on its threads.
 */
final class BusLink implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(BusLink.class.getName());
    /**
     * How long an end is waited for. A link that is interrupted while it closes gives its names back half-way, which the library
     * logs as an error.
     */
    static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final String BUS = "org.freedesktop.DBus";

    private final DBusConnection connection;
    private final Duration limit;

    private BusLink(DBusConnection connection, Duration limit) {
        this.connection = connection;
        this.limit = limit;
    }

    /** Makes a link. Blocks until the bus has answered, for twenty seconds at most. */
    @FunctionalInterface
    interface Opener {

        /** @param onLost run on a thread of the link's when the connection breaks, but not when it is closed */
        BusLink open(Runnable onLost) throws BusTrouble;
    }

    /** To the session bus. */
    static Opener toSessionBus(Duration limit) {
        return onLost -> open(DBusConnectionBuilder::forSessionBus, limit, onLost);
    }

    static Opener to(String address, Duration limit) {
        return onLost -> open(() -> DBusConnectionBuilder.forAddress(address), limit, onLost);
    }

    @FunctionalInterface
    private interface Finder {

        DBusConnectionBuilder find() throws DBusException;
    }

    private static BusLink open(Finder finder, Duration limit, Runnable onLost) throws BusTrouble {
        IDisconnectCallback callback = new IDisconnectCallback() {
            @Override
            public void disconnectOnError(IOException e) {
                onLost.run();
            }
        };
        try {
            return new BusLink(finder.find().withShared(false).withDisconnectCallback(callback).build(), limit);
        } catch (DBusException | RuntimeException e) { // the library throws unchecked ones where there is no bus
            throw new BusTrouble(Kind.NO_BUS, e);
        }
    }

    /**
     * What came back from a call.
     *
     * @param from   the unique name of who answered
     * @param values as the library unmarshals them
     */
    record Answer(String from, List<Object> values) {}

    /** Calls a method and waits for the values that it answers with, as the library unmarshals them. */
    List<Object> call(String name, String path, String face, String member, @Nullable String signature,
            Object... arguments)
            throws BusTrouble {
        return ask(name, path, face, member, signature, arguments).values();
    }

    /**
     * Calls a method and waits for its answer.
     *
     * @param signature of the arguments, as D-Bus writes it; null for none
     */
    Answer ask(String name, String path, String face, String member, @Nullable String signature, Object... arguments)
            throws BusTrouble {
        try {
            MethodCall call = new MethodCall(name, path, face, member, (byte) 0, signature, arguments);
            connection.sendMessage(call);
            Message reply = call.getReply(limit.toMillis());
            if (reply == null) {
                throw new BusTrouble(connection.isConnected() ? Kind.NO_REPLY : Kind.NO_BUS);
            }
            if (reply instanceof Error error) {
                error.throwException();
            }
            Object[] values = reply.getParameters();
            return new Answer(String.valueOf(reply.getSource()), values == null ? List.of() : List.of(values));
        } catch (NotConnected | RejectedExecutionException e) {
            throw new BusTrouble(Kind.NO_BUS, e);
        } catch (ServiceUnknown e) {
            throw new BusTrouble(Kind.NOBODY, e);
        } catch (NoReply e) { // said by the bus, of one that left without an answer
            throw new BusTrouble(Kind.NO_REPLY, e);
        } catch (DBusException | DBusExecutionException e) {
            throw new BusTrouble(connection.isConnected() ? Kind.REFUSED : Kind.NO_BUS, e);
        }
    }

    /**
     * Strikes unanswered calls off the library's list: {@code disconnect()} of 4.2.1 fails half-way, and leaves the connection
     * open, while one is on it. There is no public way.
     */
    private void forgetUnanswered() {
        try {
            Method pending = AbstractConnection.class.getDeclaredMethod("getPendingCalls");
            pending.setAccessible(true);
            ((Map<?, ?>) pending.invoke(connection)).clear();
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "unanswered calls stay listed: {0}", e.getClass().getSimpleName());
        }
    }

    boolean hasOwner(String name) throws BusTrouble {
        return Boolean.TRUE.equals(call(BUS, "/org/freedesktop/DBus", BUS, "NameHasOwner", "s", name).getFirst());
    }

    /** Tells of every later change of a name's owner: the one before and the new one, each empty if there is none. */
    void followOwner(String name, BiConsumer<String, String> listener) throws BusTrouble {
        listen(BUS, "NameOwnerChanged", values -> {
            if (values.length == 3 && name.equals(values[0])) {
                listener.accept(String.valueOf(values[1]), String.valueOf(values[2]));
            }
        });
    }

    /** From now on the handler is given the values of every such signal, whoever sends it. */
    void listen(String face, String member, Consumer<Object[]> handler) throws BusTrouble {
        try {
            connection.addGenericSigHandler(new DBusMatchRule("signal", face, member), signal -> {
                try {
                    Object[] values = signal.getParameters();
                    handler.accept(values == null ? new Object[0] : values);
                } catch (DBusException e) {
                    LOG.log(System.Logger.Level.DEBUG, "a signal that cannot be read: {0}", member);
                }
            });
        } catch (DBusException | RuntimeException e) {
            throw new BusTrouble(Kind.NO_BUS, e);
        }
    }

    /** Sends a signal, without waiting. */
    void signal(String path, String face, String member, @Nullable String signature,
            Object... values) {
        try {
            connection.sendMessage(new DBusSignal(null, path, face, member, signature, values));
        } catch (DBusException | RuntimeException e) { // refused when the connection is gone
            LOG.log(System.Logger.Level.DEBUG, "signal {0} not sent: {1}", member, e.getClass().getSimpleName());
        }
    }

    void export(String path, DBusInterface object) throws BusTrouble {
        try {
            connection.exportObject(path, object);
        } catch (DBusException | RuntimeException e) {
            throw new BusTrouble(Kind.REFUSED, e);
        }
    }

    /** Takes a name on the bus. */
    void own(String name) throws BusTrouble {
        try {
            connection.requestBusName(name);
        } catch (DBusException | RuntimeException e) {
            throw new BusTrouble(Kind.REFUSED, e);
        }
    }

    /** Not to be called from a thread of the link's: it waits for them to end. */
    @Override
    public void close() {
        forgetUnanswered();
        try {
            connection.disconnect();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "the connection is not closed: {0}", e.getClass().getSimpleName());
        }
    }
}
