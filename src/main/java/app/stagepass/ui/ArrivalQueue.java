package app.stagepass.ui;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;

/**
 * Accounts that came by the starting route are asked about one after the other, and never over what the person is doing.
 *
 * @param <T> what came
 */
final class ArrivalQueue<T> {

    private final ObservableBooleanValue busy;
    private final Supplier<Optional<T>> next;
    private final Consumer<T> ask;

    /**
     * Nothing is asked yet.
     *
     * @param busy  whether a sheet is shown
     * @param later runs what it gets when the sheets have settled: one gives way to the next, and between the two none is shown
     * @param next  takes the one that waits longest
     */
    ArrivalQueue(ObservableBooleanValue busy, Executor later, Supplier<Optional<T>> next, Consumer<T> ask) {
        this.busy = busy;
        this.next = next;
        this.ask = ask;
        busy.addListener((_, _, now) -> {
            if (!now) {
                later.execute(this::look);
            }
        });
    }

    /** Asks about the next one, if one waits and nothing else is asked. */
    void look() {
        if (!busy.get()) {
            next.get().ifPresent(ask);
        }
    }
}
