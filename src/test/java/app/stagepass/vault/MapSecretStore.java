package app.stagepass.vault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A keyring for tests: a map that can be locked, absent, gone, slow, lying or failing, and that remembers what was asked of it.
 * What it holds outlives its bad moods, so it also plays the keyring that a restarted program finds again.
 */
public final class MapSecretStore implements SecretStore {

    /** How it behaves from now on. */
    public enum Mood {
        OPEN,
        /** Locked, and {@link #unlock} opens it, as if the person typed the password. */
        LOCKED,
        /** Locked, and the person declines when asked. */
        LOCKED_FOR_GOOD,
        /** No keyring on this machine: see {@link #absent}. */
        ABSENT,
        /** It was there and went away. */
        GONE,
        /** Takes a write and keeps the old value. */
        LYING, TIMING_OUT, FAILING
    }

    private final Map<String, String> entries = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private volatile Mood mood = Mood.OPEN;
    private volatile boolean visiblyLocked;
    private volatile VaultException.Unavailable.Missing missing = VaultException.Unavailable.Missing.SESSION_BUS;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch atTheGate = new CountDownLatch(0);

    public void be(Mood newMood) {
        mood = newMood;
    }

    public void absent(VaultException.Unavailable.Missing what) {
        missing = what;
        mood = Mood.ABSENT;
    }

    /** Never keeps what is written under this key. */
    public void refuse(String key) {
        refused.add(key);
    }

    public void refuseNothing() {
        refused.clear();
    }

    /** Whether it says of itself, unasked, that it is locked, as the encrypted file does. */
    public void lockVisibly(boolean locked) {
        visiblyLocked = locked;
    }

    @Override
    public boolean isLocked() {
        return visiblyLocked;
    }

    /** From now on every call waits until {@link #speedUp}. */
    public void slowDown() {
        atTheGate = new CountDownLatch(1);
        gate = new CountDownLatch(1);
    }

    /** Returns when a call has arrived and waits. */
    public void awaitACall() throws InterruptedException {
        if (!atTheGate.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody asked the keyring");
        }
    }

    public void speedUp() {
        gate.countDown();
    }

    /** What it holds, for a test to look at or to tamper with. */
    public Map<String, String> entries() {
        return entries;
    }

    /** For example {@code write credential-1}; in the order in which they came. */
    public List<String> calls() {
        return calls;
    }

    @Override
    public String name() {
        return "test keyring";
    }

    @Override
    public Optional<String> read(String key) throws VaultException {
        answer("read " + key);
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void write(String key, String value) throws VaultException {
        answer("write " + key);
        if (value.length() > 1200) {
            throw new IllegalArgumentException("too long for a keyring");
        }
        if (mood == Mood.LYING || refused.contains(key)) {
            throw new VaultException.NotKept();
        }
        entries.put(key, value);
    }

    @Override
    public void delete(String key) throws VaultException {
        answer("delete " + key);
        if (mood == Mood.LYING) {
            throw new VaultException.NotKept();
        }
        entries.remove(key);
    }

    @Override
    public void unlock() throws VaultException {
        if (mood == Mood.LOCKED) {
            calls.add("unlock");
            mood = Mood.OPEN;
        } else {
            answer("unlock");
        }
    }

    private void answer(String call) throws VaultException {
        calls.add(call);
        atTheGate.countDown();
        try {
            if (!gate.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the test never sped the keyring up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VaultException.TimedOut();
        }
        switch (mood) {
            case OPEN, LYING -> {}
            case LOCKED, LOCKED_FOR_GOOD -> throw new VaultException.Locked();
            case ABSENT -> throw new VaultException.Unavailable(missing);
            case GONE -> throw new VaultException.Unavailable(VaultException.Unavailable.Missing.WENT_AWAY);
            case TIMING_OUT -> throw new VaultException.TimedOut();
            case FAILING -> throw new VaultException.Failed("TestException");
        }
    }
}
