package app.stagepass.ui;

import app.stagepass.settings.Settings;
import app.stagepass.token.CredentialId;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.Moving.Arrived;
import app.stagepass.watch.Moving.Packed;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the window may ask of moving to another computer. Calls block; those with a file ask the person for its passphrase. */
public interface MoveControl {

    /** Whether packing it means that it is let be here. */
    boolean moves(CredentialSnapshot one);

    /** Packs everything. Empty if the person thought better of it. */
    Optional<Packed> pack(Path file) throws VaultException;

    /** Opens a file. Empty if the person thought better of it. */
    Optional<Found> open(Path file) throws VaultException;

    /** A login that was packed is renewed here again. */
    void takeBack(CredentialId id) throws VaultException;

    /** An open file; nothing of it is taken over yet. */
    interface Found {

        /** What its logins are called. */
        List<String> names();

        int applications();

        Brought unpack() throws VaultException;

        /** Removes the file. */
        void delete() throws VaultException;
    }

    /**
     * What was taken over.
     *
     * @param settings those that hold from now on; empty if what is set here stays
     */
    record Brought(Arrived logins, Optional<Settings> settings) {}
}
