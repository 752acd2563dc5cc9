package app.stagepass.ui.connect;

import app.stagepass.ui.Work;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** What can be done about a keyring that is closed or missing while somebody signs in. For the UI thread. */
final class KeyringSteps {

    private final KeyringHelp keyring;
    private final Work work;
    private final Runnable done;
    private final Consumer<Exception> failed;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /** @param done told when the keyring, or what stands for it, takes secrets */
    KeyringSteps(KeyringHelp keyring, Work work, Runnable done, Consumer<Exception> failed) {
        this.keyring = keyring;
        this.work = work;
        this.done = done;
        this.failed = failed;
    }

    @FunctionalInterface
    private interface Job {

        void run() throws Exception;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    void unlock() {
        run(keyring::unlock);
    }

    void keepForSession() {
        run(keyring::keepForSession);
    }

    void keepInFile() {
        run(keyring::keepInFile);
    }

    private void run(Job job) {
        busy.set(true);
        work.start(() -> {
            job.run();
            return true;
        }, _ -> {
            busy.set(false);
            done.run();
        }, failure -> {
            busy.set(false);
            failed.accept(failure);
        });
    }
}
