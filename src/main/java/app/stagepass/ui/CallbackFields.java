package app.stagepass.ui;

import app.stagepass.settings.CallbackSettings;
import app.stagepass.settings.CallbackSettings.Answer;
import app.stagepass.settings.CallbackSettings.Route;
import app.stagepass.settings.CallbackSettings.Tls;
import app.stagepass.settings.ProxySetting;
import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.words.Words;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is typed and chosen about the browser's way back, and what of it cannot be. For the UI thread. */
public final class CallbackFields {

    final StringProperty host;
    final StringProperty port;
    final BooleanProperty always;
    /** That the person knows that others can reach it. */
    final BooleanProperty openOnPurpose;
    final StringProperty keepAlive;
    final StringProperty shutdown;
    final ObjectProperty<Tls> tls;
    final StringProperty key;
    final StringProperty certificate;
    final ObjectProperty<Answer> answer;
    final StringProperty templates;
    final BooleanProperty route;
    /** The application's registration. */
    final StringProperty application;
    final StringProperty path;
    final StringProperty scopes;

    private final Words words;
    private final ScopeCatalog catalog;

    CallbackFields(Words words, ScopeCatalog catalog, CallbackSettings now) {
        this.words = words;
        this.catalog = catalog;
        host = new SimpleStringProperty(now.host());
        port = new SimpleStringProperty(String.valueOf(now.port()));
        always = new SimpleBooleanProperty(now.always());
        openOnPurpose = new SimpleBooleanProperty(now.isOpenToOthers());
        keepAlive = new SimpleStringProperty(String.valueOf(now.keepAlive().toSeconds()));
        shutdown = new SimpleStringProperty(String.valueOf(now.shutdown().toSeconds()));
        tls = new SimpleObjectProperty<>(now.tls());
        key = new SimpleStringProperty(now.keyFile());
        certificate = new SimpleStringProperty(now.certificateFile());
        answer = new SimpleObjectProperty<>(now.answer());
        templates = new SimpleStringProperty(now.templates());
        route = new SimpleBooleanProperty(now.route().application().isPresent());
        application = new SimpleStringProperty(now.route().application().orElse(""));
        path = new SimpleStringProperty(now.route().path());
        scopes = new SimpleStringProperty(String.join(" ", now.route().scopes()));
    }

    void whenChanged(Runnable told) {
        List.of(host, port, keepAlive, shutdown, key, certificate, templates, application, path, scopes)
                .forEach(one -> one.subscribe(told));
        List.of(always, openOnPurpose, route).forEach(one -> one.subscribe(told));
        tls.subscribe(told);
        answer.subscribe(told);
    }

    /** Whether others in the network could reach what is typed. */
    boolean isOpenToOthers() {
        return settings().isOpenToOthers();
    }

    /** As typed; it need not make sense. */
    CallbackSettings settings() {
        SortedSet<String> wanted = new TreeSet<>(Arrays.stream(scopes.get().strip().split("[\\s,+]+", -1))
                .filter(one -> !one.isEmpty()).map(one -> one.toLowerCase(Locale.ROOT)).toList());
        Optional<String> on = route.get() && !application.get().isEmpty()
                ? Optional.of(application.get())
                : Optional.empty();
        return new CallbackSettings(host.get().strip(), number(port), always.get(), seconds(keepAlive),
                seconds(shutdown), tls.get(), key.get().strip(), certificate.get().strip(), answer.get(),
                templates.get().strip(), new Route(on, path.get().strip(), wanted));
    }

    /** The first thing that cannot be, in words. */
    Optional<String> problem() {
        CallbackSettings typed = settings();
        if (!typed.host().isEmpty() && !ProxySetting.isHost(typed.host())) {
            return wrong("callback.host.wrong");
        }
        if (!ProxySetting.isPort(typed.port())) {
            return wrong("callback.port.wrong");
        }
        if (typed.isOpenToOthers() && !openOnPurpose.get()) {
            return wrong("callback.open.unsaid");
        }
        if (typed.tls() == Tls.OWN && (typed.keyFile().isEmpty() || typed.certificateFile().isEmpty())) {
            return wrong("callback.files.missing");
        }
        if (typed.answer() == Answer.TEMPLATES && typed.templates().isEmpty()) {
            return wrong("callback.templates.missing");
        }
        if (!CallbackSettings.isTime(typed.keepAlive()) || !CallbackSettings.isTime(typed.shutdown())) {
            return wrong("callback.time.wrong");
        }
        return routeProblem(typed.route());
    }

    private Optional<String> routeProblem(Route typed) {
        if (!Route.isPath(typed.path())) {
            return wrong("callback.path.wrong");
        }
        if (!route.get()) {
            return Optional.empty();
        }
        if (typed.application().isEmpty()) {
            return wrong("callback.application.missing");
        }
        if (typed.scopes().isEmpty()) {
            return wrong("callback.scopes.missing");
        }
        return typed.scopes().stream()
                .filter(one -> !Scope.isWellFormed(one)
                        || catalog.find(new Scope(one)).filter(known -> !known.retired()).isEmpty())
                .findFirst().map(one -> words.text("callback.scopes.unknown", one));
    }

    private Optional<String> wrong(String text) {
        return Optional.of(words.text(text));
    }

    private static int number(StringProperty typed) {
        String text = typed.get().strip();
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
    }

    private static Duration seconds(StringProperty typed) {
        return Duration.ofSeconds(number(typed));
    }
}
