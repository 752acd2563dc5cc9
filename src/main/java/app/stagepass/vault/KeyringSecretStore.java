package app.stagepass.vault;

import app.stagepass.vault.KeyringBackend.NoEntry;
import app.stagepass.vault.KeyringProbe.Holding;
import app.stagepass.vault.VaultException.Failed;
import app.stagepass.vault.VaultException.Locked;
import app.stagepass.vault.VaultException.NotKept;
import app.stagepass.vault.VaultException.Unavailable;
import app.stagepass.vault.VaultException.Unavailable.Missing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;

/**
 * The system's keyring: the Secret Service on Linux, Credential Manager on Windows, Keychain on macOS. The library behind it
 * loses writes without a word, waits for minutes and throws what it likes; so every write is read back, every deletion looked
 * for, each call has a limit, and before each call the keyring is asked whether it is there and open.
 */
public final class KeyringSecretStore implements SecretStore, AutoCloseable {

    /** For calls that do not ask the person: far more than they need (under half a second). */
    public static final Duration PATIENCE = Duration.ofSeconds(15);
    /** For unlocking: as long as the person has, and some time for the calls around it. */
    public static final Duration PROMPT_PATIENCE = Duration.ofSeconds(130);

    private static final Duration PERSON_HAS = Duration.ofMinutes(2);
    private static final int LONGEST = 1200;

    private final KeyringProbe probe;
    private final KeyringBackend.Opener opener;
    private final Duration limit;
    private final Duration promptLimit;
    private final KeyringThread thread = new KeyringThread();
    private final AtomicBoolean unlocking = new AtomicBoolean();
    /** These three belong to the keyring thread. */
    private Optional<KeyringBackend> backend = Optional.empty();
    private String owner = "";
    private boolean wasThere;

    KeyringSecretStore(KeyringProbe probe, KeyringBackend.Opener opener, Duration limit, Duration promptLimit) {
        this.probe = probe;
        this.opener = opener;
        this.limit = limit;
        this.promptLimit = promptLimit;
    }

    /**
     * The keyring of the system that we run on. Touches nothing yet.
     *
     * @param service under which entries are kept and shown to the person; ASCII
     */
    public static KeyringSecretStore ofSystem(String service, Duration limit, Duration promptLimit) {
        KeyringSystem system = KeyringSystem.of(System.getProperty("os.name", ""));
        KeyringProbe probe = switch (system) {
            case LINUX -> new SecretServiceProbe(service, DBusConnectionBuilder::forSessionBus, Path.of("/proc"),
                    PERSON_HAS);
            case WINDOWS -> new KeyringProbe.Trusting("Windows Credential Manager");
            case MACOS -> new KeyringProbe.Trusting("macOS Keychain");
        };
        return new KeyringSecretStore(probe, () -> JavaKeyring.open(service, system), limit, promptLimit);
    }

    /** Known for certain after the first call that reached the keyring. Does not block. */
    @Override
    public String name() {
        return probe.name();
    }

    @Override
    public Optional<String> read(String key) throws VaultException {
        return run(() -> find(key));
    }

    @Override
    public void write(String key, String value) throws VaultException {
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a keyring entry has 1 to " + LONGEST + " characters");
        }
        run(() -> {
            open().set(key, value);
            if (!find(key).equals(Optional.of(value))) {
                throw new NotKept();
            }
            return Optional.empty();
        });
    }

    @Override
    public void delete(String key) throws VaultException {
        run(() -> {
            if (find(key).isEmpty()) {
                return Optional.empty();
            }
            try {
                open().delete(key);
            } catch (NoEntry e) {
                // Somebody else was faster; whether it is gone is looked up all the same.
            }
            if (find(key).isPresent()) {
                throw new NotKept();
            }
            return Optional.empty();
        });
    }

    @Override
    public void unlock() throws VaultException {
        if (!unlocking.compareAndSet(false, true)) {
            throw new Locked(); // the person is being asked already
        }
        try {
            thread.call(this::askToUnlock, promptLimit);
        } finally {
            unlocking.set(false);
        }
    }

    /** Ends the connections, soon. Until then a thread of the D-Bus library keeps the process alive. */
    @Override
    public void close() {
        thread.finish(() -> {
            discard();
            probe.close();
        });
    }

    /** Not through the library: it misses a quick refusal and then waits out its two minutes. */
    private Optional<String> askToUnlock() throws VaultException {
        try {
            requireOpen();
        } catch (Locked locked) {
            probe.askToUnlock();
            requireOpen();
        }
        return Optional.empty();
    }

    @FunctionalInterface
    private interface Work {

        Optional<String> run() throws VaultException;
    }

    /** Once more with a new connection if an old one failed: the keyring may have been restarted. */
    private Optional<String> run(Work work) throws VaultException {
        if (unlocking.get()) {
            throw new Locked(); // until the person answers; waiting for them would hold up everything else
        }
        return thread.call(() -> {
            useConnectionOf(requireOpen());
            boolean fresh = backend.isEmpty();
            try {
                return looked(work);
            } catch (Failed | NotKept e) {
                if (fresh) {
                    throw e;
                }
                return looked(work);
            }
        }, limit);
    }

    /** A failure is told as what it comes from: a keyring that was locked, or went away, in the middle. */
    private Optional<String> looked(Work work) throws VaultException {
        try {
            return guarded(work);
        } catch (Failed | NotKept e) {
            discard();
            requireOpen();
            throw e;
        }
    }

    /** Whatever the library throws becomes a failure with a name; its text may hold anything and stays behind. */
    private static Optional<String> guarded(Work work) throws VaultException {
        try {
            return work.run();
        } catch (RuntimeException | LinkageError e) {
            throw new Failed(e.getClass().getSimpleName());
        }
    }

    private Optional<String> find(String key) throws VaultException {
        if (probe.holds(key) == Holding.NO) {
            return Optional.empty();
        }
        try {
            return Optional.of(open().get(key));
        } catch (NoEntry e) {
            if (probe.holds(key) == Holding.YES) {
                throw new Failed("NoEntry"); // it is there: the library's word for any trouble
            }
            return Optional.empty();
        }
    }

    private KeyringBackend open() throws VaultException {
        if (backend.isEmpty()) {
            backend = Optional.of(opener.open());
        }
        return backend.get();
    }

    private String requireOpen() throws VaultException {
        try {
            String answering = probe.requireOpen();
            wasThere = true;
            return answering;
        } catch (Unavailable e) {
            discard();
            throw wasThere ? new Unavailable(Missing.WENT_AWAY) : e;
        } catch (Locked e) {
            wasThere = true;
            throw e;
        }
    }

    /** A connection to a keyring that was restarted since is dead, though the library does not notice. */
    private void useConnectionOf(String answering) {
        if (!answering.equals(owner)) {
            discard();
            owner = answering;
        }
    }

    private void discard() {
        try {
            backend.ifPresent(KeyringBackend::close);
        } catch (RuntimeException | LinkageError e) {
            // It is given up in any case.
        }
        backend = Optional.empty();
    }
}
