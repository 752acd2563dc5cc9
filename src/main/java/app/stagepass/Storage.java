package app.stagepass;

import app.stagepass.files.AtomicFile;
import app.stagepass.twitch.TwitchHttp;
import app.stagepass.vault.CredentialIndex;
import app.stagepass.vault.IndexFile;
import app.stagepass.vault.KeyringSecretStore;
import app.stagepass.vault.RotationFiles;
import app.stagepass.vault.Rotations;
import app.stagepass.vault.SecretStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Where a run keeps what outlives it.
 *
 * @param closing ends what was opened for it
 */
record Storage(SecretStore secrets, CredentialIndex index, Rotations rotations, Runnable closing)
        implements
            AutoCloseable {

    /** Another process's token request, with a slow keyring after it. */
    static final Duration RENEWED_ELSEWHERE = TwitchHttp.TIME_LIMIT.plusSeconds(10);

    /** Opens it once the run has a clock and a timer. */
    @FunctionalInterface
    interface Place {

        Storage open(Clock clock, ScheduledExecutorService timer);
    }

    /** The system's keyring and the realm's folders. */
    static Place ofSystem(Realm realm) {
        return (clock, timer) -> {
            IndexFile index = IndexFile.open(new AtomicFile(realm.folders().data().resolve("index.json")), clock);
            KeyringSecretStore keyring = KeyringSecretStore.ofSystem(realm.keyringService(),
                    KeyringSecretStore.PATIENCE,
                    KeyringSecretStore.PROMPT_PATIENCE);
            return new Storage(keyring, index,
                    new RotationFiles(realm.folders().data().resolve("rotations"), clock, RENEWED_ELSEWHERE, timer),
                    () -> {
                        keyring.close();
                        index.close();
                    });
        };
    }

    @Override
    public void close() {
        closing.run();
    }
}
