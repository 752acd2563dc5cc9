package app.stagepass;

import app.stagepass.ui.KeyringControl;
import app.stagepass.ui.PassphrasePrompt;
import app.stagepass.ui.connect.KeyringHelp;
import app.stagepass.vault.FileSecretStore;
import app.stagepass.vault.IdleLock;
import app.stagepass.vault.Keeping;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import app.stagepass.words.Failure;
import java.util.Optional;
import java.util.function.Consumer;

/** What the window may ask of the keyring, or of the encrypted file in its place. */
final class KeyringDoor implements KeyringControl, KeyringHelp {

    private final RealmSession session;
    private final Wiring wiring;
    private final Keeping keeping;
    private final TokenVault vault;
    private final PassphrasePrompt prompt;
    private final IdleLock idle;
    private final Consumer<Failure> notice;

    /** @param notice is told what the person should know beyond how it ended */
    KeyringDoor(RealmSession session, Wiring wiring, PassphrasePrompt prompt, IdleLock idle,
            Consumer<Failure> notice) {
        this.session = session;
        this.wiring = wiring;
        this.keeping = wiring.keeping;
        this.vault = wiring.vault;
        this.prompt = prompt;
        this.idle = idle;
        this.notice = notice;
    }

    @Override
    public String name() {
        return wiring.secrets.name();
    }

    @Override
    public boolean isSessionOnly() {
        return keeping.isSessionOnly();
    }

    @Override
    public boolean isInFile() {
        return wiring.place.isInFile();
    }

    @Override
    public void check() throws VaultException {
        lookAtFile();
        wiring.secrets.read(SecretsPlace.PROBE);
        session.seed(wiring.registrations);
    }

    /** A locked file that no passphrase opens is not said to be locked. */
    private void lookAtFile() throws VaultException {
        if (isInFile()) {
            wiring.file.look();
        }
    }

    @Override
    public void unlock() throws VaultException {
        lookAtFile();
        if (isInFile() && wiring.file.isLocked() && prompt.unlock(wiring.place::unlock)) {
            idle.personWasHere();
        }
        wiring.secrets.unlock();
        vault.saveUnsaved();
    }

    @Override
    public void keepForThisSessionOnly() {
        try {
            keepForSession();
        } catch (VaultException e) {
            throw new IllegalStateException("memory refused", e);
        }
    }

    @Override
    public void keepForSession() throws VaultException {
        keeping.keepForThisSession();
        session.seed(wiring.registrations);
        vault.saveUnsaved();
        wiring.watch.checkAll();
    }

    @Override
    public void keepInFile() throws VaultException {
        prompt.begin(FileSecretStore.SHORTEST_PASSPHRASE, passphrase -> wiring.place.keepInFile(passphrase)
                .ifPresent(aside -> notice.accept(wiring.failures.ofSetAside(aside))));
        check(); // the person may have thought better of it
    }

    @Override
    public boolean changePassphrase() throws VaultException {
        lookAtFile();
        return prompt.change(FileSecretStore.SHORTEST_PASSPHRASE, wiring.place::changePassphrase);
    }

    @Override
    public Optional<String> usableKeyring() {
        return wiring.place.usableKeyring();
    }

    @Override
    public void backToKeyring() throws VaultException {
        wiring.place.backToKeyring();
    }

    @Override
    public void lock() {
        wiring.place.lock();
    }

    @Override
    public void personIsHere() {
        idle.personWasHere();
    }
}
