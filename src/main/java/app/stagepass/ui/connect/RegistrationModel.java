package app.stagepass.ui.connect;

import app.stagepass.token.ClientField;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Secret;
import app.stagepass.words.Messages;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What is typed about an application and what is wrong with it. It lives as long as the story that it is part of, so that
 * nothing typed is lost when a later step fails. The kept secret is never in it, only one that is being typed.
 */
public final class RegistrationModel {

    private final Messages messages;
    private final RegistrationId id;
    private final RedirectUri usual;
    private final Optional<ClientRegistration> kept;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty clientId = new SimpleStringProperty("");
    private final StringProperty secret = new SimpleStringProperty("");
    private final ObjectProperty<ClientType> type = new SimpleObjectProperty<>(ClientType.CONFIDENTIAL);
    private final StringProperty redirectUri;
    private final Map<Field, ReadOnlyObjectWrapper<Optional<Note>>> notes = new EnumMap<>(Field.class);
    private final ReadOnlyObjectWrapper<Optional<Field>> focus = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean secretRefused;

    /** In the order in which they stand. */
    public enum Field {
        NAME, CLIENT_ID, CLIENT_SECRET, TYPE, REDIRECT_URI
    }

    /**
     * What is said below a field.
     *
     * @param stops whether the form cannot be used so; otherwise it only warns
     */
    public record Note(boolean stops, String text) {}

    /** What the form gives when nothing stops it. */
    public record Draft(ClientRegistration registration, Optional<ClientSecret> secret) {}

    private RegistrationModel(Messages messages, RedirectUri usual, RegistrationId id,
            Optional<ClientRegistration> kept) {
        this.messages = messages;
        this.usual = usual;
        this.redirectUri = new SimpleStringProperty(usual.value());
        this.id = id;
        this.kept = kept;
        for (Field field : Field.values()) {
            notes.put(field, new ReadOnlyObjectWrapper<>(Optional.empty()));
        }
        kept.ifPresent(this::fill);
        name.subscribe(() -> changed(Field.NAME));
        clientId.subscribe(() -> changed(Field.CLIENT_ID));
        secret.subscribe(() -> changed(Field.CLIENT_SECRET));
        type.subscribe(() -> check(Field.TYPE));
        redirectUri.subscribe(() -> changed(Field.REDIRECT_URI));
    }

    /**
     * An empty one; every draft of it has the same id, so saving twice does not make two.
     *
     * @param usual the redirect URI that people register if nothing speaks against it
     */
    public static RegistrationModel empty(Messages messages, RedirectUri usual, RegistrationId id) {
        return new RegistrationModel(messages, usual, id, Optional.empty());
    }

    /** One that is known already; its secret stays in the keyring unless a new one is typed. */
    public static RegistrationModel of(Messages messages, RedirectUri usual, ClientRegistration kept) {
        return new RegistrationModel(messages, usual, kept.id(), Optional.of(kept));
    }

    private void fill(ClientRegistration registration) {
        name.set(registration.name());
        clientId.set(registration.clientId().value());
        type.set(registration.type());
        redirectUri.set(registration.redirectUri().value());
    }

    /** The redirect URI that people register if nothing speaks against it. */
    public RedirectUri usual() {
        return usual;
    }

    /** Puts it there. */
    public void takeUsual() {
        redirectUri.set(usual.value());
        focusOn(Field.REDIRECT_URI);
    }

    /** Whether there is a secret that an empty field leaves as it is. A public one never had any. */
    public boolean keepsSecret() {
        return kept.filter(one -> one.type() == ClientType.CONFIDENTIAL).isPresent();
    }

    public RegistrationId id() {
        return id;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty clientIdProperty() {
        return clientId;
    }

    public StringProperty secretProperty() {
        return secret;
    }

    public ObjectProperty<ClientType> typeProperty() {
        return type;
    }

    public StringProperty redirectUriProperty() {
        return redirectUri;
    }

    public ReadOnlyObjectProperty<Optional<Note>> noteProperty(Field field) {
        return note(field).getReadOnlyProperty();
    }

    /** The field that wants the person's attention; set anew each time it is wanted. */
    public ReadOnlyObjectProperty<Optional<Field>> focusProperty() {
        return focus.getReadOnlyProperty();
    }

    /** The person is done with a field: what is wrong with it is said from now on. Empty ones are let be until the end. */
    public void left(Field field) {
        if (!text(field).isEmpty()) {
            check(field);
        }
    }

    /** Twitch refused a part of it; the field says so until it is changed. */
    public void refused(ClientField refused) {
        secretRefused |= refused == ClientField.CLIENT_SECRET;
        boolean isConfidentialAfterAll = refused == ClientField.CLIENT_SECRET && type.get() == ClientType.PUBLIC;
        if (isConfidentialAfterAll) {
            type.set(ClientType.CONFIDENTIAL);
        }
        Field field = fieldOf(refused);
        note(field).set(Optional.of(new Note(true, messages.text(isConfidentialAfterAll
                ? "registration.refused.is-confidential"
                : "registration.refused." + refused))));
        focusOn(field);
    }

    /** Another registration of that name has the same Client ID; the field says so until it is changed. */
    public void taken(String byName) {
        note(Field.CLIENT_ID).set(Optional.of(new Note(true,
                messages.text("registration.client-id.taken", byName))));
    }

    /** Fills it in with what the stand-in for Twitch knows already. */
    public void take(ReadyApplication ready) {
        name.set(ready.name());
        clientId.set(ready.clientId().value());
        type.set(ready.type());
        secret.set(ready.secret().map(ClientSecret::reveal).orElse(""));
        focusOn(Field.NAME);
    }

    /** A part of it may be to blame for what went wrong, and these words say why. */
    public void doubted(ClientField doubted, String why) {
        Field field = fieldOf(doubted);
        note(field).set(Optional.of(new Note(false, why)));
        focusOn(field);
    }

    /** Puts the cursor there. */
    public void focusOn(Field field) {
        focus.set(Optional.empty());
        focus.set(Optional.of(field));
    }

    /** The finished registration; or nothing, and then each field says what is wrong and the first such wants attention. */
    public Optional<Draft> submit() {
        for (Field field : Field.values()) {
            if (note(field).get().filter(Note::stops).isEmpty() || problem(field).isPresent()) {
                check(field);
            }
        }
        for (Field field : Field.values()) {
            if (problem(field).isPresent()) {
                focusOn(field);
                return Optional.empty();
            }
        }
        ClientRegistration registration = new ClientRegistration(id, name.get().strip(),
                new ClientId(PastedText.bare(clientId.get())), type.get(),
                new RedirectUri(PastedText.bare(redirectUri.get())));
        String typed = type.get() == ClientType.PUBLIC ? "" : PastedText.bare(secret.get());
        return Optional.of(new Draft(registration, typed.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClientSecret(typed))));
    }

    private void changed(Field field) {
        if (field == Field.CLIENT_SECRET) {
            secretRefused = false;
        }
        if (note(field).get().isPresent()) {
            check(field);
        }
        if (field == Field.CLIENT_ID && note(Field.CLIENT_SECRET).get().isPresent()) {
            check(Field.CLIENT_SECRET);
        }
    }

    private void check(Field field) {
        Optional<Note> stop = problem(field).map(key -> new Note(true, messages.text(key, usual)));
        note(field).set(stop.or(() -> oddness(field).map(key -> new Note(false, messages.text(key)))));
    }

    private Optional<String> problem(Field field) {
        String text = text(field);
        return switch (field) {
            case NAME -> when(text.isEmpty(), "registration.name.empty");
            case CLIENT_ID -> when(text.isEmpty(), "registration.client-id.empty")
                    .or(() -> when(!ClientId.isWellFormed(text), "registration.client-id.malformed"));
            case CLIENT_SECRET -> secretProblem(text);
            case TYPE -> Optional.empty();
            case REDIRECT_URI -> text.isEmpty()
                    ? Optional.of("registration.redirect-uri.empty")
                    : RedirectUri.problemOf(text).map(problem -> "registration.redirect-uri." + problem);
        };
    }

    private Optional<String> secretProblem(String text) {
        if (type.get() == ClientType.PUBLIC) {
            return Optional.empty(); // it has none
        }
        if (text.isEmpty()) {
            return when(secretRefused, "registration.refused.CLIENT_SECRET")
                    .or(() -> when(!keepsSecret(), "registration.secret.empty"));
        }
        return when(!Secret.isWellFormed(text), "registration.secret.malformed");
    }

    private Optional<String> oddness(Field field) {
        String text = text(field);
        return switch (field) {
            case CLIENT_ID -> when(!PastedText.isUsual(text), "registration.client-id.unusual");
            case CLIENT_SECRET -> text.isEmpty()
                    ? when(isOtherClient(), "registration.secret.other-client")
                    : when(text.equals(text(Field.CLIENT_ID)), "registration.secret.same")
                            .or(() -> when(!PastedText.isUsual(text), "registration.secret.unusual"));
            case REDIRECT_URI -> addressOddness(new RedirectUri(text));
            case TYPE -> when(type.get() == ClientType.PUBLIC, "registration.type.public");
            case NAME -> Optional.empty();
        };
    }

    private Optional<String> addressOddness(RedirectUri address) {
        if (!address.isLoopback()) {
            return Optional.of("registration.redirect-uri.domain");
        }
        return when(address.isSecure(), "registration.redirect-uri.certificate")
                // Twitch is known to take plain http for the name localhost only.
                .or(() -> when(!address.isSecure() && !address.host().equals("localhost"),
                        "registration.redirect-uri.not-localhost"));
    }

    private boolean isOtherClient() {
        return kept.isPresent() && !kept.get().clientId().value().equals(text(Field.CLIENT_ID));
    }

    private String text(Field field) {
        return switch (field) {
            case NAME -> name.get().strip();
            case CLIENT_ID -> PastedText.bare(clientId.get());
            case CLIENT_SECRET -> PastedText.bare(secret.get());
            case TYPE -> type.get().name();
            case REDIRECT_URI -> PastedText.bare(redirectUri.get());
        };
    }

    private ReadOnlyObjectWrapper<Optional<Note>> note(Field field) {
        return Objects.requireNonNull(notes.get(field));
    }

    private static Field fieldOf(ClientField refused) {
        return switch (refused) {
            case CLIENT_ID -> Field.CLIENT_ID;
            case CLIENT_SECRET -> Field.CLIENT_SECRET;
            case CLIENT_TYPE -> Field.TYPE;
            case REDIRECT_URI -> Field.REDIRECT_URI;
        };
    }

    private static Optional<String> when(boolean wrong, String key) {
        return wrong ? Optional.of(key) : Optional.empty();
    }
}
