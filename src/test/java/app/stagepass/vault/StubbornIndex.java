package app.stagepass.vault;

import app.stagepass.vault.VaultException.FileNotWritten;
import java.nio.file.Path;
import java.util.Optional;

/** An index whose file can be beyond writing; what was in it stays. */
public final class StubbornIndex implements CredentialIndex {

    private volatile Contents contents = Contents.EMPTY;
    private volatile boolean full;
    private volatile Optional<Trouble> trouble = Optional.empty();

    /** The disk is full, or no longer. */
    public void beFull(boolean now) {
        full = now;
    }

    /** This was found wrong with it when it was opened. */
    public void beInTrouble(Trouble found) {
        trouble = Optional.of(found);
    }

    @Override
    public Contents contents() {
        return contents;
    }

    @Override
    public void replace(Contents replacement) throws VaultException {
        if (full) {
            throw new FileNotWritten(Path.of("index.json"), FileNotWritten.Problem.DISK_FULL);
        }
        contents = replacement;
    }

    @Override
    public Optional<Trouble> trouble() {
        return trouble;
    }
}
