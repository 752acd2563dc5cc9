package app.stagepass.vault;

import app.stagepass.files.AtomicFile;
import app.stagepass.vault.Rotations.Turn;
import app.stagepass.vault.VaultException.FileNotRead;
import app.stagepass.vault.VaultException.Locked;
import app.stagepass.vault.VaultException.TooLittleMemory;
import app.stagepass.vault.VaultException.WrongPassphrase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
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

    private static final int LONGEST = 1200;

    private final VaultFile file;
    private final String name;
    private final Argon2Cost cost;
    private final SecureRandom random;
    private final Clock clock;
    /** Changed only under this object's monitor; volatile so that nobody waits to see whether it is locked. */
    private volatile Optional<PassphraseKey> key = Optional.empty();
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
        this.file = new VaultFile(file, timer);
        this.name = name;
        this.cost = cost;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    /** Whether there is a file, usable or not. */
    public boolean exists() {
        return file.exists();
    }

    @Override
    public boolean isLocked() {
        return key.isEmpty();
    }

    /**
     * Looks whether a passphrase could open it at all, before anybody is asked for one.
     *
     * @throws FileNotRead if none could
     */
    public synchronized void look() throws FileNotRead {
        file.parse(file.bytes());
    }

    /** The same with nothing in it. */
    public Optional<Path> create(char[] passphrase) throws VaultException {
        return create(passphrase, Map.of());
    }

    /**
     * Begins a file under a new passphrase and leaves it open. It comes into being whole, with all the entries, or not at all. A file
     * that was there is set aside, untouched.
     *
     * @return where that one is now
     * @throws IllegalArgumentException if the passphrase is too short
     */
    public synchronized Optional<Path> create(char[] passphrase, Map<String, String> first) throws VaultException {
        try {
            requireLength(passphrase);
            PassphraseKey fresh = PassphraseKey.fresh(passphrase, cost, random);
            try (Turn _ = file.turn()) {
                Optional<Path> aside = exists() ? Optional.of(file.setAside(clock.instant())) : Optional.empty();
                lock();
                try {
                    replace(fresh, first);
                } catch (VaultException e) {
                    aside.ifPresent(file::putBack);
                    throw e;
                }
                key = Optional.of(fresh);
                return aside;
            }
        } catch (OutOfMemoryError e) {
            throw new TooLittleMemory();
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static void requireLength(char[] passphrase) {
        if (passphrase.length < SHORTEST_PASSPHRASE) {
            throw new IllegalArgumentException("a passphrase has at least " + SHORTEST_PASSPHRASE + " characters");
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
            byte[] bytes = file.bytes();
            EncryptedFile sealed = file.parse(bytes);
            PassphraseKey candidate = keyOf(sealed, passphrase);
            Map<String, String> held = file.open(sealed, candidate);
            lock();
            key = Optional.of(candidate);
            remember(bytes, held);
        } catch (OutOfMemoryError e) { // Argon2 asks for much at once; what is left is enough to say so
            throw new TooLittleMemory();
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static PassphraseKey keyOf(EncryptedFile sealed, char[] passphrase) throws WrongPassphrase {
        PassphraseKey candidate = sealed.keyOf(passphrase);
        if (!sealed.isUnder(candidate)) {
            throw new WrongPassphrase();
        }
        return candidate;
    }

    /**
     * Puts everything under another passphrase, with a salt of its own, and leaves it open. Until the new file is whole the old one
     * stays, under the old passphrase.
     *
     * @throws WrongPassphrase          if {@code old} does not open it
     * @throws IllegalArgumentException if the new one is too short
     */
    public synchronized void changePassphrase(char[] old, char[] passphrase) throws VaultException {
        try {
            requireLength(passphrase);
            try (Turn _ = file.turn()) {
                EncryptedFile sealed = file.parse(file.bytes());
                PassphraseKey before = keyOf(sealed, old);
                Map<String, String> held = file.open(sealed, before);
                before.destroy();
                PassphraseKey fresh = PassphraseKey.fresh(passphrase, cost, random);
                replace(fresh, held);
                key.ifPresent(PassphraseKey::destroy);
                key = Optional.of(fresh);
            }
        } catch (OutOfMemoryError e) {
            throw new TooLittleMemory();
        } finally {
            Arrays.fill(old, '\0');
            Arrays.fill(passphrase, '\0');
        }
    }

    /** Removes the file, with all that is in it, and is locked then. */
    public synchronized void remove() throws VaultException {
        try (Turn _ = file.turn()) {
            file.delete();
            lock();
        }
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

    /** Everything that it holds, by key. */
    public synchronized Map<String, String> entries() throws VaultException {
        return Map.copyOf(held(requireKey()));
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
        try (Turn _ = file.turn()) {
            Map<String, String> next = new TreeMap<>(held(open));
            change.on(next);
            if (!next.equals(entries)) {
                replace(open, next);
            }
        }
    }

    private void replace(PassphraseKey under, Map<String, String> next) throws VaultException {
        byte[] sealed = EncryptedFile.seal(SecretTable.bytes(next), under, random);
        file.replace(sealed);
        remember(sealed, Map.copyOf(next));
    }

    private PassphraseKey requireKey() throws Locked {
        return key.orElseThrow(FileSecretStore::locked);
    }

    private static Locked locked() {
        return new Locked(Locked.Where.FILE);
    }

    /** What the file holds now. */
    private Map<String, String> held(PassphraseKey open) throws VaultException {
        byte[] bytes = file.bytes();
        if (!Arrays.equals(bytes, known)) {
            EncryptedFile sealed = file.parse(bytes);
            if (!sealed.isUnder(open)) { // another process put one under another passphrase there
                lock();
                throw locked();
            }
            remember(bytes, file.open(sealed, open));
        }
        return entries;
    }

    private void remember(byte[] bytes, Map<String, String> held) {
        known = bytes;
        entries = held;
    }
}
