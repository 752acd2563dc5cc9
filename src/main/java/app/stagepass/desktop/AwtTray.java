package app.stagepass.desktop;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tray of Windows, macOS and of Linux panels that embed X windows. All calls to AWT are made on one thread that may be blocked
 * for ever, which costs that thread and nothing else: after a time there is then no tray.
 */
final class AwtTray implements Tray {

    /** While there is patience. AWT tells of a tray that comes only where one was before. */
    private static final int LOOKS = 10;

    private final AwtPanel panel;
    private final TraySetting setting;
    private final Executor thread;
    private final Duration patience;
    private final Duration again;
    private final Consumer<TrayPlace> listener;
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private final AtomicReference<@Nullable Runnable> onMessage = new AtomicReference<>();
    private volatile TrayFace wanted;
    private volatile NumberedMenu menu;
    private volatile TrayPlace place = TrayPlace.STILL_LOOKING;
    private volatile boolean patient = true;
    private volatile boolean closed;
    private Optional<AwtPanel.Icon> icon = Optional.empty();

    /**
     * Begins to look for a tray. Returns at once.
     *
     * @param thread   a platform thread for AWT alone
     * @param patience how long to look, and to wait for AWT's answer, before there is said to be no tray
     * @param again    when to look again after that
     * @param listener told of every change of {@link #place}
     */
    AwtTray(AwtPanel panel, TraySetting setting, Executor thread, Duration patience, Duration again,
            Consumer<TrayPlace> listener) {
        this.panel = panel;
        this.setting = setting;
        this.thread = new InTurn(thread);
        this.patience = patience;
        this.again = again;
        this.listener = listener;
        this.wanted = setting.first();
        this.menu = NumberedMenu.EMPTY.then(setting.first().menu());
        this.thread.execute(this::look);
        later(patience, this::givesUp);
    }

    @Override
    public void show(TrayFace face) {
        wanted = face;
        if (refreshing.compareAndSet(false, true)) {
            thread.execute(this::refresh);
        }
    }

    @Override
    public TrayPlace place() {
        return place;
    }

    /**
     * Shows a notification at the picture.
     *
     * @param clicked run, on the executor for actions, if the person clicks it
     */
    void message(Notice notice, Runnable clicked) {
        thread.execute(() -> icon.ifPresent(shown -> {
            onMessage.set(clicked);
            shown.message(notice);
        }));
    }

    /** A click on that notification does nothing any more. */
    void forget(Runnable clicked) {
        onMessage.compareAndSet(clicked, null);
    }

    @Override
    public void close() {
        closed = true;
        thread.execute(() -> {
            icon.ifPresent(AwtPanel.Icon::remove);
            icon = Optional.empty();
        });
    }

    private void look() {
        if (closed || icon.isPresent()) {
            return;
        }
        try {
            if (panel.isThere()) {
                icon = Optional.of(panel.add(wanted, menu, new FromTray()));
                patient = false; // and none when this one goes
                settle(TrayPlace.AWT, true);
                return;
            }
        } catch (IllegalStateException | LinkageError e) { // gone in between, or a Java without AWT's desktop libraries
            System.getLogger(AwtTray.class.getName()).log(System.Logger.Level.DEBUG, "no tray with AWT: {0}",
                    e.getClass().getSimpleName());
        }
        settle(TrayPlace.NONE, !patient);
        later(patient ? patience.dividedBy(LOOKS) : again, () -> thread.execute(this::look));
    }

    /** Under the lock of settling: a picture that comes at this very moment stays. */
    private synchronized void givesUp() {
        patient = false;
        settle(TrayPlace.NONE, place == TrayPlace.STILL_LOOKING);
    }

    private void refresh() {
        refreshing.set(false);
        TrayFace face = wanted;
        NumberedMenu before = menu;
        menu = before.then(face.menu());
        icon.ifPresent(shown -> {
            shown.change(face);
            if (!menu.looksLike(before)) { // a menu that is exchanged closes under the person's hand
                shown.change(menu);
            }
        });
    }

    private synchronized void settle(TrayPlace next, boolean wantedNow) {
        if (wantedNow && !closed && place != next) {
            place = next;
            listener.accept(next);
        }
    }

    private void later(Duration delay, Runnable task) {
        if (!setting.ticker().isShutdown()) {
            var _ = setting.ticker().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private final class FromTray implements AwtPanel.Happenings {

        @Override
        public void clicked() {
            onMessage.set(null);
            setting.actions().execute(setting.onActivate());
        }

        @Override
        public void messageClicked() {
            Runnable clicked = onMessage.getAndSet(null);
            setting.actions().execute(clicked == null ? setting.onActivate() : clicked);
        }

        @Override
        public void chosen(int id) {
            setting.actions().execute(menu.action(id));
        }

        @Override
        public void changed(boolean there) {
            thread.execute(() -> {
                if (!there) { // back, it is another tray, without our picture
                    icon.ifPresent(AwtPanel.Icon::remove);
                    icon = Optional.empty();
                }
                look();
            });
        }
    }
}
