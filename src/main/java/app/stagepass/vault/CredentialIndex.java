package app.stagepass.vault;

import app.stagepass.token.ClientRegistration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is kept outside the keyring: everything but the secrets. Thread-safe; calls may touch the disk. */
public interface CredentialIndex {

    Contents contents();

    /** Replaces the contents; durable when it returns. On failure what was there before is unharmed, on disk and here. */
    void replace(Contents contents) throws VaultException;

    /** What was found wrong when it was opened. The program starts all the same. */
    Optional<Trouble> trouble();

    record Contents(List<ClientRegistration> registrations, List<StoredCredential> credentials) {

        public static final Contents EMPTY = new Contents(List.of(), List.of());

        public Contents {
            registrations = List.copyOf(registrations);
            credentials = List.copyOf(credentials);
        }
    }

    /** What can be wrong with the file of an earlier run. */
    sealed interface Trouble {

        /** It could not be understood; it now lies at {@code keptAt}, untouched, and an empty index took its place. */
        record Corrupt(Path keptAt) implements Trouble {}

        /** A newer Stagepass wrote it. It is shown as far as possible, and nothing is written over it. */
        record NewerVersion(Path file, int version) implements Trouble {}

        /** It could not be read at all (permissions, a failing disk). Nothing is written over it. */
        record NotReadable(Path file) implements Trouble {}

        /** Some entries could not be understood. The others are shown; these stay in the file as they are. */
        record EntriesNotRead(Path file, int entries) implements Trouble {}

        /** Another Stagepass is running on it. It is shown as it was when this one started, and nothing is written. */
        record InUse(Path file) implements Trouble {}
    }
}
