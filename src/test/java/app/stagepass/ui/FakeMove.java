package app.stagepass.ui;

import app.stagepass.settings.Settings;
import app.stagepass.token.CredentialId;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.Moving.Arrived;
import app.stagepass.watch.Moving.Packed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Another computer, in the test's hands: what is packed is remembered, and what is unpacked was put there. */
public final class FakeMove implements MoveControl {

    /** What was done, in order. */
    final List<String> done = new ArrayList<>();
    /** Labels of the logins that live in one place only. */
    final List<String> moving = new ArrayList<>();
    List<String> names = List.of("Night Owl", "nightowl_bot");
    Optional<Settings> settings = Optional.empty();
    Optional<VaultException> failure = Optional.empty();
    /** The person closes the question for the passphrase. */
    boolean declines;

    private void fail() throws VaultException {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    @Override
    public boolean moves(CredentialSnapshot one) {
        return moving.contains(one.credential().label());
    }

    @Override
    public Optional<Packed> pack(Path file) throws VaultException {
        fail();
        done.add("pack " + file.getFileName());
        return declines ? Optional.empty() : Optional.of(new Packed(2, moving.size(), 0));
    }

    @Override
    public Optional<Found> open(Path file) throws VaultException {
        fail();
        done.add("open " + file.getFileName());
        return declines ? Optional.empty() : Optional.of(new Found() {

            @Override
            public List<String> names() {
                return names;
            }

            @Override
            public int applications() {
                return 1;
            }

            @Override
            public Brought unpack() throws VaultException {
                fail();
                done.add("unpack");
                return new Brought(new Arrived(names.size(), 0, 0), settings);
            }

            @Override
            public void delete() throws VaultException {
                fail();
                done.add("delete");
            }
        });
    }

    @Override
    public void takeBack(CredentialId id) throws VaultException {
        fail();
        done.add("take back");
    }
}
