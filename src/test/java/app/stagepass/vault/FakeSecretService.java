package app.stagepass.vault;

import app.stagepass.vault.SecretServiceBus.Two;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/** A keyring on a bus, with one collection and a person who is asked to open it. */
final class FakeSecretService implements AutoCloseable {

    private static final String COLLECTION = "/org/freedesktop/secrets/collection/login";
    private static final String PROMPT = "/org/freedesktop/secrets/prompt/p1";

    volatile boolean locked;
    volatile boolean hasDefaultCollection = true;
    /** Opens without a prompt, as after a login. */
    volatile boolean opensByItself;
    volatile Person person = Person.AGREES;
    /** Answers every call with an error. */
    volatile boolean broken;
    /** What each call waits for before it is answered. */
    volatile CountDownLatch mayAnswer = new CountDownLatch(0);
    final List<Map<String, String>> entries = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final DBusConnection connection;

    /** What the person does when asked. */
    enum Person {
        AGREES, DECLINES, IS_AWAY
    }

    FakeSecretService(String address) throws DBusException {
        connection = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        connection.exportObject(SecretServiceBus.PATH, new Service());
        connection.exportObject(COLLECTION, new Collection());
        connection.exportObject(PROMPT, new Prompt());
        connection.requestBusName(SecretServiceBus.NAME);
    }

    /** The person comes back. */
    void answer(Person person) {
        locked = person != Person.AGREES;
        try {
            connection.sendMessage(new DBusSignal(null, PROMPT, "org.freedesktop.Secret.Prompt", "Completed", "bv",
                    locked, new Variant<>("")));
        } catch (DBusException e) {
            throw new AssertionError(e);
        }
    }

    /** {@code called}, {@code prompted}, {@code dismissed}. */
    String nextEvent() throws InterruptedException {
        return events.poll(20, TimeUnit.SECONDS);
    }

    /** All that happened and was not asked for yet. */
    List<String> events() {
        List<String> all = new ArrayList<>();
        events.drainTo(all);
        return all;
    }

    @Override
    public void close() {
        mayAnswer.countDown();
        try {
            connection.disconnect();
        } catch (NullPointerException e) {
            // so the library answers a bus that was gone first
        }
    }

    private void begin() {
        events.add("called");
        try {
            mayAnswer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (broken) {
            throw new DBusExecutionException("out of order");
        }
    }

    /** What the library wants to know of all that is called. */
    public abstract static class OnBus {

        public boolean isRemote() {
            return false;
        }

        public String getObjectPath() {
            return "/";
        }
    }

    /** What is called over the bus. */
    public final class Service extends OnBus implements SecretServiceBus.Service {

        private Service() {}

        @Override
        public DBusPath ReadAlias(String name) {
            begin();
            return new DBusPath(name.equals("default") && hasDefaultCollection ? COLLECTION : "/");
        }

        @Override
        public Two<List<DBusPath>, DBusPath> Unlock(List<DBusPath> objects) {
            if (!objects.equals(List.of(new DBusPath(COLLECTION)))) {
                throw new DBusExecutionException("no such collection");
            }
            if (opensByItself) {
                locked = false;
                return new Two<>(objects, new DBusPath("/"));
            }
            return new Two<>(List.of(), new DBusPath(PROMPT));
        }
    }

    /** What is called over the bus. */
    public final class Collection extends OnBus implements SecretServiceBus.Collection, Properties {

        private Collection() {}

        @Override
        public List<DBusPath> SearchItems(Map<String, String> attributes) {
            List<DBusPath> found = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                Map<String, String> entry = entries.get(i);
                if (attributes.keySet().stream().allMatch(key -> Objects.equals(attributes.get(key), entry.get(key)))) {
                    found.add(new DBusPath(COLLECTION + "/" + i));
                }
            }
            return found;
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the library's signature
        public <A> A Get(String face, String property) {
            return (A) Boolean.valueOf(locked);
        }

        @Override
        public <A> void Set(String face, String property, A value) {
            throw new DBusExecutionException("read-only");
        }

        @Override
        public Map<String, Variant<?>> GetAll(String face) {
            return Map.of("Locked", new Variant<>(locked));
        }
    }

    /** What is called over the bus. */
    public final class Prompt extends OnBus implements SecretServiceBus.Prompt {

        private Prompt() {}

        @Override
        public void Prompt(String windowId) {
            events.add("prompted");
            if (person != Person.IS_AWAY) {
                answer(person);
            }
        }

        @Override
        public void Dismiss() {
            events.add("dismissed");
        }
    }
}
