package app.stagepass.desktop;

import app.stagepass.desktop.BusTrouble.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * Notifications of Linux desktops (freedesktop.org, "Desktop Notifications Specification" 1.2). Calls are made in turn on the
 * workers, each with a time limit; the bus starts the desktop's service if it knows one. A service that is absent, silent or
 * restarted loses notifications and nothing else.
 */
final class FreedesktopNotifications implements Notifications {

    private static final System.Logger LOG = System.getLogger(FreedesktopNotifications.class.getName());
    private static final String NAME = "org.freedesktop.Notifications";
    private static final String PATH = "/org/freedesktop/Notifications";
    /** The action that a click on the notification itself stands for. */
    private static final String DEFAULT = "default";
    private static final int AS_LONG_AS_THE_DESKTOP_LIKES = -1;

    private final BusLink.Opener opener;
    private final String appName;
    private final String desktopEntry;
    private final Executor actions;
    private final InTurn inTurn;
    private final Map<NoticeHandle, Shown> shown = new HashMap<>();
    private Optional<BusLink> link = Optional.empty();
    private boolean closed;

    /** @param by the unique name of the service that shows it: another one counts anew */
    private record Shown(UInt32 id, String by, Runnable action) {}

    /**
     * @param appName      as people know the program
     * @param desktopEntry the name of its desktop file, without {@code .desktop}
     * @param actions      runs what the person clicks
     * @param workers      runs what may block for seconds
     */
    FreedesktopNotifications(BusLink.Opener opener, String appName, String desktopEntry, Executor actions,
            Executor workers) {
        this.opener = opener;
        this.appName = appName;
        this.desktopEntry = desktopEntry;
        this.actions = actions;
        this.inTurn = new InTurn(workers);
    }

    @Override
    public NoticeHandle show(Notice notice) {
        NoticeHandle handle = new NoticeHandle();
        replace(handle, notice);
        return handle;
    }

    @Override
    public void replace(NoticeHandle handle, Notice notice) {
        inTurn.execute(() -> attempt(bus -> send(bus, handle, notice)));
    }

    @Override
    public void withdraw(NoticeHandle handle) {
        inTurn.execute(() -> Optional.ofNullable(shown.remove(handle))
                .ifPresent(old -> attempt(bus -> bus.call(NAME, PATH, NAME, "CloseNotification", "u", old.id()))));
    }

    /** Waits for the bus to hear of it, not long. */
    @Override
    public void close() {
        inTurn.finish(() -> {
            closed = true;
            link.ifPresent(this::leave);
            link = Optional.empty();
        }, BusLink.FAREWELL);
    }

    private void leave(BusLink bus) {
        for (Shown one : shown.values()) {
            if (!takesBack(bus, one)) {
                break;
            }
        }
        shown.clear();
        bus.close();
    }

    /** Returns whether the service is there for the next: one that is silent is asked for no other, the program is ending. */
    private static boolean takesBack(BusLink bus, Shown one) {
        try {
            bus.call(NAME, PATH, NAME, "CloseNotification", "u", one.id());
            return true;
        } catch (BusTrouble e) {
            LOG.log(System.Logger.Level.DEBUG, "a notification at the end: {0}", e.getMessage());
            return e.kind() == BusTrouble.Kind.REFUSED; // it was gone already
        }
    }

    @FunctionalInterface
    private interface Attempt {

        void on(BusLink bus) throws BusTrouble;
    }

    private void attempt(Attempt attempt) {
        if (closed) {
            return;
        }
        try {
            attempt.on(connected());
        } catch (BusTrouble e) {
            LOG.log(System.Logger.Level.DEBUG, "notifications: {0}", e.getMessage());
            if (e.kind() == Kind.NO_BUS) {
                lost();
            }
        }
    }

    /** The connection is made when the first notification is due: most days have none. */
    private BusLink connected() throws BusTrouble {
        if (link.isEmpty()) {
            BusLink bus = opener.open(() -> inTurn.execute(this::lost));
            link = Optional.of(bus);
            bus.followOwner(NAME,
                    (before, _) -> inTurn.execute(() -> shown.values().removeIf(one -> one.by().equals(before))));
            bus.listen(NAME, "ActionInvoked", values -> inTurn.execute(() -> invoked(values)));
            bus.listen(NAME, "NotificationClosed", values -> inTurn.execute(() -> closedByOther(values)));
        }
        return link.get();
    }

    private void lost() {
        link = Optional.empty();
        shown.clear();
    }

    private void send(BusLink bus, NoticeHandle handle, Notice notice) throws BusTrouble {
        Set<String> able = capabilities(bus);
        Shown before = shown.get(handle);
        UInt32 replaces = before == null ? new UInt32(0) : before.id();
        String body = able.contains("body-markup") ? Markup.literally(notice.body()) : notice.body();
        String[] buttons = able.contains("actions")
                ? Stream.concat(Stream.of(DEFAULT, notice.actionLabel().orElse("")),
                        notice.actionLabel().stream().flatMap(label -> Stream.of("button", label)))
                        .toArray(String[]::new)
                : new String[0];
        BusLink.Answer answer = bus.ask(NAME, PATH, NAME, "Notify", "susssasa{sv}i", appName, replaces, "",
                notice.title(),
                body,
                buttons, hints(notice), AS_LONG_AS_THE_DESKTOP_LIKES);
        if (!answer.values().isEmpty() && answer.values().getFirst() instanceof UInt32 id) {
            shown.put(handle, new Shown(id, answer.from(), notice.onAction()));
        }
    }

    private Map<String, Variant<?>> hints(Notice notice) {
        byte urgency = switch (notice.urgency()) {
            case LOW -> 0;
            case NORMAL -> 1;
            case CRITICAL -> 2;
        };
        return Map.of("urgency", new Variant<>(urgency), "desktop-entry", new Variant<>(desktopEntry), "image-data",
                new Variant<>(NoticeImage.of(TrayPicture.program()), NoticeImage.class));
    }

    /** Asked every time: notifications are rare, and another service may have taken over a moment ago. */
    private static Set<String> capabilities(BusLink bus) throws BusTrouble {
        return strings(bus.call(NAME, PATH, NAME, "GetCapabilities", null)).collect(Collectors.toSet());
    }

    /** The library unmarshals a list of texts now as an array, now as a list. */
    private static Stream<String> strings(Object value) {
        return switch (value) {
            case Object[] array -> Stream.of(array).flatMap(FreedesktopNotifications::strings);
            case List<?> list -> list.stream().flatMap(FreedesktopNotifications::strings);
            default -> Stream.of(value.toString());
        };
    }

    private void invoked(Object[] values) {
        known(values).ifPresent(handle -> {
            Shown clicked = shown.get(handle);
            if (clicked != null) {
                actions.execute(clicked.action());
            }
        });
    }

    /** Withdrawn, run out or dismissed: its number may be used for another one. */
    private void closedByOther(Object[] values) {
        known(values).ifPresent(shown::remove);
    }

    private Optional<NoticeHandle> known(Object[] values) {
        return shown.entrySet().stream().filter(one -> values.length == 2 && one.getValue().id().equals(values[0]))
                .map(Map.Entry::getKey).findFirst();
    }
}
