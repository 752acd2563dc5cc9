package app.stagepass;

import app.stagepass.desktop.Notice;
import app.stagepass.token.CredentialStatus;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.Credentials;
import app.stagepass.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tells what came of it when a second start had all tokens checked: the person chose that in a menu or typed it, and has no window
 * before them that would show it. Thread-safe.
 */
final class CheckAnswer {

    private final Function<Consumer<List<CredentialSnapshot>>, Credentials.Observation> credentials;
    private final Words words;
    private final BooleanSupplier seen;
    private final Consumer<Notice> tell;
    private final Executor workers;
    private final Runnable open;
    private Optional<Credentials.Observation> waiting = Optional.empty();
    private boolean wanted;

    /**
     * @param credentials as {@link Credentials#observe}
     * @param seen        whether the window is in front
     * @param tell        run on a worker; may block
     * @param open        shows the window
     */
    CheckAnswer(Function<Consumer<List<CredentialSnapshot>>, Credentials.Observation> credentials, Words words,
            BooleanSupplier seen, Consumer<Notice> tell, Executor workers, Runnable open) {
        this.credentials = credentials;
        this.words = words;
        this.seen = seen;
        this.tell = tell;
        this.workers = workers;
        this.open = open;
    }

    /** To be called when the checks have been asked for. Who asks again while they run is answered once. */
    void give() {
        synchronized (this) {
            if (wanted) {
                return;
            }
            wanted = true;
        }
        Credentials.Observation observation = credentials.apply(this::look);
        synchronized (this) {
            waiting.ifPresent(Credentials.Observation::close); // of one who asked and was answered at this very moment
            waiting = Optional.of(observation);
        }
        closeIfGiven();
    }

    private void look(List<CredentialSnapshot> all) {
        if (all.stream().map(CredentialSnapshot::status).anyMatch(CheckAnswer::isUnderWay)) {
            return;
        }
        synchronized (this) {
            if (!wanted) {
                return;
            }
            wanted = false;
        }
        closeIfGiven();
        // Not on this thread, which holds up all who observe.
        workers.execute(() -> {
            if (!seen.getAsBoolean()) {
                tell.accept(notice(all));
            }
        });
    }

    private synchronized void closeIfGiven() {
        if (!wanted) {
            waiting.ifPresent(Credentials.Observation::close);
            waiting = Optional.empty();
        }
    }

    private static boolean isUnderWay(CredentialStatus status) {
        return status instanceof CredentialStatus.Checking || status instanceof CredentialStatus.Renewing;
    }

    private Notice notice(List<CredentialSnapshot> all) {
        List<CredentialStatus> here = all.stream().map(CredentialSnapshot::status)
                .filter(status -> !(status instanceof CredentialStatus.Moved)).toList();
        long good = here.stream().filter(CredentialStatus.Valid.class::isInstance).count();
        long unverified = here.stream().filter(CredentialStatus.Unverified.class::isInstance).count();
        long red = here.size() - good - unverified;
        String kind = here.isEmpty() ? "none" : red > 0 ? "red" : unverified > 0 ? "unverified" : "good";
        return new Notice(words.text("checked." + kind + ".title", here.size(), red > 0 ? red : unverified),
                words.text("checked." + kind + ".body"), Notice.Urgency.NORMAL, Optional.of(words.text("tray.open")),
                open);
    }
}
