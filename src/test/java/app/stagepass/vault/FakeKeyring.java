package app.stagepass.vault;

import app.stagepass.vault.VaultException.Unavailable.Missing;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A keyring daemon with the library in front of it, behaving as the real ones were seen to; for the adapter's tests. */
final class FakeKeyring implements KeyringProbe {

    /** What the library does when it is called, whatever the daemon says. */
    enum Library {
        WORKS,
        /** set returns normally and stores nothing. */
        SWALLOWS_WRITES,
        /** delete returns normally and removes nothing. */
        SWALLOWS_DELETES,
        /** Says "no entry" of one that is there. */
        SAYS_NO_ENTRY, THROWS_NULL_POINTER, THROWS_LINKAGE_ERROR
    }

    final Map<String, String> entries = new ConcurrentHashMap<>();
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger prompts = new AtomicInteger();
    /** Calls over a connection to a daemon that is no more. */
    final AtomicInteger callsIntoTheVoid = new AtomicInteger();
    final AtomicInteger connectionsClosed = new AtomicInteger();
    /** Whether the probe was. */
    final CountDownLatch closed = new CountDownLatch(1);
    final AtomicInteger atOnce = new AtomicInteger();
    volatile Library library = Library.WORKS;
    /** At the opening with this number it goes away, unnoticed by whoever opens. */
    volatile int goesAwayAtOpening;
    volatile Optional<Missing> missing = Optional.empty();
    volatile boolean locked;
    volatile boolean personDeclines;
    volatile boolean cannotTell;
    volatile boolean stumblesOnce;
    volatile int daemon = 1;
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile CountDownLatch reached = new CountDownLatch(0);
    volatile boolean twoAtOnce;

    /** From now on the library blocks in every call until the gate is opened. */
    void block() {
        reached = new CountDownLatch(1);
        gate = new CountDownLatch(1);
    }

    @Override
    public String requireOpen() throws VaultException {
        if (missing.isPresent()) {
            throw new VaultException.Unavailable(missing.get());
        }
        if (locked) {
            throw new VaultException.Locked();
        }
        return ":1." + daemon;
    }

    @Override
    public Holding holds(String key) {
        return cannotTell ? Holding.CANNOT_TELL : entries.containsKey(key) ? Holding.YES : Holding.NO;
    }

    @Override
    public void askToUnlock() {
        enter();
        prompts.incrementAndGet();
        locked = personDeclines;
        atOnce.decrementAndGet();
    }

    @Override
    public String name() {
        return "Fake Keyring";
    }

    @Override
    public void close() {
        closed.countDown();
    }

    KeyringBackend open() {
        opened.incrementAndGet();
        enter();
        try {
            if (library == Library.THROWS_LINKAGE_ERROR) {
                throw new NoClassDefFoundError("com/sun/jna/Native");
            }
            if (opened.get() == goesAwayAtOpening) {
                missing = Optional.of(Missing.SECRET_SERVICE);
            }
            return new Connection(daemon);
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private void enter() {
        if (atOnce.incrementAndGet() > 1) {
            twoAtOnce = true;
        }
        reached.countDown();
        boolean waiting = true;
        while (waiting) {
            try {
                gate.await();
                waiting = false;
            } catch (InterruptedException e) {
                // The library does not listen to interrupts either.
            }
        }
    }

    private final class Connection implements KeyringBackend {

        private final int madeFor;

        private Connection(int madeFor) {
            this.madeFor = madeFor;
        }

        @Override
        public String get(String key) throws NoEntry {
            enter();
            try {
                misbehave();
                String value = entries.get(key);
                if (value == null || library == Library.SAYS_NO_ENTRY) {
                    throw new NoEntry();
                }
                return value;
            } finally {
                atOnce.decrementAndGet();
            }
        }

        @Override
        public void set(String key, String value) {
            enter();
            try {
                misbehave();
                if (library != Library.SWALLOWS_WRITES && !locked) {
                    entries.put(key, value);
                }
            } finally {
                atOnce.decrementAndGet();
            }
        }

        @Override
        public void delete(String key) throws NoEntry {
            enter();
            try {
                misbehave();
                if (!entries.containsKey(key)) {
                    throw new NoEntry();
                }
                if (library != Library.SWALLOWS_DELETES) {
                    entries.remove(key);
                }
            } finally {
                atOnce.decrementAndGet();
            }
        }

        @Override
        public void close() {
            connectionsClosed.incrementAndGet();
            throw new IllegalStateException("as KWallet's does");
        }

        @SuppressWarnings("NullAway")
        private void misbehave() {
            if (madeFor != daemon) {
                callsIntoTheVoid.incrementAndGet();
            }
            if (stumblesOnce) {
                stumblesOnce = false;
                throw new IllegalStateException("NoReply");
            }
            if (library == Library.THROWS_NULL_POINTER || locked || missing.isPresent() || madeFor != daemon) {
                throw new NullPointerException("the secret is q1w2e3r4");
            }
        }
    }
}
