package app.stagepass.ui.connect;

import app.stagepass.vault.VaultException;

/** What can be done when the keyring does not do its part. Calls block; not for JavaFX's thread. */
public interface KeyringHelp {

    /**
     * Has the system ask for the keyring's password, then stores whatever waited for that.
     *
     * @throws VaultException if it stays closed, or did not keep what waited
     */
    void unlock() throws VaultException;

    /** The person's choice where there is no keyring: secrets stay in memory until the program ends. */
    void keepForSession() throws VaultException;
}
