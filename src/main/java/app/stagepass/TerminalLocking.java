package app.stagepass;

import app.stagepass.files.NotWrittenException;
import app.stagepass.terminal.Locking;
import app.stagepass.terminal.PassphraseQuestion;
import app.stagepass.vault.IdleLock;
import app.stagepass.vault.VaultException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The encrypted file, or the keyring, as the terminal may lock and unlock it. */
final class TerminalLocking implements Locking {

    private final RealmSession session;
    private final Wiring wiring;
    private final PassphraseQuestion question;
    private final IdleLock idle;
    private final Consumer<Exception> trouble;

    /** @param trouble is told what the person should read of */
    TerminalLocking(RealmSession session, Wiring wiring, PassphraseQuestion question, IdleLock idle,
            Consumer<Exception> trouble) {
        this.session = session;
        this.wiring = wiring;
        this.question = question;
        this.idle = idle;
        this.trouble = trouble;
        idle.after(wiring.settings.settings().lockAfter());
    }

    @Override
    public boolean isInFile() {
        return wiring.place.isInFile();
    }

    @Override
    public void lock() {
        wiring.place.lock();
    }

    @Override
    public boolean unlock() {
        if (isInFile() && wiring.file.isLocked() && !question.unlock(wiring.place::unlock)) {
            return false;
        }
        idle.personWasHere();
        try {
            wiring.secrets.unlock();
            session.seed(wiring.registrations);
            wiring.vault.saveUnsaved();
            wiring.watch.checkAll();
            return true;
        } catch (VaultException e) {
            trouble.accept(e);
            return false;
        }
    }

    @Override
    public void lockAfter(Optional<Duration> after) {
        idle.after(after);
        try {
            wiring.settings.change(now -> now.withLockAfter(after));
        } catch (NotWrittenException e) { // it holds until the end
            trouble.accept(VaultException.FileNotWritten.of(e));
        }
    }

    @Override
    public void personIsHere() {
        idle.personWasHere();
    }
}
