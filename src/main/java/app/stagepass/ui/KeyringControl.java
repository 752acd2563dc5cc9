package app.stagepass.ui;

import app.stagepass.vault.VaultException;
import java.util.Optional;

/** What the window may ask of the place where secrets are kept. Calls block, but for those that say so. */
public interface KeyringControl {

    /** For display, for example "GNOME Keyring". Does not block. */
    String name();

    /** Whether the person chose to keep secrets in memory until the end. Does not block. */
    boolean isSessionOnly();

    /** Whether the person chose to keep secrets in the encrypted file. Does not block. */
    boolean isInFile();

    /** Returns if it is open and works. */
    void check() throws VaultException;

    /** Opens it, for which the system, or this window for the encrypted file, may ask the person. */
    void unlock() throws VaultException;

    /** From now on keeps secrets in memory only. */
    void keepForThisSessionOnly();

    /**
     * Asks the person for a passphrase, and from then on keeps secrets in a file encrypted under it.
     *
     * @throws VaultException if it is not so in the end, because they thought better of it or the disk took nothing
     */
    void keepInFile() throws VaultException;

    /**
     * Asks the person for the encrypted file's passphrase and for a new one.
     *
     * @return false if they thought better of it
     */
    boolean changePassphrase() throws VaultException;

    /** What the system's keyring is called, if it could be used instead of the encrypted file. */
    Optional<String> usableKeyring();

    /**
     * From now on keeps secrets in the keyring again, with all that is in the encrypted file, which is removed.
     *
     * @throws VaultException if that did not go all the way; then the file stays in charge
     */
    void backToKeyring() throws VaultException;

    /** Shuts the encrypted file until its passphrase is given again. Nothing happens where there is none. */
    void lock();

    /** The person did something with the window just now, so it is not time to lock by itself. Does not block. */
    void personIsHere();
}
