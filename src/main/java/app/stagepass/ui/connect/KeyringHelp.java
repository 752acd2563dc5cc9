package app.stagepass.ui.connect;

import app.stagepass.vault.VaultException;

/** What can be done when the keyring does not do its part. Calls block; not for JavaFX's thread. */
public interface KeyringHelp {

    /**
     * Has the system ask for the keyring's password, or the window for the encrypted file's passphrase, then stores whatever waited for that.
     *
     * @throws VaultException if it stays closed, or did not keep what waited
     */
    void unlock() throws VaultException;

    /** The person's choice where there is no keyring: secrets stay in memory until the program ends. */
    void keepForSession() throws VaultException;

    /**
     * The other choice: the person is asked for a passphrase, and secrets are kept in a file encrypted under it.
     *
     * @throws VaultException if it is not so in the end, because they thought better of it or the disk took nothing
     */
    void keepInFile() throws VaultException;
}
