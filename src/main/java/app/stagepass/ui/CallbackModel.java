package app.stagepass.ui;

import app.stagepass.oauth.OAuthException.CallbackSetup;
import app.stagepass.settings.CallbackSettings;
import app.stagepass.settings.CallbackSettings.Answer;
import app.stagepass.settings.CallbackSettings.Route;
import app.stagepass.settings.CallbackSettings.Tls;
import app.stagepass.settings.Settings;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.KeyPassphrase;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.ui.CallbackFields.Problem;
import app.stagepass.ui.NetworkModel.Said;
import app.stagepass.words.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The browser's way back: what is typed about it and what came of it. It lives as long as the window, so that nothing typed is lost;
 * only a passphrase is forgotten once it is in the keyring. Nothing is saved that a sign-in could not follow. For the UI thread.
 */
public final class CallbackModel {

    private final Words words;
    private final Work work;
    private final CallbackControl control;
    private final ObjectProperty<Settings> settings;
    private final CallbackFields fields;
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<String>> attention = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> link = new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<ClientRegistration> known = List.of();
    private final ReadOnlyObjectWrapper<Said> said = new ReadOnlyObjectWrapper<>(new Said.Nothing());

    public CallbackModel(Words words, ScopeCatalog catalog, Work work, CallbackControl control,
            ObjectProperty<Settings> settings) {
        this.words = words;
        this.work = work;
        this.control = control;
        this.settings = settings;
        this.fields = new CallbackFields(words, catalog, settings.get().callback());
        fields.whenChanged(this::quiet);
        passphrase.subscribe(this::quiet);
    }

    public CallbackFields fields() {
        return fields;
    }

    /** The one that is being typed; the kept one is never in it. */
    public StringProperty passphraseProperty() {
        return passphrase;
    }

    public ReadOnlyObjectProperty<Said> saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** The field or button that what was said last is about, by the last part of its node's id; set anew each time. */
    public ReadOnlyObjectProperty<Optional<String>> attentionProperty() {
        return attention.getReadOnlyProperty();
    }

    /** What starts a sign-in by the saved starting route, with all that may be asked for; there is no secret in it. */
    public ReadOnlyObjectProperty<Optional<String>> linkProperty() {
        return link.getReadOnlyProperty();
    }

    Path madeCertificate() {
        return control.madeCertificate();
    }

    /** @param told on the UI thread */
    void applications(Consumer<List<ClientRegistration>> told) {
        work.start(control::applications, all -> {
            known = all;
            showLink();
            told.accept(all);
        }, this::failed);
    }

    private void showLink() {
        Route route = settings.get().callback().route();
        link.set(known.stream().filter(one -> route.application().filter(one.id().value()::equals).isPresent())
                .findFirst().map(one -> one.redirectUri().uri().resolve(route.path()) + "?scopes="
                        + String.join("+", route.scopes())));
    }

    private void quiet() {
        if (!(said.get() instanceof Said.Busy)) {
            said.set(new Said.Nothing());
        }
    }

    /** Looks at files and pages as a sign-in would. */
    public void check() {
        checked(_ -> said.set(new Said.Good(words.text("callback.good"))));
    }

    /** The link is on the clipboard. */
    void copied() {
        said.set(new Said.Good(words.text("callback.link.copied")));
    }

    /** @param saved called when everything is kept and followed; not with a starting route, whose link is there then */
    public void save(Runnable saved) {
        checked(wanted -> {
            Optional<KeyPassphrase> typed = typedPassphrase(wanted);
            work.start(() -> {
                // First, for a key that is set without its passphrase could not be opened.
                if (typed.isPresent()) {
                    control.keepPassphrase(typed.get());
                }
                return wanted;
            }, kept -> {
                settings.set(settings.get().withCallback(kept));
                passphrase.set("");
                follow(kept, saved);
            }, this::failed);
        });
    }

    private void follow(CallbackSettings kept, Runnable saved) {
        said.set(new Said.Busy(words.text("callback.checking")));
        work.start(() -> {
            control.follow(kept);
            return kept;
        }, _ -> {
            showLink();
            if (link.get().isPresent()) {
                said.set(new Said.Good(words.text("callback.listens")));
                pointAt(Optional.of("copy-link"));
            } else {
                said.set(new Said.Nothing());
                saved.run();
            }
        }, this::failed);
    }

    private void checked(Consumer<CallbackSettings> good) {
        Optional<Problem> wrong = fields.problem();
        CallbackSettings wanted = fields.settings();
        if (wrong.isEmpty() && !arePaths(wanted)) {
            wrong = Optional.of(new Problem("certificate", words.text("callback.files.missing")));
        }
        if (wrong.isEmpty() && !passphrase.get().isEmpty() && !KeyPassphrase.isUsable(passphrase.get())) {
            wrong = Optional.of(new Problem("passphrase", words.text("callback.passphrase.wrong")));
        }
        if (wrong.isPresent()) {
            wrong(wrong.get());
            return;
        }
        said.set(new Said.Busy(words.text("callback.checking")));
        Optional<KeyPassphrase> typed = typedPassphrase(wanted);
        work.start(() -> {
            control.check(wanted, typed);
            return wanted;
        }, good, this::failed);
    }

    private static boolean arePaths(CallbackSettings wanted) {
        try {
            return Stream.of(wanted.keyFile(), wanted.certificateFile(), wanted.templates()).map(Path::of)
                    .allMatch(Objects::nonNull);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private Optional<KeyPassphrase> typedPassphrase(CallbackSettings wanted) {
        return wanted.tls() == Tls.OWN
                ? Optional.of(passphrase.get()).filter(KeyPassphrase::isUsable).map(KeyPassphrase::new)
                : Optional.empty();
    }

    /** Removes the passphrase from the keyring. */
    public void forgetPassphrase() {
        said.set(new Said.Busy(words.text("callback.checking")));
        work.start(() -> {
            control.forgetPassphrase();
            return true;
        }, _ -> {
            passphrase.set("");
            said.set(new Said.Good(words.text("callback.forgotten")));
        }, this::failed);
    }

    /** Writes our own pages into the typed folder, as a start. */
    public void writeTemplates() {
        CallbackSettings wanted = fields.settings();
        if (wanted.answer() != Answer.TEMPLATES || wanted.templates().isEmpty() || !arePaths(wanted)) {
            wrong(new Problem("templates", words.text("callback.templates.missing")));
            return;
        }
        said.set(new Said.Busy(words.text("callback.checking")));
        Path folder = Path.of(wanted.templates());
        work.start(() -> {
            control.writeTemplates(folder);
            return folder;
        }, written -> said.set(new Said.Good(words.text("callback.templates.written", written))), this::failed);
    }

    private void wrong(Problem problem) {
        said.set(new Said.Wrong(problem.text()));
        pointAt(Optional.of(problem.field()));
    }

    private void failed(Exception failure) {
        said.set(new Said.Failed(words.failures().ofAny(failure)));
        pointAt(failure instanceof CallbackSetup setup ? fieldOf(setup.fault()) : Optional.empty());
    }

    private void pointAt(Optional<String> field) {
        attention.set(Optional.empty());
        attention.set(field);
    }

    private static Optional<String> fieldOf(CallbackSetup.Fault fault) {
        return switch (fault) {
            case NO_CERTIFICATE -> Optional.of("tls-none");
            case CERTIFICATE_NOT_READABLE, NOT_A_CERTIFICATE, CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID,
                    CERTIFICATE_OF_ANOTHER_NAME ->
                Optional.of("certificate");
            case KEY_NOT_READABLE, NOT_A_KEY, KEY_OF_ANOTHER -> Optional.of("key");
            case PASSPHRASE_MISSING, PASSPHRASE_WRONG -> Optional.of("passphrase");
            case TEMPLATE_MISSING, TEMPLATE_NOT_READABLE, TEMPLATE_NOT_WRITTEN, TEMPLATE_PLACEHOLDER ->
                Optional.of("templates");
            case ROUTE_IS_CALLBACK -> Optional.of("path");
            case CERTIFICATE_NOT_MADE, PASSPHRASE_NOT_READ, NAME_LEADS_ELSEWHERE, NOT_REACHED -> Optional.empty();
        };
    }
}
