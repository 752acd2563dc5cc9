package app.stagepass.desktop;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The better tray where there is one, otherwise the other: the second is tried when the first has had no panel for some time, and
 * taken away as soon as the first has one. A restarting panel thus does not make the picture jump.
 */
final class FallbackTray implements Tray {

    private final Opener second;
    private final TraySetting setting;
    private final Duration patience;
    private final Consumer<TrayPlace> listener;
    private final InTurn inTurn;
    private final Tray first;
    private volatile TrayPlace place = TrayPlace.STILL_LOOKING;
    private TrayFace face;
    private Optional<Tray> other = Optional.empty();
    private TrayPlace firstPlace = TrayPlace.STILL_LOOKING;
    private long waits;
    private boolean closed;

    /** Opens a tray that tells of its places. Returns at once. */
    @FunctionalInterface
    interface Opener {

        Tray open(TraySetting setting, Consumer<TrayPlace> listener);
    }

    /**
     * @param patience how long to wait for the first tray, at the start and after it was lost
     * @param listener told on a worker of every change of {@link #place}
     */
    FallbackTray(Opener first, Opener second, TraySetting setting, Duration patience, Consumer<TrayPlace> listener) {
        this.second = second;
        this.setting = setting;
        this.patience = patience;
        this.listener = listener;
        this.inTurn = new InTurn(setting.workers());
        this.face = setting.first();
        this.first = first.open(setting, found -> inTurn.execute(() -> firstIs(found)));
        inTurn.execute(this::await);
    }

    @Override
    public void show(TrayFace next) {
        inTurn.execute(() -> {
            face = next;
            first.show(next);
            other.ifPresent(tray -> tray.show(next));
        });
    }

    @Override
    public TrayPlace place() {
        return place;
    }

    @Override
    public void close() {
        inTurn.finish(() -> {
            closed = true;
            first.close();
            other.ifPresent(Tray::close);
        }, BusLink.FAREWELL);
    }

    private void firstIs(TrayPlace found) {
        boolean wasThere = firstPlace == TrayPlace.STATUS_NOTIFIER;
        firstPlace = found;
        if (found == TrayPlace.STATUS_NOTIFIER) {
            waits++;
            other.ifPresent(Tray::close);
            other = Optional.empty();
            settle(found);
        } else if (wasThere) {
            settle(TrayPlace.STILL_LOOKING);
            await();
        }
    }

    /** Opens the second tray after the patience, unless the first is found, or lost again, meanwhile. */
    private void await() {
        if (closed || firstPlace == TrayPlace.STATUS_NOTIFIER || setting.ticker().isShutdown()) {
            return;
        }
        long wait = ++waits;
        var _ = setting.ticker().schedule(() -> inTurn.execute(() -> {
            if (wait == waits && !closed && other.isEmpty()) {
                openOther(wait);
            }
        }), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void openOther(long wait) {
        TraySetting now = new TraySetting(setting.id(), face, setting.onActivate(), setting.actions(),
                setting.workers(),
                setting.ticker());
        other = Optional.of(second.open(now, found -> inTurn.execute(() -> {
            if (wait == waits) {
                settle(found);
            }
        })));
    }

    private void settle(TrayPlace next) {
        if (!closed && place != next) {
            place = next;
            listener.accept(next);
        }
    }
}
