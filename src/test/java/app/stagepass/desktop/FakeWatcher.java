package app.stagepass.desktop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A panel: StatusNotifierWatcher and host in one, as in real ones. Started and ended, it comes to the bus and leaves it. */
final class FakeWatcher implements AutoCloseable {

    static final String NAME = "org.kde.StatusNotifierWatcher";
    private static final String PATH = "/StatusNotifierWatcher";

    private final BlockingQueue<String> registered = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> signals = new LinkedBlockingQueue<>();
    private final CountDownLatch mayAnswer;
    private final DBusConnection connection;
    private final BusLink link;
    private volatile boolean hosts;

    private FakeWatcher(PrivateBus bus, boolean answers, boolean hosts) throws Exception {
        this.mayAnswer = new CountDownLatch(answers ? 0 : 1);
        this.hosts = hosts;
        this.link = bus.link(Duration.ofSeconds(20)).open(() -> {});
        for (String name : new String[]{"NewIcon", "NewAttentionIcon", "NewStatus", "NewTitle", "NewToolTip"}) {
            link.listen(StatusNotifierItem.NAME, name, values -> signals.add(name));
        }
        link.listen(DBusMenu.NAME, "LayoutUpdated", values -> signals.add("LayoutUpdated " + values[0]));
        this.connection = bus.connect();
        connection.exportObject(PATH, new Watcher());
        connection.requestBusName(NAME);
    }

    static FakeWatcher start(PrivateBus bus) throws Exception {
        return new FakeWatcher(bus, true, true);
    }

    /** Takes calls and does not answer them before {@link #wakeUp}. */
    static FakeWatcher hanging(PrivateBus bus) throws Exception {
        return new FakeWatcher(bus, false, true);
    }

    static FakeWatcher withoutHost(PrivateBus bus) throws Exception {
        return new FakeWatcher(bus, true, false);
    }

    boolean sees(String name) throws BusTrouble {
        return link.hasOwner(name);
    }

    void wakeUp() {
        mayAnswer.countDown();
    }

    void hostComes() {
        hosts = true;
        link.signal(PATH, NAME, "StatusNotifierHostRegistered", null);
    }

    void hostGoes() {
        hosts = false;
        link.signal(PATH, NAME, "StatusNotifierHostUnregistered", null);
    }

    /** The next item that registers. */
    String nextItem() throws InterruptedException {
        return registered.poll(20, TimeUnit.SECONDS);
    }

    String nextSignal() throws InterruptedException {
        return signals.poll(20, TimeUnit.SECONDS);
    }

    Object property(String item, String name) throws BusTrouble {
        List<Object> answer = link.call(item, StatusNotifierItem.PATH, "org.freedesktop.DBus.Properties", "Get", "ss",
                StatusNotifierItem.NAME, name);
        return ((Variant<?>) answer.getFirst()).getValue();
    }

    Map<?, ?> allProperties(String item) throws BusTrouble {
        return (Map<?, ?>) link.call(item, StatusNotifierItem.PATH, "org.freedesktop.DBus.Properties", "GetAll", "s",
                StatusNotifierItem.NAME).getFirst();
    }

    void activate(String item) throws BusTrouble {
        link.call(item, StatusNotifierItem.PATH, StatusNotifierItem.NAME, "Activate", "ii", 10, 20);
    }

    SeenMenu menu(String item) throws BusTrouble {
        link.call(item, DBusMenu.PATH, DBusMenu.NAME, "AboutToShow", "i", 0);
        return SeenMenu.of(link.call(item, DBusMenu.PATH, DBusMenu.NAME, "GetLayout", "iias", 0, -1, new String[0]));
    }

    void click(String item, int id) throws BusTrouble {
        link.call(item, DBusMenu.PATH, DBusMenu.NAME, "Event", "isvu", id, "clicked", new Variant<>(0), new UInt32(0));
    }

    @Override
    public void close() {
        wakeUp();
        try {
            connection.disconnect();
        } catch (NullPointerException e) {
            // so the library answers a bus that was gone first
        }
        link.close();
    }

    /** What is called over the bus. */
    public final class Watcher extends ExportedProperties implements WatcherOnBus {

        private Watcher() {
            super(NAME, PATH);
        }

        @Override
        Map<String, Variant<?>> properties() {
            return Map.of("IsStatusNotifierHostRegistered", new Variant<>(hosts));
        }

        @Override
        public void RegisterStatusNotifierItem(String service) {
            try {
                mayAnswer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            registered.add(service);
        }
    }
}
