package app.stagepass;

import app.stagepass.ui.KeyringControl;
import app.stagepass.ui.connect.KeyringHelp;
import app.stagepass.vault.Keeping;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;

/** What the window may ask of the keyring. */
final class KeyringDoor implements KeyringControl, KeyringHelp {

    private final RealmSession session;
    private final Wiring wiring;
    private final Keeping keeping;
    private final TokenVault vault;

    KeyringDoor(RealmSession session, Wiring wiring) {
        this.session = session;
        this.wiring = wiring;
        this.keeping = wiring.keeping;
        this.vault = wiring.vault;
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
    public void check() throws VaultException {
        wiring.secrets.read(TerminalSession.KEYRING_PROBE);
        session.seed(wiring.registrations);
    }

    @Override
    public void unlock() throws VaultException {
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
}
