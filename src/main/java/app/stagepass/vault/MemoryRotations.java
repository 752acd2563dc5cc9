package app.stagepass.vault;

import app.stagepass.token.CredentialId;
import java.util.Map;
import app.stagepass.token.RefreshToken;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The journal of pairs that no other process can have and that do not outlive this one. */
public final class MemoryRotations implements Rotations {

    private final Map<CredentialId, Rotation> steps = new ConcurrentHashMap<>();
    private final Set<TokenMark> passed = ConcurrentHashMap.newKeySet();

    @Override
    public Turn turn(CredentialId id) {
        return () -> {};
    }

    @Override
    public Optional<Rotation> unfinished(CredentialId id) {
        return Optional.ofNullable(steps.get(id));
    }

    @Override
    public void note(CredentialId id, Rotation step) {
        steps.put(id, step);
    }

    @Override
    public boolean hasPassed(RefreshToken token) {
        return passed.contains(TokenMark.of(token));
    }

    @Override
    public void pass(Collection<RefreshToken> tokens) {
        tokens.forEach(one -> passed.add(TokenMark.of(one)));
    }

    @Override
    public void clear(CredentialId id) {
        steps.remove(id);
    }
}
