package app.stagepass.ui;

import app.stagepass.vault.VaultException;

/** What the window may ask of the place where secrets are kept. Calls block, but for the first two. */
public interface KeyringControl {

    /** For display, for example "GNOME Keyring". */
    String name();

    /** Whether the person chose to keep secrets in memory until the end. */
    boolean isSessionOnly();

    /** Returns if it is open and works. */
    void check() throws VaultException;

    /** Opens it, for which the system may ask the person. */
    void unlock() throws VaultException;

    /** From now on keeps secrets in memory only. */
    void keepForThisSessionOnly();
}
