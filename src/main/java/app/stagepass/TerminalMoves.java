package app.stagepass;

import app.stagepass.files.NotWrittenException;
import app.stagepass.settings.Settings;
import app.stagepass.settings.SettingsFile;
import app.stagepass.terminal.Moves;
import app.stagepass.terminal.PassphraseQuestion;
import app.stagepass.token.CredentialId;
import app.stagepass.vault.Parcel;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.Credentials;
import app.stagepass.watch.Moving;
import app.stagepass.watch.Moving.Arrived;
import app.stagepass.watch.Moving.Packed;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Moving to another computer, asked for in the terminal. */
final class TerminalMoves implements Moves {

    private final Moving moving;
    private final Credentials credentials;
    private final SettingsFile settings;
    private final PassphraseQuestion question;
    private final Consumer<Exception> tell;

    /** @param tell says what went wrong */
    TerminalMoves(Moving moving, Credentials credentials, SettingsFile settings, PassphraseQuestion question,
            Consumer<Exception> tell) {
        this.moving = moving;
        this.credentials = credentials;
        this.settings = settings;
        this.question = question;
        this.tell = tell;
    }

    @Override
    public Optional<Packed> pack(Path file) {
        AtomicReference<Packed> packed = new AtomicReference<>();
        question.pack(passphrase -> packed.set(moving.pack(file, passphrase, settings.portable())));
        return Optional.ofNullable(packed.get());
    }

    @Override
    public Optional<Arrived> unpack(Path file, Predicate<List<String>> sure) {
        AtomicReference<Parcel> opened = new AtomicReference<>();
        try {
            moving.look(file);
            question.unpack(passphrase -> opened.set(moving.open(file, passphrase)));
            Optional<Parcel> parcel = Optional.ofNullable(opened.get()).filter(inside -> sure.test(
                    inside.logins().stream().map(one -> one.credential().credential().label()).toList()));
            return parcel.isEmpty() ? Optional.empty() : Optional.of(take(parcel.get()));
        } catch (VaultException e) {
            tell.accept(e);
            return Optional.empty();
        }
    }

    /** Settings come along to a computer on which nobody signed in yet; elsewhere somebody chose theirs. */
    private Arrived take(Parcel parcel) throws VaultException {
        boolean first = credentials.snapshots().isEmpty();
        Arrived arrived = moving.unpack(parcel);
        if (first) {
            settings.readPortable(parcel.settings()).ifPresent(this::adopt);
        }
        return arrived;
    }

    private void adopt(Settings theirs) {
        try {
            settings.save(theirs);
        } catch (NotWrittenException e) {
            tell.accept(VaultException.FileNotWritten.of(e));
        }
    }

    @Override
    public boolean takeBack(CredentialId id) {
        try {
            moving.takeBack(id);
            return true;
        } catch (VaultException e) {
            tell.accept(e);
            return false;
        }
    }
}
