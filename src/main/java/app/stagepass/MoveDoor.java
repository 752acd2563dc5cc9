package app.stagepass;

import app.stagepass.settings.Settings;
import app.stagepass.settings.SettingsFile;
import app.stagepass.token.CredentialId;
import app.stagepass.ui.MoveControl;
import app.stagepass.ui.PassphrasePrompt;
import app.stagepass.vault.FileSecretStore;
import app.stagepass.vault.Parcel;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.Credentials;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.Moving;
import app.stagepass.watch.Moving.Packed;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What the window may ask of moving to another computer. */
final class MoveDoor implements MoveControl {

    private final Moving moving;
    private final Credentials credentials;
    private final SettingsFile settings;
    private final PassphrasePrompt prompt;

    MoveDoor(Moving moving, Credentials credentials, SettingsFile settings, PassphrasePrompt prompt) {
        this.moving = moving;
        this.credentials = credentials;
        this.settings = settings;
        this.prompt = prompt;
    }

    @Override
    public boolean moves(CredentialSnapshot one) {
        return moving.moves(one);
    }

    @Override
    public Optional<Packed> pack(Path file) throws VaultException {
        AtomicReference<Packed> packed = new AtomicReference<>();
        prompt.pack(FileSecretStore.SHORTEST_PASSPHRASE,
                passphrase -> packed.set(moving.pack(file, passphrase, settings.portable())));
        return Optional.ofNullable(packed.get());
    }

    @Override
    public Optional<Found> open(Path file) throws VaultException {
        moving.look(file);
        AtomicReference<Parcel> parcel = new AtomicReference<>();
        prompt.unpack(passphrase -> parcel.set(moving.open(file, passphrase)));
        return Optional.ofNullable(parcel.get()).map(inside -> new Opened(file, inside));
    }

    @Override
    public void takeBack(CredentialId id) throws VaultException {
        moving.takeBack(id);
    }

    private final class Opened implements Found {

        private final Path file;
        private final Parcel parcel;

        Opened(Path file, Parcel parcel) {
            this.file = file;
            this.parcel = parcel;
        }

        @Override
        public List<String> names() {
            return parcel.logins().stream().map(one -> one.credential().credential().label()).toList();
        }

        @Override
        public int applications() {
            return parcel.applications().size();
        }

        /** Settings come along to a computer on which nobody signed in yet; elsewhere somebody chose theirs. */
        @Override
        public Brought unpack() throws VaultException {
            Optional<Settings> theirs = credentials.snapshots().isEmpty()
                    ? settings.readPortable(parcel.settings())
                    : Optional.empty();
            return new Brought(moving.unpack(parcel), theirs);
        }

        @Override
        public void delete() throws VaultException {
            moving.delete(file);
        }
    }
}
