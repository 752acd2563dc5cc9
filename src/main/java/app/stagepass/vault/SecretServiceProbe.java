package app.stagepass.vault;

import app.stagepass.vault.VaultException.Unavailable;
import app.stagepass.vault.VaultException.Unavailable.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.errors.NoReply;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.NotConnected;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;

/**
 * Looks at the Secret Service on the session bus: is there a bus, does somebody answer, is there a default collection, is it
 * locked, does it hold an entry. None of its questions causes a prompt.
 */
final class SecretServiceProbe implements KeyringProbe {

    private static final System.Logger LOG = System.getLogger(SecretServiceProbe.class.getName());
    private static final String NOBODY = "/";

    private final String service;
    private final Bus session;
    private final Path proc;
    private final Duration promptLimit;
    private Optional<DBusConnection> connection = Optional.empty();
    private volatile String name = "Secret Service";

    /**
     * @param service     under which the library keeps our entries
     * @param session     the bus to ask on
     * @param proc        where Linux tells of its processes
     * @param promptLimit how long the person has to answer
     */
    SecretServiceProbe(String service, Bus session, Path proc, Duration promptLimit) {
        this.service = service;
        this.session = session;
        this.proc = proc;
        this.promptLimit = promptLimit;
    }

    /** Finds a bus. */
    @FunctionalInterface
    interface Bus {

        DBusConnectionBuilder find() throws DBusException;
    }

    @Override
    public String requireOpen() throws VaultException {
        return ask(bus -> {
            String owner = owner(bus);
            boolean locked = bus.getRemoteObject(SecretServiceBus.NAME, defaultCollection(bus), Properties.class)
                    .<Boolean>Get(SecretServiceBus.COLLECTION, "Locked");
            if (locked) {
                throw new VaultException.Locked();
            }
            return owner;
        });
    }

    @Override
    public Holding holds(String key) throws VaultException {
        return ask(bus -> bus
                .getRemoteObject(SecretServiceBus.NAME, defaultCollection(bus), SecretServiceBus.Collection.class)
                .SearchItems(Map.of("service", service, "account", key)).isEmpty() ? Holding.NO : Holding.YES);
    }

    @Override
    public void askToUnlock() throws VaultException {
        var _ = ask(bus -> {
            new UnlockPrompt(bus, promptLimit).ask(defaultCollection(bus));
            return Optional.empty();
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() {
        connection.ifPresent(DBusConnection::disconnect);
        connection = Optional.empty();
    }

    @FunctionalInterface
    private interface Question<T> {

        T ask(DBusConnection bus) throws DBusException, VaultException;
    }

    /** One answer, or why there is none. After a failure the next question begins with a new connection. */
    private <T> T ask(Question<T> question) throws VaultException {
        DBusConnection bus = connect();
        try {
            return question.ask(bus);
        } catch (NoReply e) {
            close();
            throw new VaultException.TimedOut();
        } catch (NotConnected | RejectedExecutionException e) { // so the library answers on a bus that is just going
            close();
            throw new Unavailable(Missing.SESSION_BUS);
        } catch (DBusException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "no answer from the Secret Service: {0}", e.getClass().getName());
            boolean busGone = !bus.isConnected();
            close();
            throw new Unavailable(busGone ? Missing.SESSION_BUS : Missing.SECRET_SERVICE);
        }
    }

    /** A connection of our own: a shared one would be closed under others in this process. */
    private DBusConnection connect() throws Unavailable {
        if (connection.isPresent() && connection.get().isConnected()) {
            return connection.get();
        }
        close();
        try {
            DBusConnection fresh = session.find().withShared(false).build();
            connection = Optional.of(fresh);
            return fresh;
        } catch (DBusException | RuntimeException e) {
            throw new Unavailable(Missing.SESSION_BUS);
        }
    }

    /** Who offers the service, started by the bus if it knows how. */
    private String owner(DBusConnection bus) throws DBusException, VaultException {
        DBus broker = bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
        if (!broker.NameHasOwner(SecretServiceBus.NAME)) {
            if (!Arrays.asList(broker.ListActivatableNames()).contains(SecretServiceBus.NAME)) {
                throw new Unavailable(Missing.SECRET_SERVICE);
            }
            defaultCollection(bus); // a call starts it
        }
        String owner = broker.GetNameOwner(SecretServiceBus.NAME);
        name = nameOf(broker.GetConnectionUnixProcessID(owner).longValue());
        return owner;
    }

    private static String defaultCollection(DBusConnection bus) throws DBusException, VaultException {
        String path = bus
                .getRemoteObject(SecretServiceBus.NAME, SecretServiceBus.PATH, SecretServiceBus.Service.class)
                .ReadAlias("default").getPath();
        if (path.equals(NOBODY)) {
            throw new Unavailable(Missing.DEFAULT_COLLECTION);
        }
        return path;
    }

    private String nameOf(long processId) {
        String program;
        try {
            program = Files.readString(proc.resolve(processId + "/comm")).strip();
        } catch (IOException e) { // in a container, or not Linux
            return "Secret Service";
        }
        return switch (program) {
            case "gnome-keyring-d" -> "GNOME Keyring"; // the kernel keeps 15 characters
            case "kwalletd5", "kwalletd6", "ksecretd" -> "KWallet";
            case "keepassxc" -> "KeePassXC";
            default -> "Secret Service";
        };
    }
}
