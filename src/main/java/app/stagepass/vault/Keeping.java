package app.stagepass.vault;

import app.stagepass.token.CredentialId;
import app.stagepass.vault.CredentialIndex.Contents;
import app.stagepass.vault.CredentialIndex.Trouble;
import java.util.List;
import java.util.Optional;

/**
 * Where things are kept: in the system's keyring and a file, until the person chooses to do without, and from then on in memory
 * for as long as the program runs. Never chosen by the program itself. Thread-safe.
 */
public final class Keeping {

    private volatile SecretStore store;
    private volatile CredentialIndex index;
    private volatile Rotations rotations;
    private volatile boolean sessionOnly;

    public Keeping(SecretStore store, CredentialIndex index, Rotations rotations) {
        this.store = store;
        this.index = index;
        this.rotations = rotations;
    }

    public boolean isSessionOnly() {
        return sessionOnly;
    }

    /**
     * From now on nothing is written anywhere. What is on disk and in the keyring stays there, untouched, for the next run;
     * applications are still known, without their secrets.
     */
    public synchronized void keepForThisSession() throws VaultException {
        if (!sessionOnly) {
            CredentialIndex memory = new MemoryIndex();
            memory.replace(new Contents(index.contents().registrations(), List.of()));
            index = memory;
            store = new MemorySecretStore();
            rotations = new MemoryRotations();
            sessionOnly = true;
        }
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
