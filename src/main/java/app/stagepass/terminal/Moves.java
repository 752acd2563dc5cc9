package app.stagepass.terminal;

import app.stagepass.token.CredentialId;
import app.stagepass.watch.Moving.Arrived;
import app.stagepass.watch.Moving.Packed;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Moving to another computer, as far as a terminal can. Calls block and ask the person for a passphrase; trouble is told. */
public interface Moves {

    /** Packs everything; empty if it came to nothing. */
    Optional<Packed> pack(Path file);

    /**
     * Takes over what another computer packed; empty if it came to nothing.
     *
     * @param sure asked with the logins' names before anything is taken over
     */
    Optional<Arrived> unpack(Path file, Predicate<List<String>> sure);

    /** A login that was packed is renewed here again. Returns whether that is noted. */
    boolean takeBack(CredentialId id);
}
