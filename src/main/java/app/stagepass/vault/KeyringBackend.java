package app.stagepass.vault;

/**
 * An open connection to a keyring, as the library has it: its calls block, may throw any RuntimeException or LinkageError, and
 * what they claim is checked by {@link KeyringSecretStore}. Used by one thread at a time.
 */
interface KeyringBackend extends AutoCloseable {

    /** @throws NoEntry if there is none, or so the library says */
    String get(String key) throws NoEntry, VaultException.Failed;

    void set(String key, String value) throws VaultException.Failed;

    /** @throws NoEntry if there is none, or so the library says */
    void delete(String key) throws NoEntry, VaultException.Failed;

    /** Best effort. */
    @Override
    void close();

    /** Opens a connection; may ask the person to unlock the keyring, and then blocks until they answered. */
    @FunctionalInterface
    interface Opener {

        KeyringBackend open() throws VaultException;
    }

    /** The library says that there is no such entry. */
    final class NoEntry extends Exception {

        private static final long serialVersionUID = 1L;

        NoEntry() {
            super("no entry");
        }
    }
}
