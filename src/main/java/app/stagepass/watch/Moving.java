package app.stagepass.watch;

import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.Renewability;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.MoveFile;
import app.stagepass.vault.Parcel;
import app.stagepass.vault.Parcel.Application;
import app.stagepass.vault.Parcel.Login;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes logins to another computer in an encrypted file. A login whose refresh token works once is moved, not copied: from then on
 * it is let be here, for two that renew with the same token would have Twitch cut the connection. Its tokens stay here all the same,
 * so that it can be taken back should the file get lost. Calls block.
 */
public final class Moving {

    private static final Logger LOG = System.getLogger(Moving.class.getName());

    private final Credentials credentials;
    private final TokenVault vault;
    private final MoveFile files;
    private final Unpacking unpacking;

    public Moving(Credentials credentials, TokenVault vault, MoveFile files, Clock clock) {
        this.credentials = credentials;
        this.vault = vault;
        this.files = files;
        this.unpacking = new Unpacking(credentials, vault, clock);
    }

    /**
     * What went into the file.
     *
     * @param copied  logins that go on working here as well
     * @param moved   logins that are let be here from now on
     * @param left    logins that stayed behind, because they have no tokens or moved before
     */
    public record Packed(int copied, int moved, int left) {}

    /**
     * What came out of the file.
     *
     * @param added   logins that were not here
     * @param renewed logins that were here with an older pair, or had moved away
     * @param known   logins that are here as they are in the file, or newer
     */
    public record Arrived(int added, int renewed, int known) {}

    /** Whether packing it would let it be here. */
    public boolean moves(CredentialSnapshot one) {
        return one.facts().refreshable() && !isReusable(one.registration());
    }

    /**
     * Packs all logins and applications. Those that move are let be here before the file is written, so that a crash in between leaves
     * none in two places; if the file cannot be written they are as before.
     *
     * @param settings   JSON that goes along
     * @param passphrase is wiped
     */
    public Packed pack(Path file, char[] passphrase, String settings) throws VaultException {
        List<Login> logins = new ArrayList<>();
        List<StoredCredential> moved = new ArrayList<>();
        boolean written = false;
        try {
            List<Application> applications = new ArrayList<>();
            for (ClientRegistration one : vault.registrations()) {
                applications.add(new Application(one, vault.secretOf(one.id())));
            }
            List<StoredCredential> all = vault.credentials();
            for (StoredCredential one : all) {
                take(one.credential().id(), moved).ifPresent(logins::add);
            }
            if (!moved.isEmpty()) {
                vault.rotations().pass(logins.stream().filter(one -> isAmong(moved, one))
                        .flatMap(one -> one.tokens().refresh().stream()).toList());
            }
            files.write(file, new Parcel(applications, logins, settings), passphrase);
            written = true;
            return new Packed(logins.size() - moved.size(), moved.size(), all.size() - logins.size());
        } finally {
            Arrays.fill(passphrase, '\0');
            if (!written) {
                moved.forEach(this::putBack);
            }
        }
    }

    private static boolean isAmong(List<StoredCredential> moved, Login one) {
        return moved.stream().anyMatch(gone -> gone.credential().id().equals(one.credential().credential().id()));
    }

    private Optional<Login> take(CredentialId id, List<StoredCredential> moved) throws VaultException {
        ReentrantLock lock = credentials.lockOf(id);
        lock.lock();
        try (var _ = vault.rotations().turn(id)) {
            Optional<StoredCredential> stored = vault.credential(id);
            if (stored.isEmpty() || stored.get().facts().renewability() == Renewability.MOVED) {
                return Optional.empty();
            }
            Optional<KeptTokens> tokens = vault.tokensOf(id);
            if (tokens.isEmpty()) {
                return Optional.empty();
            }
            StoredCredential known = with(stored.get(), renewability(stored.get(), tokens.get()));
            if (known.facts().refreshable()
                    && !isReusable(vault.registration(known.credential().registration()))) {
                moved.add(known);
                vault.note(with(known, Renewability.MOVED));
                credentials.settled(id, new CredentialStatus.Moved(), Optional.empty(), Optional.empty());
            }
            return Optional.of(new Login(known, tokens.get()));
        } finally {
            lock.unlock();
        }
    }

    /** A token that may be spent, as only the journal knows after a crash, must not be sent by the other computer either. */
    private Renewability renewability(StoredCredential one, KeptTokens tokens) {
        if (!one.facts().refreshable() || tokens.refresh().isEmpty()) {
            return one.facts().renewability();
        }
        ClientType type = vault.registration(one.credential().registration()).map(ClientRegistration::type)
                .orElse(ClientType.PUBLIC);
        return RotationRules.before(type, vault.rotations().unfinished(one.credential().id()),
                tokens.refresh().get());
    }

    /** An application that is not known any more may be of either kind; only the careful answer harms nobody. */
    static boolean isReusable(Optional<ClientRegistration> registration) {
        return registration.filter(one -> one.type() == ClientType.CONFIDENTIAL).isPresent();
    }

    private void putBack(StoredCredential one) {
        try {
            takeBack(one.credential().id());
        } catch (VaultException e) { // it holds in memory, and there is a button for it after a restart
            LOG.log(Level.WARNING, "not noted as taken back: {0}", e.getMessage());
        }
    }

    /**
     * It is renewed here again. Good only if nobody used the file: the other computer's renewal spends the token that is kept here.
     *
     * @throws VaultException if that could not be written; it holds until the program ends then
     */
    public void takeBack(CredentialId id) throws VaultException {
        ReentrantLock lock = credentials.lockOf(id);
        lock.lock();
        try {
            Optional<StoredCredential> moved = vault.credential(id)
                    .filter(one -> one.facts().renewability() == Renewability.MOVED);
            if (moved.isPresent()) {
                try {
                    vault.note(with(moved.get(), Renewability.BY_REFRESH_TOKEN));
                } finally {
                    credentials.due(id);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private static StoredCredential with(StoredCredential one, Renewability renewability) {
        return new StoredCredential(one.credential(), one.facts().with(renewability), one.handedOverAt(),
                one.revokedHere());
    }

    /** Looks whether a passphrase could open the file at all. */
    public void look(Path file) throws VaultException {
        files.look(file);
    }

    /**
     * What is in the file; nothing is taken over yet.
     *
     * @param passphrase is wiped
     */
    public Parcel open(Path file, char[] passphrase) throws VaultException {
        return files.read(file, passphrase);
    }

    /** Removes a file whose logins have arrived. */
    public void delete(Path file) throws VaultException {
        files.delete(file);
    }

    /** See {@link Unpacking#unpack}. */
    public Arrived unpack(Parcel parcel) throws VaultException {
        return unpacking.unpack(parcel);
    }
}
