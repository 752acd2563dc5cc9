package app.stagepass.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;

/**
 * Accounts that came by the starting route are asked about one after the other, and never over what the person is doing.
 *
 * @param <T> what came
 */
final class ArrivalQueue<T> {

    private final Deque<T> waiting = new ArrayDeque<>();
    private final ObservableBooleanValue busy;
    private final Consumer<T> ask;

    /**
     * Nothing is asked yet.
     *
     * @param busy  whether a sheet is shown
     * @param later runs what it gets when the sheets have settled: one gives way to the next, and between the two none is shown
     */
    ArrivalQueue(ObservableBooleanValue busy, Executor later, Consumer<T> ask) {
        this.busy = busy;
        this.ask = ask;
        busy.addListener((_, _, now) -> {
            if (!now) {
                later.execute(this::next);
            }
        });
    }

    void add(T brought) {
        waiting.add(brought);
        next();
    }

    private void next() {
        if (!busy.get() && !waiting.isEmpty()) {
            ask.accept(waiting.remove());
        }
    }
}
