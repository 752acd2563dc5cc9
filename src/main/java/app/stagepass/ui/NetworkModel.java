package app.stagepass.ui;

import app.stagepass.settings.ProxySetting;
import app.stagepass.settings.ProxySetting.Use;
import app.stagepass.settings.Settings;
import app.stagepass.token.ProxyPassword;
import app.stagepass.words.Failure;
import app.stagepass.words.Words;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What is typed about the network and what came of it. It lives as long as the window, so that nothing typed is lost when the sheet
 * is closed or something fails; only a password is forgotten once it is in the keyring. For the UI thread.
 */
public final class NetworkModel {

    /** An address that was copied as a whole. */
    private static final Pattern PASTED = Pattern.compile("(?:[a-z]+://)?([^/:@\\s]+)(?::([0-9]{1,5}))?/?");

    private final Words words;
    private final Work work;
    private final NetworkControl control;
    private final ObjectProperty<Settings> settings;
    private final ObjectProperty<Use> use;
    private final StringProperty host;
    private final StringProperty port;
    private final StringProperty user;
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Said> said = new ReadOnlyObjectWrapper<>(new Said.Nothing());

    /** What stands below the fields. */
    public sealed interface Said {

        record Nothing() implements Said {}

        /** It is being tried; nothing can be pressed. */
        record Busy(String text) implements Said {}

        record Good(String text) implements Said {}

        /** Something typed cannot be. */
        record Wrong(String text) implements Said {}

        record Failed(Failure failure) implements Said {}
    }

    public NetworkModel(Words words, Work work, NetworkControl control, ObjectProperty<Settings> settings) {
        this.words = words;
        this.work = work;
        this.control = control;
        this.settings = settings;
        ProxySetting now = settings.get().proxy();
        this.use = new SimpleObjectProperty<>(now.use());
        this.host = new SimpleStringProperty(now.host());
        this.port = new SimpleStringProperty(now.port() == 0 ? "" : String.valueOf(now.port()));
        this.user = new SimpleStringProperty(now.user());
        use.subscribe(this::quiet);
        host.subscribe(this::quiet);
        port.subscribe(this::quiet);
        user.subscribe(this::quiet);
        password.subscribe(this::quiet);
    }

    public ObjectProperty<Use> useProperty() {
        return use;
    }

    public StringProperty hostProperty() {
        return host;
    }

    public StringProperty portProperty() {
        return port;
    }

    public StringProperty userProperty() {
        return user;
    }

    /** The one that is being typed; the kept one is never in it. */
    public StringProperty passwordProperty() {
        return password;
    }

    public ReadOnlyObjectProperty<Said> saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** Takes what was said of an earlier attempt away. */
    private void quiet() {
        if (!(said.get() instanceof Said.Busy)) {
            said.set(new Said.Nothing());
        }
    }

    /** Asks Twitch with what is typed, saved or not. */
    public void test() {
        typed().ifPresent(setting -> {
            said.set(new Said.Busy(words.text("network.testing")));
            Optional<ProxyPassword> secret = typedPassword();
            work.start(() -> {
                control.test(setting, secret);
                return setting;
            }, _ -> said.set(new Said.Good(words.text("network.reached"))), this::failed);
        });
    }

    /** @param saved called when everything is kept */
    public void save(Runnable saved) {
        typed().ifPresent(setting -> {
            said.set(new Said.Busy(words.text("network.saving")));
            Optional<ProxyPassword> secret = setting.use() == Use.MANUAL ? typedPassword() : Optional.empty();
            work.start(() -> {
                // First, for a proxy that is set without its password would only ask for it.
                if (secret.isPresent()) {
                    control.keepPassword(secret.get());
                }
                return setting;
            }, kept -> {
                settings.set(settings.get().withProxy(kept));
                if (secret.isPresent()) {
                    password.set("");
                }
                said.set(new Said.Nothing());
                saved.run();
            }, this::failed);
        });
    }

    /** Removes the password from the keyring. */
    public void forgetPassword() {
        said.set(new Said.Busy(words.text("network.saving")));
        work.start(() -> {
            control.forgetPassword();
            return true;
        }, _ -> {
            password.set("");
            said.set(new Said.Good(words.text("network.forgotten")));
        }, this::failed);
    }

    private void failed(Exception failure) {
        said.set(new Said.Failed(words.failures().ofAny(failure)));
    }

    private Optional<ProxyPassword> typedPassword() {
        return Optional.of(password.get()).filter(ProxyPassword::isUsable).map(ProxyPassword::new);
    }

    /** Empty if something cannot be; that is said then. What is not used need not make sense, and is kept all the same. */
    private Optional<ProxySetting> typed() {
        Matcher pasted = PASTED.matcher(host.get().strip());
        if (pasted.matches()) {
            if (pasted.group(2) != null && port.get().isBlank()) {
                port.set(pasted.group(2));
            }
            host.set(pasted.group(1));
        }
        String number = port.get().strip();
        ProxySetting setting = new ProxySetting(use.get(), host.get().strip(),
                number.matches("[0-9]{1,5}") ? Integer.parseInt(number) : 0, user.get().strip());
        Optional<String> wrong = setting.use() == Use.MANUAL ? problem(setting) : Optional.empty();
        wrong.ifPresent(key -> said.set(new Said.Wrong(words.text(key))));
        return wrong.isPresent() ? Optional.empty() : Optional.of(setting);
    }

    private Optional<String> problem(ProxySetting setting) {
        if (!ProxySetting.isHost(setting.host())) {
            return Optional.of("network.host.wrong");
        }
        if (!ProxySetting.isPort(setting.port())) {
            return Optional.of("network.port.wrong");
        }
        if (setting.user().contains(":")) {
            return Optional.of("network.user.wrong");
        }
        if (!password.get().isEmpty() && !ProxyPassword.isUsable(password.get())) {
            return Optional.of("network.password.wrong");
        }
        return !password.get().isEmpty() && setting.user().isEmpty()
                ? Optional.of("network.user.missing")
                : Optional.empty();
    }
}
