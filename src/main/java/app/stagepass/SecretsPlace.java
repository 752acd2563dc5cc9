package app.stagepass;

import app.stagepass.files.NotWrittenException;
import app.stagepass.settings.SettingsFile;
import app.stagepass.token.CredentialStatus;
import app.stagepass.vault.FileSecretStore;
import app.stagepass.vault.Keeping;
import app.stagepass.vault.SecretStore;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.TokenWatch;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the person decides about the encrypted file, put into effect. A move takes every entry along, and only when the new place
 * was read back does it count: where there is a file the next start opens it, so until a move back has removed it the file is in
 * charge, whatever happens. What is left behind is removed, for a pair that is renewed elsewhere may be spent. Calls block.
 */
final class SecretsPlace {

    private static final Logger LOG = System.getLogger(SecretsPlace.class.getName());
    /** An entry that is never there: asking for it tells whether the keyring answers. */
    static final String PROBE = "probe";

    private final SettingsFile settings;
    private final FileSecretStore file;
    private final Keeping keeping;
    private final TokenVault vault;
    private final TokenWatch watch;

    SecretsPlace(SettingsFile settings, FileSecretStore file, Keeping keeping, TokenVault vault, TokenWatch watch) {
        this.settings = settings;
        this.file = file;
        this.keeping = keeping;
        this.vault = vault;
        this.watch = watch;
    }

    /** At the start, before anything was read: the file tells as well as the settings, which may have been lost. */
    static void startIn(SettingsFile settings, FileSecretStore file, Keeping keeping) {
        if (settings.settings().secretsInFile() || file.exists()) {
            keeping.startInFile(file);
        }
    }

    boolean isInFile() {
        return keeping.place() == Keeping.Place.ENCRYPTED_FILE;
    }

    /**
     * Shuts the file. Every light says so at once, and is looked at anew when it is open again.
     *
     * @return false if there is none in use, or it is locked already
     */
    boolean lock() {
        if (!isInFile() || file.isLocked()) {
            return false;
        }
        file.lock();
        watch.checkAll();
        return true;
    }

    /**
     * Opens the file; then every token is checked.
     *
     * @param passphrase is wiped
     */
    void unlock(char[] passphrase) throws VaultException {
        file.unlock(passphrase);
        watch.checkAll();
    }

    /** Both passphrases are wiped. */
    void changePassphrase(char[] old, char[] passphrase) throws VaultException {
        boolean wasLocked = file.isLocked();
        file.changePassphrase(old, passphrase);
        if (wasLocked) {
            watch.checkAll();
        }
    }

    /**
     * Keeps secrets in the encrypted file from now on. One that is there already, damaged or forgotten, is set aside.
     *
     * @param passphrase is wiped
     * @return where the one before is now
     * @throws VaultException if it is not so; then everything is as before
     */
    Optional<Path> keepInFile(char[] passphrase) throws VaultException {
        List<Path> aside = new ArrayList<>();
        Set<String> leftBehind = new LinkedHashSet<>();
        boolean fromKeyring = keeping.place() == Keeping.Place.KEYRING;
        vault.whileNothingIsWritten(() -> {
            Map<String, String> taken = keeping.secretsToTake();
            file.create(passphrase, taken).ifPresent(aside::add);
            try {
                keeping.keepInFile(file);
            } catch (VaultException e) {
                file.remove();
                throw e;
            }
            leftBehind.addAll(taken.keySet());
        });
        remember(true);
        if (fromKeyring) {
            forget(keeping.keyring(), leftBehind);
        }
        saveWhatWaits();
        watch.checkAll();
        return aside.stream().findFirst();
    }

    /** The file tells the next start as well, so it is no loss if the settings take nothing. */
    private void remember(boolean inFile) {
        try {
            settings.change(now -> now.withSecretsInFile(inFile));
        } catch (NotWrittenException e) {
            LOG.log(Level.WARNING, "settings: {0}", e.getMessage());
        }
    }

    private static void forget(SecretStore store, Set<String> keys) {
        for (String key : keys) {
            try {
                store.delete(key);
            } catch (VaultException e) {
                LOG.log(Level.WARNING, "a copy stays behind: {0}", e.getMessage());
            }
        }
    }

    private void saveWhatWaits() {
        try {
            vault.saveUnsaved();
        } catch (VaultException e) {
            LOG.log(Level.INFO, "still not saved: {0}", e.getMessage());
        }
    }

    /** What the keyring is called, if it could be used instead of the file. */
    Optional<String> usableKeyring() {
        if (!isInFile()) {
            return Optional.empty();
        }
        try {
            keeping.keyring().read(PROBE);
            return Optional.of(keeping.keyring().name());
        } catch (VaultException e) {
            return Optional.empty();
        }
    }

    /**
     * Keeps secrets in the keyring again: takes over everything that is in the file, which must be open, and removes it.
     *
     * @throws VaultException if the keyring, the settings or the disk did not do their part; then the file stays in charge
     */
    void backToKeyring() throws VaultException {
        vault.whileNoSecretIsWritten(() -> {
            SecretStore keyring = keeping.keyring();
            Set<String> written = new LinkedHashSet<>();
            try {
                for (Map.Entry<String, String> one : file.entries().entrySet()) {
                    written.add(one.getKey());
                    keyring.write(one.getKey(), one.getValue()); // read back by the store
                }
                settings.change(now -> now.withSecretsInFile(false));
                file.remove();
            } catch (NotWrittenException e) {
                stay(written);
                throw VaultException.FileNotWritten.of(e);
            } catch (VaultException e) {
                stay(written);
                throw e;
            }
            keeping.backInKeyring();
        });
        saveWhatWaits();
        watch.checkAll();
        watch.checkAgain(CredentialStatus.Reason.NOT_IN_KEYRING); // it may have stayed in this keyring all the time
    }

    /** The copies go: the file's entries will be renewed, and these would be spent one day. */
    private void stay(Set<String> copies) {
        remember(true);
        forget(keeping.keyring(), copies);
    }
}
