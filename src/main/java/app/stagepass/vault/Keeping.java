package app.stagepass.vault;

import app.stagepass.token.ClientRegistration;
import app.stagepass.vault.CredentialIndex.Contents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where things are kept: secrets in the system's keyring and the rest in a file, until the person chooses to do without a keyring:
 * then secrets are kept in an encrypted file, or everything in memory for as long as the program runs. Never chosen by the program
 * itself. Thread-safe.
 */
public final class Keeping {

    private final SecretStore keyring;
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

    /** @param store the system's keyring */
    public Keeping(SecretStore store, CredentialIndex index, Rotations rotations) {
        this.keyring = store;
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
     * Everything secret that the place of now gives out, by key: what a move has to take along. Nothing if it does not answer, for
     * that is why the person leaves it; then its secrets stay there, untouched.
     *
     * @throws VaultException if it answers and then stops in the middle
     */
    public Map<String, String> secretsToTake() throws VaultException {
        Contents known = index.contents();
        List<String> keys = new ArrayList<>(List.of(ProxyPasswords.KEY, KeyPassphrases.KEY));
        known.registrations().forEach(one -> keys.add(TokenVault.keyOf(one.id())));
        known.credentials().forEach(one -> keys.add(TokenVault.keyOf(one.credential().id())));
        Map<String, String> found = new LinkedHashMap<>();
        boolean answered = false;
        for (String key : keys) {
            try {
                store.read(key).ifPresent(value -> found.put(key, value));
                answered = true;
            } catch (VaultException e) {
                if (answered) {
                    throw e;
                }
                return Map.of();
            }
        }
        return found;
    }

    /**
     * From now on secrets are kept in the encrypted file, which is open and holds those that go along. What was kept for this
     * session only is kept for good from now on. To be called while nothing else is written, see
     * {@link TokenVault#whileNothingIsWritten}.
     *
     * @throws VaultException if the index does not take it; then everything is as before
     */
    public synchronized void keepInFile(SecretStore file) throws VaultException {
        if (place == Place.SESSION) {
            Contents now = index.contents();
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

    /** From now on secrets are kept in the keyring again, which has taken them all. */
    public synchronized void backInKeyring() {
        store = keyring;
        place = Place.KEYRING;
    }

    /** The system's, whether it is in use or not. */
    public SecretStore keyring() {
        return keyring;
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
        return new ForwardingStore(() -> store);
    }

    /** The index as it is at each call. */
    public CredentialIndex index() {
        return new ForwardingIndex(() -> index);
    }

    /** The journal of renewals as it is at each call. */
    public Rotations rotations() {
        return new ForwardingRotations(() -> rotations);
    }
}
