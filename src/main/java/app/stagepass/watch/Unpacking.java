package app.stagepass.watch;

import app.stagepass.token.ClientRegistration;
import app.stagepass.token.Credential;
import app.stagepass.token.CredentialId;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Renewability;
import app.stagepass.vault.Parcel.Application;
import app.stagepass.vault.Parcel.Login;
import app.stagepass.vault.Parcel;
import app.stagepass.vault.Rotation.Stage;
import app.stagepass.vault.Rotation;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.Moving.Arrived;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Takes over what another computer packed, and nothing that may have been used since. Blocks. */
final class Unpacking {

    private final Credentials credentials;
    private final TokenVault vault;
    private final Clock clock;

    Unpacking(Credentials credentials, TokenVault vault, Clock clock) {
        this.credentials = credentials;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Takes over what the file holds and this computer does not, or holds older. Of what is here nothing is lost, and what arrives is
     * checked before it is green.
     *
     * @throws VaultException if one could not be stored; it stays in memory then, as any new pair does, and the others are stored
     */
    Arrived unpack(Parcel parcel) throws VaultException {
        Optional<VaultException> first = Optional.empty();
        Map<RegistrationId, RegistrationId> here = new HashMap<>();
        for (Application one : parcel.applications()) {
            here.put(one.registration().id(), takeOver(one));
        }
        int added = 0;
        int renewed = 0;
        for (Login packed : parcel.logins()) {
            Login login = at(packed, here);
            CredentialId id = login.credential().credential().id();
            ReentrantLock lock = credentials.lockOf(id);
            lock.lock();
            try (var _ = vault.rotations().turn(id)) {
                Optional<StoredCredential> known = vault.credential(id);
                if (!isWanted(known, login)) {
                    continue;
                }
                added += known.isEmpty() ? 1 : 0;
                renewed += known.isPresent() ? 1 : 0;
                noteWhatIsSpent(login);
                vault.keep(login.credential(), login.tokens());
            } catch (VaultException e) {
                first = first.or(() -> Optional.of(e));
            } finally {
                lock.unlock();
            }
            credentials.due(id);
        }
        credentials.tell();
        if (first.isPresent()) {
            throw first.get();
        }
        return new Arrived(added, renewed, parcel.logins().size() - added - renewed);
    }

    /**
     * A one-time token comes in once: whoever brings it a second time may have used it in between, here or elsewhere, and what was packed
     * here is taken back, not unpacked. It is remembered before it is stored: a crash in between costs the way through the file and not
     * the login.
     */
    private boolean isWanted(Optional<StoredCredential> known, Login login) throws VaultException {
        boolean wanted = known.isEmpty() || known.get().facts().renewability() == Renewability.MOVED
                || known.get().facts().issuedAt().isBefore(login.credential().facts().issuedAt())
                || vault.tokensOf(known.get().credential().id()).isEmpty();
        Optional<RefreshToken> token = login.tokens().refresh();
        if (!wanted || token.isEmpty() || !login.credential().facts().refreshable()
                || Moving.isReusable(vault.registration(login.credential().credential().registration()))) {
            return wanted;
        }
        if (vault.rotations().hasPassed(token.get())) {
            return false;
        }
        vault.rotations().pass(List.of(token.get()));
        return true;
    }

    /** What keeps a spent token from being sent is the journal, and this computer's knows nothing of it yet. */
    private void noteWhatIsSpent(Login login) throws VaultException {
        Optional<Stage> stage = switch (login.credential().facts().renewability()) {
            case IN_DOUBT -> Optional.of(Stage.SENT);
            case REFUSED -> Optional.of(Stage.REFUSED);
            case BY_REFRESH_TOKEN, BY_CLIENT_CREDENTIALS, NO_REFRESH_TOKEN, MOVED -> Optional.empty();
        };
        Optional<RefreshToken> spent = login.tokens().refresh();
        if (stage.isPresent() && spent.isPresent()) {
            CredentialId id = login.credential().credential().id();
            vault.rotations().note(id, vault.rotations().unfinished(id)
                    .map(last -> last.then(stage.get(), spent.get(), clock.instant()))
                    .orElseGet(() -> Rotation.first(stage.get(), spent.get(), clock.instant())));
        }
    }

    /**
     * An application is the same if its client ID and its type are; what this computer knows of it stays. One that only goes by the same
     * name in our files gets another.
     */
    private RegistrationId takeOver(Application there) throws VaultException {
        ClientRegistration theirs = there.registration();
        Optional<ClientRegistration> here = vault.registrations().stream()
                .filter(one -> one.clientId().equals(theirs.clientId()) && one.type() == theirs.type()).findFirst();
        if (here.isEmpty()) {
            RegistrationId id = vault.registration(theirs.id()).isPresent() ? RegistrationId.random() : theirs.id();
            vault.register(new ClientRegistration(id, theirs.name(), theirs.clientId(), theirs.type(),
                    theirs.redirectUri()), there.secret());
            return id;
        }
        if (there.secret().isPresent() && vault.secretOf(here.get().id()).isEmpty()) {
            vault.register(here.get(), there.secret());
        }
        return here.get().id();
    }

    /** As it will be here. What goes by the same name in our files and is somebody else's login gets another name. */
    private Login at(Login packed, Map<RegistrationId, RegistrationId> here) {
        Credential was = packed.credential().credential();
        RegistrationId registration = here.getOrDefault(was.registration(), was.registration());
        boolean isOurs = vault.credential(was.id()).map(StoredCredential::credential)
                .filter(one -> !one.account().userId().equals(was.account().userId()) || one.kind() != was.kind()
                        || !one.registration().equals(registration))
                .isEmpty();
        Credential credential = new Credential(isOurs ? was.id() : CredentialId.random(), was.label(), registration,
                was.account(), was.kind(), was.wantedScopes(), was.role());
        return new Login(new StoredCredential(credential, packed.credential().facts(), Optional.empty(),
                packed.credential().revokedHere()), packed.tokens());
    }
}
