package app.stagepass.ui;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands what comes from any thread to the UI thread, and of several that came while that was busy only the last one. Thread-safe.
 */
final class Latest<T> {

    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final Executor ui;
    private final Consumer<T> taker;

    Latest(Executor ui, Consumer<T> taker) {
        this.ui = ui;
        this.taker = taker;
    }

    void put(T newest) {
        if (waiting.getAndSet(newest) == null) {
            ui.execute(() -> {
                T last = waiting.getAndSet(null);
                if (last != null) {
                    taker.accept(last);
                }
            });
        }
    }
}
