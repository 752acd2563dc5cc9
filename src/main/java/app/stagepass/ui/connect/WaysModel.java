package app.stagepass.ui.connect;

import app.stagepass.token.ClientRegistration;
import app.stagepass.token.CredentialId;
import app.stagepass.token.GrantType;
import app.stagepass.token.Scope;
import app.stagepass.ui.connect.RegistrationModel.Note;
import app.stagepass.watch.SignInOrder;
import app.stagepass.watch.SignInOrder.Audience;
import app.stagepass.watch.SignInOrder.Start;
import app.stagepass.words.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** On which way a token is to come, and whose it shall be. For the UI thread. */
public final class WaysModel {

    private final Messages messages;
    private final Optional<For> kept;
    private final ReadOnlyObjectWrapper<List<GrantType>> offered = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<GrantType> grant = new SimpleObjectProperty<>(GrantType.AUTHORIZATION_CODE);
    private final BooleanProperty linkOnly = new SimpleBooleanProperty();
    private final StringProperty login = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Note>> note = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** The credential that it is for, where there is one, and the login of its account. */
    public record For(CredentialId id, String login) {}

    private WaysModel(Messages messages, Optional<For> kept) {
        this.messages = messages;
        this.kept = kept;
        login.subscribe(() -> note.set(Optional.empty()));
    }

    /** For a new credential. */
    public static WaysModel fresh(Messages messages) {
        return new WaysModel(messages, Optional.empty());
    }

    /** For one that is there: its account is set. */
    public static WaysModel again(Messages messages, For kept) {
        return new WaysModel(messages, Optional.of(kept));
    }

    /** Offers what works for this application; what was chosen stays if it does. */
    public void offer(ClientRegistration application) {
        List<GrantType> ways = GrantType.of(application.type()).stream()
                .filter(way -> kept.isEmpty() || way.actsForAccount()).toList();
        if (!ways.contains(grant.get())) {
            grant.set(ways.getFirst());
        }
        offered.set(ways);
    }

    /** The one to take if nothing speaks against it first. */
    public ReadOnlyObjectProperty<List<GrantType>> offeredProperty() {
        return offered.getReadOnlyProperty();
    }

    public ObjectProperty<GrantType> grantProperty() {
        return grant;
    }

    /** Whether the browser is left alone and only the link is wanted. */
    public BooleanProperty linkOnlyProperty() {
        return linkOnly;
    }

    /** Whose token it shall be, as it was typed; empty for whoever agrees. */
    public StringProperty loginProperty() {
        return login;
    }

    public ReadOnlyObjectProperty<Optional<Note>> noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Whose it is, where that is not to be chosen. */
    public Optional<String> keptLogin() {
        return kept.map(For::login);
    }

    /** The order; or nothing, and then {@link #noteProperty} says what is wrong with the login. */
    public Optional<SignInOrder> order(ClientRegistration application, SortedSet<Scope> scopes) {
        if (!grant.get().actsForAccount()) {
            return Optional.of(new SignInOrder(application, new TreeSet<>(), new Audience.Anyone(), grant.get(),
                    Start.BROWSER));
        }
        Start start = linkOnly.get() && grant.get() != GrantType.DEVICE_CODE ? Start.LINK : Start.BROWSER;
        return audience().map(audience -> new SignInOrder(application, scopes, audience, grant.get(), start));
    }

    private Optional<Audience> audience() {
        if (kept.isPresent()) {
            return Optional.of(new Audience.Known(kept.get().id()));
        }
        String name = bare(login.get());
        if (name.isEmpty()) {
            return Optional.of(new Audience.Anyone());
        }
        if (!name.matches("[a-z0-9_]{1,25}")) {
            note.set(Optional.of(new Note(true, messages.text("ways.login.malformed"))));
            return Optional.empty();
        }
        return Optional.of(new Audience.Named(name));
    }

    /** People paste {@code @Name} or the address of a channel. */
    private static String bare(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT).replaceFirst("^(https?://)?(www\\.|m\\.)?twitch\\.tv/", "")
                .replaceFirst("^@", "").replaceFirst("[/?].*$", "");
    }
}
