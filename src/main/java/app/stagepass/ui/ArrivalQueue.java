package app.stagepass.ui;

import app.stagepass.watch.SignInResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;

/** Accounts that came by the starting route are asked about one after the other, and never over what the person is doing. */
final class ArrivalQueue {

    private final Deque<SignInResult.ToConfirm> waiting = new ArrayDeque<>();
    private final ObservableBooleanValue busy;
    private final Consumer<SignInResult.ToConfirm> ask;

    /** @param busy whether a sheet is shown */
    ArrivalQueue(ObservableBooleanValue busy, Consumer<SignInResult.ToConfirm> ask) {
        this.busy = busy;
        this.ask = ask;
        busy.addListener((_, _, now) -> {
            if (!now) {
                next();
            }
        });
    }

    void add(SignInResult.ToConfirm brought) {
        waiting.add(brought);
        next();
    }

    private void next() {
        if (!busy.get() && !waiting.isEmpty()) {
            ask.accept(waiting.remove());
        }
    }
}
