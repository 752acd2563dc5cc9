package app.stagepass.watch;

import app.stagepass.token.ClientRegistration;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.RegistrationId;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The credentials as they stand, for whoever wants to see them. Thread-safe. Observers are called on the thread that changed
 * something, one call at a time and in order.
 */
public final class Credentials {

    private final TokenVault vault;
    private final Map<CredentialId, Live> live = new HashMap<>();
    private final Map<CredentialId, ReentrantLock> locks = new HashMap<>();
    private final CopyOnWriteArrayList<Consumer<List<CredentialSnapshot>>> observers = new CopyOnWriteArrayList<>();
    private final Object telling = new Object();

    /** What is known since the start and not kept on disk. */
    private record Live(CredentialStatus status, Optional<Instant> checkedAt, Optional<Instant> nextCheck) {

        static final Live UNKNOWN = new Live(new CredentialStatus.Checking(), Optional.empty(), Optional.empty());
    }

    public Credentials(TokenVault vault) {
        this.vault = vault;
    }

    /** In the order that the person gave them; a new one is the last. */
    public List<CredentialSnapshot> snapshots() {
        Map<RegistrationId, ClientRegistration> registrations = vault.registrations().stream()
                .collect(Collectors.toMap(ClientRegistration::id, Function.identity()));
        Set<CredentialId> unsaved = vault.unsaved();
        List<StoredCredential> stored = vault.credentials();
        synchronized (live) {
            return stored.stream().map(one -> {
                CredentialId id = one.credential().id();
                Live now = live.getOrDefault(id, Live.UNKNOWN);
                boolean saved = !unsaved.contains(id);
                return new CredentialSnapshot(one.credential(),
                        Optional.ofNullable(registrations.get(one.credential().registration())), one.facts(),
                        seen(now.status(), saved), saved, one.handedOverAt(),
                        now.checkedAt().or(one.facts()::validatedAt), now.nextCheck());
            }).toList();
        }
    }

    /** No light says that a token works, or is being looked at, while it is locked up; one that waits in memory is not. */
    private CredentialStatus seen(CredentialStatus status, boolean saved) {
        return saved && vault.secrets().isLocked() && ValidationSchedule.canRecoverByItself(status)
                ? new CredentialStatus.Locked(CredentialStatus.Keyring.LOCKED)
                : status;
    }

    public Optional<CredentialSnapshot> snapshot(CredentialId id) {
        return snapshots().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Calls the observer now and after every change, until the result is closed. */
    public Observation observe(Consumer<List<CredentialSnapshot>> observer) {
        synchronized (telling) {
            observers.add(observer);
            observer.accept(snapshots());
        }
        return () -> observers.remove(observer);
    }

    /** How many pairs may be on their way from Twitch. A look, not a promise: another may begin at once. */
    public int expectedPairs() {
        return vault.expectedPairs();
    }

    /** Ends an observation. */
    @FunctionalInterface
    public interface Observation extends AutoCloseable {

        @Override
        void close();
    }

    void show(CredentialId id, CredentialStatus status) {
        synchronized (live) {
            Live was = live.getOrDefault(id, Live.UNKNOWN);
            live.put(id, new Live(status, was.checkedAt(), was.nextCheck()));
        }
        tell();
    }

    /**
     * What a look at it came to.
     *
     * @param asked when Twitch was asked, whatever it answered; empty if it was not, and what is known of that stands
     * @param next  when it is looked at again; empty if only the person can bring it back
     */
    void settled(CredentialId id, CredentialStatus status, Optional<Instant> asked, Optional<Instant> next) {
        synchronized (live) {
            Live was = live.getOrDefault(id, Live.UNKNOWN);
            live.put(id, new Live(status, asked.or(was::checkedAt), next));
        }
        tell();
    }

    /** To be checked as soon as may be. */
    void due(CredentialId id) {
        synchronized (live) {
            Live was = live.getOrDefault(id, Live.UNKNOWN);
            live.put(id, new Live(new CredentialStatus.Checking(), was.checkedAt(), Optional.empty()));
        }
        tell();
    }

    /** Whether nothing has been heard of it since it was seen: a check may have ended this very moment. */
    boolean isAsSeen(CredentialSnapshot seen) {
        synchronized (live) {
            Live now = live.getOrDefault(seen.id(), Live.UNKNOWN);
            return seen(now.status(), seen.saved()).equals(seen.status()) && now.nextCheck().equals(seen.nextCheck());
        }
    }

    /** No longer green, if it is as it was seen. */
    void overdue(CredentialSnapshot seen) {
        synchronized (live) {
            if (!isAsSeen(seen)) {
                return;
            }
            live.computeIfPresent(seen.id(), (_, was) -> new Live(new CredentialStatus.Checking(), was.checkedAt(),
                    was.nextCheck()));
        }
        tell();
    }

    void gone(CredentialId id) {
        synchronized (live) {
            live.remove(id);
        }
        tell();
    }

    /** Something in the vault changed. */
    void tell() {
        synchronized (telling) {
            List<CredentialSnapshot> now = snapshots();
            observers.forEach(observer -> observer.accept(now));
        }
    }

    /** Held during whatever asks Twitch about a credential or changes its tokens, so that there is one refresher. */
    ReentrantLock lockOf(CredentialId id) {
        synchronized (locks) {
            return locks.computeIfAbsent(id, _ -> new ReentrantLock());
        }
    }
}
