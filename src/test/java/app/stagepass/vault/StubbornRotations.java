package app.stagepass.vault;

import app.stagepass.token.CredentialId;
import app.stagepass.vault.VaultException.FileNotWritten;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import app.stagepass.token.RefreshToken;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A journal that outlives a restart, whose disk can be full, that remembers its steps, and whose turn another process can have. */
public final class StubbornRotations implements Rotations {

    private final Map<CredentialId, Rotation> steps = new ConcurrentHashMap<>();
    private final Set<TokenMark> passed = ConcurrentHashMap.newKeySet();
    private final List<Rotation.Stage> noted = new ArrayList<>();
    private volatile boolean full;
    private final AtomicInteger room = new AtomicInteger(Integer.MAX_VALUE);
    private volatile Optional<Runnable> elsewhere = Optional.empty();
    private volatile boolean elsewhereForEver;

    /** The disk is full, or no longer. */
    public void beFull(boolean now) {
        full = now;
    }

    /** The disk takes so many steps more. */
    public void fullAfter(int steps) {
        room.set(steps);
    }

    /** Another process has the turn, does this, and ends it. */
    public void otherProcessFirst(Runnable what) {
        elsewhere = Optional.of(what);
    }

    /** Another process has the turn and does not come to an end. */
    public void otherProcessHangs(boolean now) {
        elsewhereForEver = now;
    }

    /** All steps that were written down, in order. */
    public List<Rotation.Stage> noted() {
        synchronized (noted) {
            return List.copyOf(noted);
        }
    }

    @Override
    public Turn turn(CredentialId id) throws VaultException {
        if (elsewhereForEver) {
            throw new VaultException.RenewedElsewhere(Optional.of(4711L));
        }
        Optional<Runnable> first = elsewhere;
        elsewhere = Optional.empty();
        first.ifPresent(Runnable::run);
        return () -> {};
    }

    @Override
    public Optional<Rotation> unfinished(CredentialId id) {
        return Optional.ofNullable(steps.get(id));
    }

    @Override
    public void note(CredentialId id, Rotation step) throws VaultException {
        if (full || room.getAndDecrement() <= 0) {
            throw new FileNotWritten(Path.of("rotation.json"), FileNotWritten.Problem.DISK_FULL);
        }
        synchronized (noted) {
            noted.add(step.stage());
        }
        steps.put(id, step);
    }

    @Override
    public boolean hasPassed(RefreshToken token) {
        return passed.contains(TokenMark.of(token));
    }

    @Override
    public void pass(Collection<RefreshToken> tokens) throws VaultException {
        if (full) {
            throw new FileNotWritten(Path.of("passed.marks"), FileNotWritten.Problem.DISK_FULL);
        }
        tokens.forEach(one -> passed.add(TokenMark.of(one)));
    }

    @Override
    public void clear(CredentialId id) {
        steps.remove(id);
    }
}
