package app.stagepass.vault;

import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.CredentialId;
import app.stagepass.token.LiveSecrets;
import app.stagepass.token.RegistrationId;
import app.stagepass.vault.CredentialIndex.Contents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Keeps credentials: secrets in the {@link SecretStore}, the rest in the {@link CredentialIndex}. A pair that could not be
 * stored stays in memory and is served from there until it is safe, for a refresh token that Twitch just rotated exists nowhere
 * else. Thread-safe; calls block.
 */
public final class TokenVault {

    private final SecretStore secrets;
    private final CredentialIndex index;
    private final Rotations rotations;
    private final LiveSecrets live;
    /** Pairs whose way into the store is not finished; guarded by {@code this}. */
    private final Map<CredentialId, Unsaved> unsaved = new LinkedHashMap<>();
    /** What changed about credentials and is not in the index yet, because that could not be written; guarded by {@code this}. */
    private final Map<CredentialId, StoredCredential> unnoted = new LinkedHashMap<>();
    private final ExpectedPairs expected = new ExpectedPairs();
    /** Held while the keyring is written, so that an older pair never lands on a newer one. */
    private final Object writing = new Object();

    private record Unsaved(StoredCredential credential, KeptTokens tokens) {}

    public TokenVault(SecretStore secrets, CredentialIndex index, Rotations rotations, LiveSecrets live) {
        this.secrets = secrets;
        this.index = index;
        this.rotations = rotations;
        this.live = live;
    }

    public SecretStore secrets() {
        return secrets;
    }

    public Rotations rotations() {
        return rotations;
    }

    public Optional<CredentialIndex.Trouble> trouble() {
        return index.trouble();
    }

    public List<ClientRegistration> registrations() {
        return index.contents().registrations();
    }

    /** Those in the index, and those that are not in it yet because storing them failed. */
    public synchronized List<StoredCredential> credentials() {
        Map<CredentialId, StoredCredential> all = new LinkedHashMap<>();
        index.contents().credentials().forEach(c -> all.put(c.credential().id(), c));
        unnoted.forEach(all::replace);
        unsaved.forEach((id, u) -> all.put(id, u.credential()));
        return List.copyOf(all.values());
    }

    public Optional<StoredCredential> credential(CredentialId id) {
        return credentials().stream().filter(one -> one.credential().id().equals(id)).findFirst();
    }

    public Optional<ClientRegistration> registration(RegistrationId id) {
        return registrations().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Adds or replaces a registration. A secret that is absent leaves the kept one as it is. */
    public void register(ClientRegistration registration, Optional<ClientSecret> secret) throws VaultException {
        if (secret.isPresent()) {
            live.watch(secret.get());
            synchronized (writing) {
                secrets.write(keyOf(registration.id()), SecretEntry.of(secret.get()));
            }
        }
        synchronized (this) {
            Contents now = index.contents();
            index.replace(new Contents(with(now.registrations(), r -> r.id().equals(registration.id()), registration),
                    now.credentials()));
        }
    }

    /** Empty only if the keyring answered that it holds none. */
    public Optional<ClientSecret> secretOf(RegistrationId id) throws VaultException {
        Optional<String> entry = secrets.read(keyOf(id));
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        ClientSecret secret = SecretEntry.clientSecret(entry.get());
        live.watch(secret);
        return Optional.of(secret);
    }

    /** Removes a registration and its secret. */
    public void forget(RegistrationId id) throws VaultException {
        synchronized (writing) {
            secrets.delete(keyOf(id));
            synchronized (this) {
                Contents now = index.contents();
                index.replace(new Contents(now.registrations().stream().filter(r -> !r.id().equals(id)).toList(),
                        now.credentials()));
            }
        }
    }

    /** A change of the places that things are kept in. */
    @FunctionalInterface
    public interface Move {

        void run() throws VaultException;
    }

    /** Moves the secrets: none is written meanwhile. A pair that comes now waits in memory, and goes where secrets are kept then. */
    public void whileNoSecretIsWritten(Move move) throws VaultException {
        synchronized (writing) {
            move.run();
        }
    }

    /** Moves house: no pair lands in the old place after it was emptied, and no index of the old place on that of the new. */
    public void whileNothingIsWritten(Move move) throws VaultException {
        synchronized (writing) {
            synchronized (this) {
                move.run();
            }
        }
    }

    /** The pair of a credential; from memory while it is not safe in the store. Empty only if the store has no such entry. */
    public Optional<KeptTokens> tokensOf(CredentialId id) throws VaultException {
        synchronized (this) {
            Unsaved waiting = unsaved.get(id);
            if (waiting != null) {
                return Optional.of(waiting.tokens());
            }
        }
        Optional<String> entry = secrets.read(keyOf(id));
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        KeptTokens tokens = SecretEntry.tokens(entry.get());
        live.watch(tokens.access());
        tokens.refresh().ifPresent(live::watch);
        return Optional.of(tokens);
    }

    /**
     * Stores a pair: first the keyring, read back, then the index. If that fails the pair stays in memory, is served from there,
     * and {@link #saveUnsaved} tries again.
     */
    public void keep(StoredCredential credential, KeptTokens tokens) throws VaultException {
        live.watch(tokens.access());
        tokens.refresh().ifPresent(live::watch);
        CredentialId id = credential.credential().id();
        synchronized (this) {
            unsaved.put(id, new Unsaved(credential, tokens));
        }
        save(id);
    }

    /**
     * Notes what changed about a credential, leaving its secrets as they are. One that was removed meanwhile stays removed. If it
     * cannot be written it holds as long as the program runs, and {@link #saveUnsaved} tries again.
     */
    public synchronized void note(StoredCredential credential) throws VaultException {
        CredentialId id = credential.credential().id();
        Unsaved waiting = unsaved.get(id);
        if (waiting != null) {
            unsaved.put(id, new Unsaved(credential, waiting.tokens()));
            return;
        }
        if (isInIndex(id)) {
            unnoted.put(id, credential);
            putIntoIndex(credential);
        }
    }

    /**
     * The same for what is no loss if the program is killed before it is written: when a check was, and what it only confirmed. It
     * holds at once and is written with the next {@link #noteTimes}, so that a thousand checks are not a thousand files.
     */
    public synchronized void noteLater(StoredCredential credential) {
        CredentialId id = credential.credential().id();
        Unsaved waiting = unsaved.get(id);
        if (waiting != null) {
            unsaved.put(id, new Unsaved(credential, waiting.tokens()));
        } else if (isInIndex(id)) {
            unnoted.put(id, credential);
        }
    }

    public synchronized boolean hasTimesToNote() {
        return !unnoted.isEmpty();
    }

    /** Writes what {@link #noteLater} was told, all at once. */
    public synchronized void noteTimes() throws VaultException {
        Contents now = index.contents();
        if (!unnoted.isEmpty()) {
            index.replace(new Contents(now.registrations(), now.credentials().stream()
                    .map(one -> unnoted.getOrDefault(one.credential().id(), one)).toList()));
            unnoted.clear();
        }
    }

    /** Puts credentials in order; those that are not named stay in theirs, behind. Durable when it returns. */
    public synchronized void arrange(List<CredentialId> order) throws VaultException {
        Contents now = index.contents();
        List<StoredCredential> sorted = new ArrayList<>(now.credentials());
        sorted.sort(Comparator.comparingInt(one -> {
            int place = order.indexOf(one.credential().id());
            return place < 0 ? Integer.MAX_VALUE : place;
        }));
        if (!sorted.equals(now.credentials())) {
            index.replace(new Contents(now.registrations(), sorted));
        }
    }

    private boolean isInIndex(CredentialId id) {
        return index.contents().credentials().stream().anyMatch(c -> c.credential().id().equals(id));
    }

    /**
     * Says that a pair may come: to be called before a token request leaves, and closed when what it brought is kept or when it is
     * known to bring nothing.
     */
    public ExpectedPairs.Expectation expectPair() {
        return expected.expect();
    }

    /** How many pairs may be on their way here. If the program ended now, they would be lost. */
    public int expectedPairs() {
        return expected.count();
    }

    /**
     * Waits until no pair is on its way.
     *
     * @return whether that is so
     */
    public boolean awaitPairs(Duration limit) throws InterruptedException {
        return expected.awaitNone(limit);
    }

    /** Removes a credential with its secrets; the entry is gone from the keyring when this returns. */
    public void remove(CredentialId id) throws VaultException {
        synchronized (writing) {
            secrets.delete(keyOf(id));
            synchronized (this) {
                Contents now = index.contents();
                index.replace(new Contents(now.registrations(),
                        now.credentials().stream().filter(c -> !c.credential().id().equals(id)).toList()));
                unsaved.remove(id);
                unnoted.remove(id);
            }
            rotations.clear(id);
        }
    }

    public synchronized Set<CredentialId> unsaved() {
        return Set.copyOf(unsaved.keySet());
    }

    /** Tries again to store what could not be stored; each of them, also if one fails. Then throws the first failure. */
    public void saveUnsaved() throws VaultException {
        Optional<VaultException> first = Optional.empty();
        try {
            noteTimes();
        } catch (VaultException e) {
            first = Optional.of(e);
        }
        for (CredentialId id : unsaved()) {
            try {
                save(id);
            } catch (VaultException e) {
                first = first.or(() -> Optional.of(e));
            }
        }
        if (first.isPresent()) {
            throw first.get();
        }
    }

    private void save(CredentialId id) throws VaultException {
        synchronized (writing) {
            KeptTokens tokens;
            synchronized (this) {
                Unsaved waiting = unsaved.get(id);
                if (waiting == null) {
                    return; // removed meanwhile, or stored by another thread
                }
                tokens = waiting.tokens();
            }
            secrets.write(keyOf(id), SecretEntry.of(tokens));
            settleRotation(id, tokens);
            synchronized (this) {
                Unsaved latest = unsaved.get(id);
                if (latest != null && latest.tokens().equals(tokens)) { // else a newer pair waits for its own turn
                    putIntoIndex(latest.credential());
                    unsaved.remove(id);
                }
            }
        }
    }

    /** The pair that came of it is safe; unless the record is of a renewal with this very pair, which is under way or unanswered. */
    private void settleRotation(CredentialId id, KeptTokens safe) {
        Optional<Rotation> unfinished = rotations.unfinished(id);
        if (unfinished.isPresent() && safe.refresh().filter(
                refresh -> unfinished.get().about().mayBeOf(refresh) || unfinished.get().mayHaveSpent(refresh))
                .isEmpty()) {
            rotations.clear(id);
        }
    }

    private void putIntoIndex(StoredCredential credential) throws VaultException {
        Contents now = index.contents();
        CredentialId id = credential.credential().id();
        index.replace(new Contents(now.registrations(),
                with(now.credentials(), c -> c.credential().id().equals(id), credential)));
        unnoted.remove(id);
    }

    private static <T> List<T> with(List<T> list, Predicate<T> same, T item) {
        List<T> copy = new ArrayList<>(list);
        for (int i = 0; i < copy.size(); i++) {
            if (same.test(copy.get(i))) {
                copy.set(i, item);
                return copy;
            }
        }
        copy.add(item);
        return copy;
    }

    static String keyOf(CredentialId id) {
        return "credential-" + id;
    }

    static String keyOf(RegistrationId id) {
        return "client-" + id;
    }
}
