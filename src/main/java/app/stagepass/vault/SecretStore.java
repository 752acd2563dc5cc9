package app.stagepass.vault;

import java.util.Optional;

/**
 * A place for secrets, one small text a key. Calls block and may be slow; they are safe from any thread but JavaFX's. None but
 * {@link #unlock} makes the system ask the person for a password: a locked store answers {@link VaultException.Locked}.
 */
public interface SecretStore {

    /** What people call it, for example "GNOME Keyring"; for display. */
    String name();

    /**
     * Whether it is certain, without asking anybody, that it is locked. False where only a call can tell. Returns at once, on any
     * thread.
     */
    default boolean isLocked() {
        return false;
    }

    /** Empty only if the store is open and says that it holds no such entry. */
    Optional<String> read(String key) throws VaultException;

    /**
     * Returns only after the value was read back and found the same.
     *
     * @param value at most 1,200 characters (Windows keeps 2,560 bytes of UTF-16)
     */
    void write(String key, String value) throws VaultException;

    /** Returns only after the entry was found gone. Removing what is not there is no failure. */
    void delete(String key) throws VaultException;

    /**
     * Opens a locked store, for which the system may ask the person; waits up to two minutes for the answer. Nothing happens if
     * it is open.
     *
     * @throws VaultException.Locked if the person declined
     */
    void unlock() throws VaultException;
}
