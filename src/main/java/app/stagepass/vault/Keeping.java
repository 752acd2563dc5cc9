package app.stagepass.vault;

import app.stagepass.token.ClientRegistration;
import app.stagepass.token.CredentialId;
import app.stagepass.vault.CredentialIndex.Contents;
import app.stagepass.vault.CredentialIndex.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where things are kept: secrets in the system's keyring and the rest in a file, until the person chooses to do without a keyring:
 * then secrets are kept in an encrypted file, or everything in memory for as long as the program runs. Never chosen by the program
 * itself. Thread-safe.
 */
public final class Keeping {

    private final CredentialIndex indexOnDisk;
    private final Rotations journal;
    private volatile SecretStore store;
    private volatile CredentialIndex index;
    private volatile Rotations rotations;
    private volatile Place place = Place.KEYRING;

    /** Where secrets are. */
    public enum Place {
        KEYRING, ENCRYPTED_FILE, SESSION
    }

    public Keeping(SecretStore store, CredentialIndex index, Rotations rotations) {
        this.store = store;
        this.indexOnDisk = index;
        this.index = index;
        this.journal = rotations;
        this.rotations = rotations;
    }

    public Place place() {
        return place;
    }

    public boolean isSessionOnly() {
        return place == Place.SESSION;
    }

    /**
     * From now on nothing is written anywhere. What is on disk and in the keyring stays there, untouched, for the next run;
     * applications are still known, without their secrets.
     */
    public synchronized void keepForThisSession() throws VaultException {
        if (!isSessionOnly()) {
            CredentialIndex memory = new MemoryIndex();
            memory.replace(new Contents(index.contents().registrations(), List.of()));
            index = memory;
            store = new MemorySecretStore();
            rotations = new MemoryRotations();
            place = Place.SESSION;
        }
    }

    /** Secrets are in the encrypted file from an earlier run; at the start, before anything was read. */
    public synchronized void startInFile(SecretStore file) {
        store = file;
        place = Place.ENCRYPTED_FILE;
    }

    /**
     * From now on secrets are kept in the encrypted file, which is open. Those that the place before lets itself be asked for go
     * along; the others stay there, untouched. What was kept for this session only is kept for good from now on. To be called while
     * nothing else is written, see {@link TokenVault#whileNothingIsWritten}.
     *
     * @throws VaultException if the file or the index does not take it; then everything is as before
     */
    public synchronized void keepInFile(SecretStore file) throws VaultException {
        if (place == Place.ENCRYPTED_FILE) {
            return;
        }
        Contents now = index.contents();
        copySecrets(now, file);
        if (place == Place.SESSION) {
            indexOnDisk.replace(merged(indexOnDisk.contents(), now));
            for (StoredCredential one : now.credentials()) {
                Optional<Rotation> unfinished = rotations.unfinished(one.credential().id());
                if (unfinished.isPresent()) {
                    journal.note(one.credential().id(), unfinished.get());
                }
            }
        }
        store = file;
        index = indexOnDisk;
        rotations = journal;
        place = Place.ENCRYPTED_FILE;
    }

    private void copySecrets(Contents known, SecretStore file) throws VaultException {
        List<String> keys = new ArrayList<>();
        known.registrations().forEach(one -> keys.add(TokenVault.keyOf(one.id())));
        known.credentials().forEach(one -> keys.add(TokenVault.keyOf(one.credential().id())));
        for (String key : keys) {
            Optional<String> value;
            try {
                value = store.read(key);
            } catch (VaultException e) {
                return; // it does not answer: that is why the person chose the file
            }
            if (value.isPresent()) {
                file.write(key, value.get());
            }
        }
    }

    private static Contents merged(Contents disk, Contents session) {
        List<ClientRegistration> registrations = new ArrayList<>(disk.registrations());
        registrations.removeIf(old -> session.registrations().stream().anyMatch(one -> one.id().equals(old.id())));
        registrations.addAll(session.registrations());
        List<StoredCredential> credentials = new ArrayList<>(disk.credentials());
        credentials.removeIf(old -> session.credentials().stream()
                .anyMatch(one -> one.credential().id().equals(old.credential().id())));
        credentials.addAll(session.credentials());
        return new Contents(registrations, credentials);
    }

    /** The store as it is at each call. */
    public SecretStore secrets() {
        return new SecretStore() {

            @Override
            public String name() {
                return store.name();
            }

            @Override
            public Optional<String> read(String key) throws VaultException {
                return store.read(key);
            }

            @Override
            public void write(String key, String value) throws VaultException {
                store.write(key, value);
            }

            @Override
            public void delete(String key) throws VaultException {
                store.delete(key);
            }

            @Override
            public void unlock() throws VaultException {
                store.unlock();
            }
        };
    }

    /** The index as it is at each call. */
    public CredentialIndex index() {
        return new CredentialIndex() {

            @Override
            public Contents contents() {
                return index.contents();
            }

            @Override
            public void replace(Contents contents) throws VaultException {
                index.replace(contents);
            }

            @Override
            public Optional<Trouble> trouble() {
                return index.trouble();
            }
        };
    }

    /** The journal of renewals as it is at each call. */
    public Rotations rotations() {
        return new Rotations() {

            @Override
            public Turn turn(CredentialId id) throws VaultException {
                return rotations.turn(id);
            }

            @Override
            public Optional<Rotation> unfinished(CredentialId id) {
                return rotations.unfinished(id);
            }

            @Override
            public void note(CredentialId id, Rotation step) throws VaultException {
                rotations.note(id, step);
            }

            @Override
            public void clear(CredentialId id) {
                rotations.clear(id);
            }
        };
    }
}
