package app.stagepass.terminal;

import app.stagepass.token.CredentialId;
import app.stagepass.watch.Moving.Arrived;
import app.stagepass.watch.Moving.Packed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Remembers what it was asked to move. */
final class ScriptedMoves implements Moves {

    final List<String> done = new ArrayList<>();
    boolean fails;

    @Override
    public Optional<Packed> pack(Path file) {
        done.add("pack " + file);
        return fails ? Optional.empty() : Optional.of(new Packed(2, 1, 0));
    }

    @Override
    public Optional<Arrived> unpack(Path file, Predicate<List<String>> sure) {
        if (!sure.test(List.of("NightOwl", "Mika"))) {
            return Optional.empty();
        }
        done.add("unpack " + file);
        return fails ? Optional.empty() : Optional.of(new Arrived(3, 0, 1));
    }

    @Override
    public boolean takeBack(CredentialId id) {
        done.add("take back " + id);
        return !fails;
    }
}
