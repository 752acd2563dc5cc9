package app.stagepass.desktop;

import app.stagepass.desktop.BusTrouble.Kind;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * The tray of today's Linux desktops (freedesktop.org, "StatusNotifierItem"): we put an object with pictures, tool tip and menu on
 * the session bus and tell the watcher of it, as soon as there is one and again whenever there is a new one; panels then ask us.
 * All calls of ours are made in turn on the workers, each with a time limit, so that a panel that hangs holds up nobody.
 */
final class StatusNotifierTray implements Tray {

    private static final System.Logger LOG = System.getLogger(StatusNotifierTray.class.getName());
    private static final String WATCHER = "org.kde.StatusNotifierWatcher";
    private static final String WATCHER_PATH = "/StatusNotifierWatcher";

    private final BusLink.Opener opener;
    private final TraySetting setting;
    private final Duration retry;
    private final Consumer<TrayPlace> listener;
    private final InTurn inTurn;
    private final String name;
    private final ExportedItem item;
    private final ExportedMenu menu;
    private volatile TrayPlace place = TrayPlace.STILL_LOOKING;
    private volatile boolean closed;
    private Optional<BusLink> link = Optional.empty();

    /**
     * Begins to look for a panel. Returns at once.
     *
     * @param number   tells the trays of one process apart
     * @param retry    when to try again with a watcher that did not answer
     * @param listener told on a worker of every change of {@link #place}
     */
    StatusNotifierTray(BusLink.Opener opener, TraySetting setting, int number, Duration retry,
            Consumer<TrayPlace> listener) {
        this.opener = opener;
        this.setting = setting;
        this.retry = retry;
        this.listener = listener;
        this.inTurn = new InTurn(setting.workers());
        this.name = "org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-" + number;
        this.item = new ExportedItem(setting);
        this.menu = new ExportedMenu(setting.actions());
        menu.change(setting.first().menu());
        inTurn.execute(this::connect);
    }

    @Override
    public void show(TrayFace face) {
        inTurn.execute(() -> change(face));
    }

    @Override
    public TrayPlace place() {
        return place;
    }

    /** Waits for the bus to hear of it, not long. */
    @Override
    public void close() {
        closed = true;
        inTurn.finish(() -> {
            link.ifPresent(BusLink::close);
            link = Optional.empty();
        }, BusLink.FAREWELL);
    }

    private void connect() {
        if (closed) {
            return;
        }
        try {
            BusLink bus = opener.open(() -> inTurn.execute(this::lost));
            link = Optional.of(bus);
            bus.export(StatusNotifierItem.PATH, item);
            bus.export(DBusMenu.PATH, menu);
            bus.own(name);
            // Listening comes before asking, so that nobody comes unseen in between.
            bus.followOwner(WATCHER, (_, owner) -> inTurn.execute(owner.isEmpty() ? this::orphaned : this::register));
            bus.listen(WATCHER, "StatusNotifierHostRegistered", _ -> inTurn.execute(this::register));
            bus.listen(WATCHER, "StatusNotifierHostUnregistered", _ -> inTurn.execute(this::lookForHost));
            if (bus.hasOwner(WATCHER)) {
                register();
            } else {
                orphaned();
            }
        } catch (BusTrouble e) {
            LOG.log(Level.DEBUG, "no tray over D-Bus: {0}", e.getMessage());
            orphaned();
        }
    }

    /** Tells the watcher of us. To tell it twice does no harm. */
    private void register() {
        link.ifPresent(bus -> {
            try {
                bus.call(WATCHER, WATCHER_PATH, WATCHER, "RegisterStatusNotifierItem", "s", name);
                lookForHost();
            } catch (BusTrouble e) {
                notAnswered(e);
            }
        });
    }

    /** A watcher alone draws nothing. */
    private void lookForHost() {
        link.ifPresent(bus -> {
            try {
                List<Object> answer = bus.call(WATCHER, WATCHER_PATH, "org.freedesktop.DBus.Properties", "Get", "ss",
                        WATCHER,
                        "IsStatusNotifierHostRegistered");
                boolean hosted = !answer.isEmpty() && answer.getFirst() instanceof Variant<?> value
                        && Boolean.TRUE.equals(value.getValue());
                settle(hosted ? TrayPlace.STATUS_NOTIFIER : TrayPlace.NONE);
            } catch (BusTrouble e) {
                notAnswered(e);
            }
        });
    }

    private void notAnswered(BusTrouble e) {
        LOG.log(Level.DEBUG, "the tray's watcher: {0}", e.getMessage());
        orphaned();
        if (e.kind() == Kind.NO_REPLY && !setting.ticker().isShutdown()) {
            var _ = setting.ticker().schedule(() -> inTurn.execute(this::register), retry.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void orphaned() {
        settle(TrayPlace.NONE);
    }

    private void lost() {
        link = Optional.empty();
        orphaned();
    }

    private void settle(TrayPlace next) {
        if (!closed && place != next) {
            place = next;
            listener.accept(next);
        }
    }

    private void change(TrayFace next) {
        TrayFace before = item.change(next);
        Optional<UInt32> revision = menu.change(next.menu());
        if (link.isEmpty()) {
            return;
        }
        BusLink bus = link.get();
        if (!before.title().equals(next.title())) {
            tell(bus, "NewTitle");
        }
        if (before.shape() != next.shape()) {
            tell(bus, "NewIcon");
            tell(bus, "NewAttentionIcon");
            bus.signal(StatusNotifierItem.PATH, StatusNotifierItem.NAME, "NewStatus", "s",
                    ExportedItem.status(next.shape()));
        }
        if (!before.title().equals(next.title()) || !before.tooltip().equals(next.tooltip())) {
            tell(bus, "NewToolTip");
        }
        revision.ifPresent(number -> bus.signal(DBusMenu.PATH, DBusMenu.NAME, "LayoutUpdated", "ui", number,
                NumberedMenu.ROOT));
    }

    private static void tell(BusLink bus, String what) {
        bus.signal(StatusNotifierItem.PATH, StatusNotifierItem.NAME, what, null);
    }
}
