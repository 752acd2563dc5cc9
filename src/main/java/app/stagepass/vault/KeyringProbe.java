package app.stagepass.vault;

/**
 * Asks the system about its keyring what the library cannot tell. Nothing but {@link #askToUnlock} makes it ask the person. Used
 * by one thread at a time.
 */
interface KeyringProbe extends AutoCloseable {

    /**
     * Returns if the keyring can be used right now.
     *
     * @return who answers; another value means another process, to which an older connection is worthless
     * @throws VaultException.Locked      if it is locked
     * @throws VaultException.Unavailable if a part is missing
     */
    String requireOpen() throws VaultException;

    /** Whether the open keyring holds this entry. */
    Holding holds(String key) throws VaultException;

    /** Has the system ask the person to unlock the keyring; returns when they answered, however they did. */
    void askToUnlock() throws VaultException;

    enum Holding {
        YES, NO,
        /** The library must be believed. */
        CANNOT_TELL
    }

    /** What people call the keyring that answers. */
    String name();

    @Override
    void close();

    /** For systems whose keyring opens with the login and whose library answers can be told apart. */
    record Trusting(String name) implements KeyringProbe {

        @Override
        public String requireOpen() {
            return name;
        }

        @Override
        public Holding holds(String key) {
            return Holding.CANNOT_TELL;
        }

        @Override
        public void askToUnlock() {
            // It opened with the login, or asks by itself.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
