package app.stagepass.vault;

import app.stagepass.token.CredentialId;
import app.stagepass.token.RefreshToken;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/** Passes everything on to another journal, asked for at each call; extend it to do something besides. */
public class ForwardingRotations implements Rotations {

    private final Supplier<Rotations> to;

    public ForwardingRotations(Supplier<Rotations> to) {
        this.to = to;
    }

    @Override
    public Turn turn(CredentialId id) throws VaultException {
        return to.get().turn(id);
    }

    @Override
    public Optional<Rotation> unfinished(CredentialId id) {
        return to.get().unfinished(id);
    }

    @Override
    public void note(CredentialId id, Rotation step) throws VaultException {
        to.get().note(id, step);
    }

    @Override
    public boolean hasPassed(RefreshToken token) {
        return to.get().hasPassed(token);
    }

    @Override
    public void pass(Collection<RefreshToken> tokens) throws VaultException {
        to.get().pass(tokens);
    }

    @Override
    public void clear(CredentialId id) {
        to.get().clear(id);
    }
}
