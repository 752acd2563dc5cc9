package app.stagepass.vault;

import app.stagepass.vault.SecretServiceBus.Prompt;
import app.stagepass.vault.SecretServiceBus.Two;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusSigHandler;

/** Has the Secret Service ask the person to unlock a collection. */
final class UnlockPrompt {

    private static final String NONE_NEEDED = "/";

    private final DBusConnection bus;
    private final Duration limit;

    UnlockPrompt(DBusConnection bus, Duration limit) {
        this.bus = bus;
        this.limit = limit;
    }

    /** Returns when the person answered, however they did, when nobody need or can be asked, or when the time is over. */
    void ask(String collection) throws DBusException {
        CountDownLatch completed = new CountDownLatch(1);
        // Listening before it is shown: where nobody can be asked the answer comes at once. Only our prompts answer to us.
        DBusSigHandler<Prompt.Completed> listener = signal -> completed.countDown();
        bus.addSigHandler(Prompt.Completed.class, listener);
        try {
            Two<List<DBusPath>, DBusPath> result = bus
                    .getRemoteObject(SecretServiceBus.NAME, SecretServiceBus.PATH, SecretServiceBus.Service.class)
                    .Unlock(List.of(new DBusPath(collection)));
            String path = result.second.getPath();
            if (!path.equals(NONE_NEEDED)) {
                show(bus.getRemoteObject(SecretServiceBus.NAME, path, Prompt.class), completed);
            }
        } finally {
            bus.removeSigHandler(Prompt.Completed.class, listener);
        }
    }

    private void show(Prompt prompt, CountDownLatch completed) {
        prompt.Prompt("");
        boolean answered = false;
        try {
            answered = completed.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!answered) {
            prompt.Dismiss();
        }
    }
}
