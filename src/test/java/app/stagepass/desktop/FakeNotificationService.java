package app.stagepass.desktop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A notification service: keeps what it shows, can be clicked, and can be slow for ever. */
final class FakeNotificationService implements AutoCloseable {

    static final String NAME = "org.freedesktop.Notifications";
    static final String PATH = "/org/freedesktop/Notifications";

    private final Map<Long, Shown> screen = new ConcurrentSkipListMap<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final List<String> capabilities;
    private final CountDownLatch mayAnswer;
    private final DBusConnection connection;
    private final BusLink link;
    private long last;

    /** A notification on the screen. */
    record Shown(String app, String title, String body, List<String> actions, Object urgency) {}

    private FakeNotificationService(PrivateBus bus, boolean answers, List<String> capabilities) throws Exception {
        this.capabilities = capabilities;
        this.mayAnswer = new CountDownLatch(answers ? 0 : 1);
        this.link = bus.link(Duration.ofSeconds(20)).open(() -> {});
        this.connection = bus.connect();
        connection.exportObject(PATH, new Service());
        connection.requestBusName(NAME);
    }

    static FakeNotificationService able(PrivateBus bus, String... capabilities) throws Exception {
        return new FakeNotificationService(bus, true, List.of(capabilities));
    }

    static FakeNotificationService silent(PrivateBus bus) throws Exception {
        return new FakeNotificationService(bus, false, List.of());
    }

    void click(long id, String action) {
        link.signal(PATH, NAME, "ActionInvoked", "us", new UInt32(id), action);
    }

    void runOut(long id) {
        screen.remove(id);
        link.signal(PATH, NAME, "NotificationClosed", "uu", new UInt32(id), new UInt32(1));
    }

    /** It is gone and nobody was told: a service that was started anew. */
    void forget(long id) {
        screen.remove(id);
    }

    Shown shown(long id) {
        return Objects.requireNonNull(screen.get(id));
    }

    int count() {
        return screen.size();
    }

    /** {@code shown 1}, {@code replaced 1}, {@code closed 1}. */
    String nextEvent() throws InterruptedException {
        return events.poll(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        mayAnswer.countDown();
        try {
            connection.disconnect();
        } catch (NullPointerException e) {
            // so the library answers a bus that was gone first
        }
        link.close();
    }

    /** What is called over the bus. */
    public final class Service implements NotificationsOnBus {

        private Service() {}

        @Override
        public List<String> GetCapabilities() {
            try {
                mayAnswer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return capabilities;
        }

        @Override
        public synchronized UInt32 Notify(String app, UInt32 replaces, String icon, String title, String body,
                List<String> actions, Map<String, Variant<?>> hints, int timeout) {
            boolean anew = replaces.longValue() == 0;
            long id = anew ? ++last : replaces.longValue();
            screen.put(id, new Shown(app, title, body, List.copyOf(actions),
                    Objects.requireNonNull(hints.get("urgency")).getValue()));
            events.add((anew ? "shown " : "replaced ") + id);
            return new UInt32(id);
        }

        @Override
        public void CloseNotification(UInt32 id) {
            if (screen.remove(id.longValue()) == null) {
                events.add("refused " + id);
                throw new DBusExecutionException("no such notification");
            }
            events.add("closed " + id);
        }

        @Override
        public boolean isRemote() {
            return false;
        }

        @Override
        public String getObjectPath() {
            return PATH;
        }
    }
}
