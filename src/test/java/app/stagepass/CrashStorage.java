package app.stagepass;

import app.stagepass.files.AtomicFile;
import app.stagepass.token.CredentialId;
import app.stagepass.vault.CredentialIndex;
import app.stagepass.vault.ForwardingIndex;
import app.stagepass.vault.ForwardingRotations;
import app.stagepass.vault.ForwardingStore;
import app.stagepass.vault.IndexFile;
import app.stagepass.vault.KeyringSecretStore;
import app.stagepass.vault.Rotation;
import app.stagepass.vault.RotationFiles;
import app.stagepass.vault.Rotations;
import app.stagepass.vault.SecretStore;
import app.stagepass.vault.VaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * A keyring made of plain files, and the real index and journal, that say at which step they are. For invented tokens only: nothing
 * of this is in the program.
 */
final class CrashStorage {

    private CrashStorage() {}

    /** @param at is told of each step, and does not return from the one at which the process is to be killed */
    static Storage.Place in(Path folder, Consumer<CrashStep> at) {
        return (clock, timer) -> of(folder, new Secrets(folder.resolve("keyring"), at), () -> {}, at, clock, timer);
    }

    /** The same on the system's keyring, with each folder's entries under a name of their own there. */
    static Storage.Place inKeyring(Path folder, Consumer<CrashStep> at) {
        return (clock, timer) -> {
            KeyringSecretStore keyring = KeyringSecretStore.ofSystem("Stagepass crash test " + folder.getFileName(),
                    KeyringSecretStore.PATIENCE, KeyringSecretStore.PROMPT_PATIENCE);
            return of(folder, keyring, keyring::close, at, clock, timer);
        };
    }

    private static Storage of(Path folder, SecretStore secrets, Runnable closing, Consumer<CrashStep> at, Clock clock,
            ScheduledExecutorService timer) {
        IndexFile index = IndexFile.open(new AtomicFile(folder.resolve("data/index.json")), clock);
        RotationFiles journal = new RotationFiles(folder.resolve("data/rotations"), clock, Storage.RENEWED_ELSEWHERE,
                timer);
        return new Storage(new Told(secrets, at), new Index(index, at), new Journal(journal, at), () -> {
            index.close();
            closing.run();
        });
    }

    private static final class Told extends ForwardingStore {

        private final Consumer<CrashStep> at;

        Told(SecretStore store, Consumer<CrashStep> at) {
            super(() -> store);
            this.at = at;
        }

        @Override
        public void write(String key, String value) throws VaultException {
            boolean pair = key.startsWith("credential-");
            if (pair) {
                at.accept(CrashStep.ANSWERED);
            }
            super.write(key, value);
            if (pair) {
                at.accept(CrashStep.READ_BACK);
            }
        }
    }

    private record Secrets(Path folder, Consumer<CrashStep> at) implements SecretStore {

        @Override
        public String name() {
            return "files";
        }

        @Override
        public Optional<String> read(String key) throws VaultException {
            Path file = folder.resolve(key);
            try {
                return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
            } catch (IOException e) {
                throw new VaultException.Failed(e.getClass().getSimpleName());
            }
        }

        @Override
        public void write(String key, String value) throws VaultException {
            Consumer<CrashStep> told = key.startsWith("credential-") ? at : _ -> {};
            try {
                Files.createDirectories(folder);
                Path half = folder.resolve(key + ".new");
                Files.writeString(half, value.substring(0, value.length() / 2));
                told.accept(CrashStep.HALF_WRITTEN);
                Files.writeString(half, value);
                Files.move(half, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new VaultException.Failed(e.getClass().getSimpleName());
            }
            told.accept(CrashStep.WRITTEN);
            if (!read(key).equals(Optional.of(value))) {
                throw new VaultException.NotKept();
            }
        }

        @Override
        public void delete(String key) throws VaultException {
            try {
                Files.deleteIfExists(folder.resolve(key));
            } catch (IOException e) {
                throw new VaultException.Failed(e.getClass().getSimpleName());
            }
        }

        @Override
        public void unlock() {}
    }

    private static final class Index extends ForwardingIndex {

        private final Consumer<CrashStep> at;

        Index(CredentialIndex file, Consumer<CrashStep> at) {
            super(() -> file);
            this.at = at;
        }

        @Override
        public void replace(Contents contents) throws VaultException {
            at.accept(CrashStep.BEFORE_INDEX);
            super.replace(contents);
            at.accept(CrashStep.AFTER_INDEX);
        }
    }

    private static final class Journal extends ForwardingRotations {

        private final Consumer<CrashStep> at;

        Journal(Rotations files, Consumer<CrashStep> at) {
            super(() -> files);
            this.at = at;
        }

        @Override
        public void note(CredentialId id, Rotation step) throws VaultException {
            boolean intent = step.stage() == Rotation.Stage.INTENT;
            at.accept(intent ? CrashStep.BEFORE_INTENT : CrashStep.BEFORE_SENT);
            super.note(id, step);
            at.accept(intent ? CrashStep.AFTER_INTENT : CrashStep.AFTER_SENT);
        }

        @Override
        public void clear(CredentialId id) {
            at.accept(CrashStep.BEFORE_CLEAR);
            super.clear(id);
            at.accept(CrashStep.AFTER_CLEAR);
        }
    }
}
