package app.stagepass.ui;

import app.stagepass.settings.CallbackSettings;
import app.stagepass.settings.CallbackSettings.Answer;
import app.stagepass.settings.CallbackSettings.Route;
import app.stagepass.settings.CallbackSettings.Tls;
import app.stagepass.settings.ProxySetting;
import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.token.ScopeCatalog.Entry;
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

    /**
     * Something typed that cannot be.
     *
     * @param field the last part of its node's id
     */
    record Problem(String field, String text) {}

    /** The first thing that cannot be. */
    Optional<Problem> problem() {
        CallbackSettings typed = settings();
        if (!typed.host().isEmpty() && !ProxySetting.isHost(typed.host())) {
            return wrong("host", "callback.host.wrong");
        }
        if (!ProxySetting.isPort(typed.port())) {
            return wrong("port", "callback.port.wrong");
        }
        if (typed.isOpenToOthers() && !openOnPurpose.get()) {
            return wrong("open", "callback.open.unsaid");
        }
        if (typed.tls() == Tls.OWN && (typed.keyFile().isEmpty() || typed.certificateFile().isEmpty())) {
            return wrong(typed.certificateFile().isEmpty() ? "certificate" : "key", "callback.files.missing");
        }
        if (typed.answer() == Answer.TEMPLATES && typed.templates().isEmpty()) {
            return wrong("templates", "callback.templates.missing");
        }
        if (!CallbackSettings.isTime(typed.keepAlive()) || !CallbackSettings.isTime(typed.shutdown())) {
            return wrong(CallbackSettings.isTime(typed.keepAlive()) ? "shutdown" : "keep-alive", "callback.time.wrong");
        }
        return routeProblem(typed.route());
    }

    private Optional<Problem> routeProblem(Route typed) {
        if (!Route.isPath(typed.path())) {
            return wrong("path", "callback.path.wrong");
        }
        if (!route.get()) {
            return Optional.empty();
        }
        if (typed.application().isEmpty()) {
            return wrong("application", "callback.application.missing");
        }
        if (typed.scopes().isEmpty()) {
            return wrong("scopes", "callback.scopes.missing");
        }
        return typed.scopes().stream().map(this::scopeProblem).flatMap(Optional::stream).findFirst()
                .map(text -> new Problem("scopes", text));
    }

    private Optional<String> scopeProblem(String typed) {
        Optional<Entry> known = Optional.of(typed).filter(Scope::isWellFormed).map(Scope::new).flatMap(catalog::find);
        if (known.isEmpty()) {
            return Optional.of(words.text("callback.scopes.unknown", typed));
        }
        return known.filter(Entry::retired).map(one -> one.successor()
                .map(now -> words.text("callback.scopes.retired.replaced", typed, now))
                .orElseGet(() -> words.text("callback.scopes.retired", typed)));
    }

    private Optional<Problem> wrong(String field, String text) {
        return Optional.of(new Problem(field, words.text(text)));
    }

    private static int number(StringProperty typed) {
        String text = typed.get().strip();
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
    }

    private static Duration seconds(StringProperty typed) {
        return Duration.ofSeconds(number(typed));
    }
}
