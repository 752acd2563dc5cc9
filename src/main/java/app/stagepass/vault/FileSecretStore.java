package app.stagepass.vault;

import app.stagepass.files.AtomicFile;
import app.stagepass.files.NotWrittenException;
import app.stagepass.vault.EncryptedFile.NotUsable;
import app.stagepass.vault.Rotations.Turn;
import app.stagepass.vault.VaultException.FileNotRead;
import app.stagepass.vault.VaultException.FileNotRead.Why;
import app.stagepass.vault.VaultException.FileNotWritten;
import app.stagepass.vault.VaultException.Locked;
import app.stagepass.vault.VaultException.NotKept;
import app.stagepass.vault.VaultException.WrongPassphrase;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Secrets in one file under a passphrase, for machines without a keyring; by the person's choice only. It is locked until the
 * passphrase is given and from {@link #lock} on. What another process put into the file is kept, for each change begins with what
 * the file holds, and two never change it at once. A file that cannot be used is never written over. Passphrases are wiped by the
 * calls that take them.
 */
public final class FileSecretStore implements SecretStore {

    /** Characters; fewer can be guessed, Argon2 or not. */
    public static final int SHORTEST_PASSPHRASE = 12;

    private static final Duration ANOTHER_WRITES = Duration.ofSeconds(10);
    private static final int LONGEST = 1200;

    private final AtomicFile file;
    private final String name;
    private final Argon2Cost cost;
    private final SecureRandom random;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private Optional<PassphraseKey> key = Optional.empty();
    /** The file as it was last read, and what it holds: it is deciphered again only after a change. */
    private byte[] known = new byte[0];
    private Map<String, String> entries = Map.of();

    /**
     * Touches nothing yet.
     *
     * @param name  what people call it
     * @param cost  for new files; one that is there brings its own
     * @param clock stamps the name of a file that gives way to a new one
     * @param timer looks whether another process is done writing
     */
    public FileSecretStore(AtomicFile file, String name, Argon2Cost cost, SecureRandom random, Clock clock,
            ScheduledExecutorService timer) {
        this.file = file;
        this.name = name;
        this.cost = cost;
        this.random = random;
        this.clock = clock;
        this.timer = timer;
    }

    @Override
    public String name() {
        return name;
    }

    /** Whether there is a file, usable or not. */
    public boolean exists() {
        return Files.exists(file.path());
    }

    public synchronized boolean isLocked() {
        return key.isEmpty();
    }

    /**
     * Looks whether a passphrase could open it at all, before anybody is asked for one.
     *
     * @throws FileNotRead if none could
     */
    public synchronized void look() throws FileNotRead {
        parse(bytes());
    }

    /**
     * Begins an empty file under a new passphrase and leaves it open. A file that was there is set aside, untouched.
     *
     * @throws IllegalArgumentException if the passphrase is too short
     */
    public synchronized void create(char[] passphrase) throws VaultException {
        if (passphrase.length < SHORTEST_PASSPHRASE) {
            throw new IllegalArgumentException("a passphrase has at least " + SHORTEST_PASSPHRASE + " characters");
        }
        PassphraseKey fresh;
        try {
            fresh = PassphraseKey.fresh(passphrase, cost, random);
        } catch (OutOfMemoryError e) {
            throw tooLittleMemory();
        } finally {
            Arrays.fill(passphrase, '\0');
        }
        try (Turn _ = turn()) {
            if (exists()) {
                file.setAside(clock.instant());
            }
            lock();
            replace(fresh, Map.of());
            key = Optional.of(fresh);
        } catch (IOException e) {
            throw new FileNotWritten(file.path(), FileNotWritten.Problem.OTHER);
        }
    }

    /**
     * Opens it; also where it is open already, the passphrase must be right.
     *
     * @throws WrongPassphrase if the file is whole and this is not its passphrase
     * @throws FileNotRead     if no passphrase could open it
     */
    public synchronized void unlock(char[] passphrase) throws VaultException {
        try {
            byte[] bytes = bytes();
            EncryptedFile sealed = parse(bytes);
            PassphraseKey candidate = sealed.keyOf(passphrase);
            if (!sealed.isUnder(candidate)) {
                throw new WrongPassphrase();
            }
            Map<String, String> held = open(sealed, candidate);
            lock();
            key = Optional.of(candidate);
            remember(bytes, held);
        } catch (OutOfMemoryError e) {
            throw tooLittleMemory();
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** Argon2 asks for much at once; what is left is enough to say so. */
    private static VaultException tooLittleMemory() {
        return new VaultException.Failed("OutOfMemoryError");
    }

    /** Forgets the keys and what was deciphered. Nothing happens if it is locked. */
    public synchronized void lock() {
        key.ifPresent(PassphraseKey::destroy);
        key = Optional.empty();
        remember(new byte[0], Map.of());
    }

    /** Nobody but the person knows the passphrase, so there is no system to ask for it: a locked file stays locked. */
    @Override
    public synchronized void unlock() throws VaultException {
        requireKey();
    }

    @Override
    public synchronized Optional<String> read(String entry) throws VaultException {
        return Optional.ofNullable(held(requireKey()).get(entry));
    }

    @Override
    public synchronized void write(String entry, String value) throws VaultException {
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("an entry has 1 to " + LONGEST + " characters");
        }
        change(now -> now.put(entry, value));
    }

    @Override
    public synchronized void delete(String entry) throws VaultException {
        change(now -> now.remove(entry));
    }

    @FunctionalInterface
    private interface Change {

        void on(Map<String, String> now);
    }

    private void change(Change change) throws VaultException {
        PassphraseKey open = requireKey();
        try (Turn _ = turn()) {
            Map<String, String> next = new TreeMap<>(held(open));
            change.on(next);
            if (!next.equals(entries)) {
                replace(open, next);
            }
        }
    }

    private Turn turn() throws VaultException {
        return FileTurn.await(file.folder(), file.path().getFileName() + ".lock", ANOTHER_WRITES, timer);
    }

    private void replace(PassphraseKey under, Map<String, String> next) throws VaultException {
        try {
            file.replace(EncryptedFile.seal(SecretTable.bytes(next), under, random));
        } catch (NotWrittenException e) {
            throw new FileNotWritten(file.path(), IndexFile.problem(e));
        }
        if (!held(under).equals(next)) {
            throw new NotKept();
        }
    }

    private PassphraseKey requireKey() throws Locked {
        return key.orElseThrow(FileSecretStore::locked);
    }

    private static Locked locked() {
        return new Locked(Locked.Where.FILE);
    }

    /** What the file holds now. */
    private Map<String, String> held(PassphraseKey open) throws VaultException {
        byte[] bytes = bytes();
        if (!Arrays.equals(bytes, known)) {
            EncryptedFile sealed = parse(bytes);
            if (!sealed.isUnder(open)) { // another process put one under another passphrase there
                lock();
                throw locked();
            }
            remember(bytes, open(sealed, open));
        }
        return entries;
    }

    private void remember(byte[] bytes, Map<String, String> held) {
        known = bytes;
        entries = held;
    }

    private byte[] bytes() throws FileNotRead {
        try {
            return file.read().orElseThrow(() -> new FileNotRead(file.path(), Why.GONE));
        } catch (IOException e) {
            throw new FileNotRead(file.path(), Why.NOT_READABLE);
        }
    }

    private EncryptedFile parse(byte[] bytes) throws FileNotRead {
        try {
            return EncryptedFile.parse(bytes);
        } catch (NotUsable e) {
            throw new FileNotRead(file.path(), e.why());
        }
    }

    private Map<String, String> open(EncryptedFile sealed, PassphraseKey under) throws FileNotRead {
        try {
            return SecretTable.entries(sealed.open(under));
        } catch (NotUsable e) {
            throw new FileNotRead(file.path(), e.why());
        } catch (IOException e) {
            throw new FileNotRead(file.path(), Why.DAMAGED);
        }
    }
}
