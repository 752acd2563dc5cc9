package app.stagepass.ui;

import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.Credential;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.token.TokenFacts;
import app.stagepass.ui.DetailsFace.Fact;
import app.stagepass.ui.DetailsFace.Ring;
import app.stagepass.ui.DetailsFace.ScopeLine;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;

/** The panel at the right: follows the selected card. For the UI thread. */
public final class DetailsModel {

    private final Words words;
    private final ScopeCatalog catalog;
    private final KeyringModel keyring;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<Optional<DetailsFace>> face = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ChangeListener<CardFace> followFace = (_, _, _) -> show();
    /** A hand-over changes no face, and is shown here. */
    private final ChangeListener<CredentialSnapshot> followSnapshot = (_, _, _) -> show();
    private Optional<CardModel> card = Optional.empty();

    public DetailsModel(Words words, ScopeCatalog catalog, KeyringModel keyring, Clock clock,
            DashboardModel dashboard) {
        this.words = words;
        this.catalog = catalog;
        this.keyring = keyring;
        this.clock = clock;
        dashboard.selectedProperty().addListener((_, _, selected) -> select(selected));
        keyring.stateProperty().addListener((_, _, _) -> show());
        select(dashboard.selectedProperty().get());
    }

    private void select(Optional<CardModel> selected) {
        card.ifPresent(old -> {
            old.faceProperty().removeListener(followFace);
            old.snapshotProperty().removeListener(followSnapshot);
        });
        card = selected;
        card.ifPresent(fresh -> {
            fresh.faceProperty().addListener(followFace);
            fresh.snapshotProperty().addListener(followSnapshot);
        });
        show();
    }

    private void show() {
        face.set(card.map(this::faceOf));
    }

    private DetailsFace faceOf(CardModel model) {
        CredentialSnapshot snapshot = model.snapshot();
        CardFace shown = model.face();
        Credential credential = snapshot.credential();
        String identity = shown.handle().isEmpty()
                ? words.text("details.app-identity")
                : words.text("details.identity", shown.handle(), credential.account().userId());
        SortedSet<Scope> missing = new TreeSet<>(credential.wantedScopes());
        missing.removeAll(snapshot.facts().scopes());
        return new DetailsFace(shown.name(), identity, credential.role(), shown.light(), shown.status(), ring(snapshot),
                shown.share(), facts(model),
                snapshot.facts().scopes().stream().map(this::line).toList(), List.copyOf(missing),
                CardFaces.maybeAlive(snapshot.status())
                        ? Optional.empty()
                        : Optional.of(words.failures().of(snapshot.status()).next().label(words.messages())));
    }

    private Ring ring(CredentialSnapshot snapshot) {
        TokenFacts facts = snapshot.facts();
        if (!CardFaces.maybeAlive(snapshot.status())) {
            return new Ring("–", words.text(isElsewhere(snapshot) ? "details.ring.elsewhere" : "details.ring.over"));
        }
        if (facts.expiresAt().isEmpty()) {
            return new Ring("∞", words.text("details.ring.endless"));
        }
        Instant end = facts.expiresAt().get();
        Duration rest = Duration.between(clock.instant(), end);
        if (rest.isNegative() || rest.isZero()) {
            return new Ring(words.times().brief(Duration.ZERO), words.text("details.ring.over"));
        }
        return new Ring(words.times().brief(rest),
                words.text("details.ring.of", words.times().brief(Duration.between(facts.issuedAt(), end))));
    }

    private List<Fact> facts(CardModel model) {
        CredentialSnapshot snapshot = model.snapshot();
        List<Fact> rows = new ArrayList<>();
        rows.add(Fact.plain(words.text("details.last-check"), snapshot.checkedAt()
                .map(at -> words.times().withDay(at)).orElseGet(() -> words.text("details.never"))));
        rows.add(Fact.plain(words.text("details.next-check"), nextCheck(snapshot)));
        rows.add(Fact.plain(words.text("details.expires"), expires(snapshot)));
        model.notRenewed().filter(_ -> CardFaces.maybeAlive(snapshot.status()))
                .ifPresent(last -> rows.add(new Fact(words.text("details.not-renewed"),
                        words.times().withDay(last.at()), last.why(), false)));
        snapshot.handedOverAt().ifPresent(at -> rows.add(Fact.plain(words.text("details.copied"),
                words.times().withDay(at))));
        rows.add(snapshot.registration()
                .map(one -> new Fact(words.text("details.application"),
                        application(one, model.application().orElseGet(one::name)), "", true,
                        words.text("details.application.hint")))
                .orElseGet(() -> Fact.plain(words.text("details.application"),
                        words.text("dashboard.card.unknown-application"))));
        rows.add(storedIn(snapshot));
        return rows;
    }

    private String nextCheck(CredentialSnapshot snapshot) {
        if (snapshot.status() instanceof CredentialStatus.Checking
                || snapshot.status() instanceof CredentialStatus.Renewing) {
            return words.text("details.now");
        }
        return snapshot.nextCheck().map(at -> at.isAfter(clock.instant())
                ? words.times().withDay(at)
                : words.text("details.now")).orElseGet(() -> words.text("details.not-planned"));
    }

    private String expires(CredentialSnapshot snapshot) {
        Optional<Instant> end = snapshot.facts().expiresAt();
        if (!CardFaces.maybeAlive(snapshot.status())) {
            return words.text(isElsewhere(snapshot) ? "details.elsewhere" : "details.over");
        }
        return end.map(at -> words.times().withDay(at)).orElseGet(() -> words.text("details.endless"));
    }

    /** It may live on, where it is looked after now. */
    private static boolean isElsewhere(CredentialSnapshot snapshot) {
        return snapshot.status() instanceof CredentialStatus.Moved;
    }

    private String application(ClientRegistration registration, String name) {
        return words.text(registration.type() == ClientType.PUBLIC
                ? "details.application.public"
                : "details.application.confidential", name);
    }

    private Fact storedIn(CredentialSnapshot snapshot) {
        String label = words.text("details.stored-in");
        if (!snapshot.saved()) {
            return new Fact(label, words.text("details.memory"), words.text("details.not-saved"), false);
        }
        return switch (keyring.state()) {
            case KeyringModel.State.SessionOnly _ -> new Fact(label, words.text("details.memory"),
                    words.text("details.session-only"), false);
            case KeyringModel.State.Open _ -> snapshot.status() instanceof CredentialStatus.Locked
                    || !CardFaces.maybeAlive(snapshot.status())
                            ? new Fact(label, keyring.name(), "", true)
                            : new Fact(label, keyring.name(), words.text("details.verified"), true);
            case KeyringModel.State.Asking _,KeyringModel.State.Unlocking _ ->
                new Fact(label, keyring.name(), "", true);
            case KeyringModel.State.Trouble trouble -> new Fact(label, keyring.name(),
                    words.text(trouble.locked() ? "details.locked" : "details.not-reachable"), false);
        };
    }

    private ScopeLine line(Scope scope) {
        return catalog.find(scope)
                .map(entry -> new ScopeLine(scope, entry.description(),
                        entry.sensitivity() == ScopeCatalog.Sensitivity.SENSITIVE))
                .orElseGet(() -> new ScopeLine(scope, words.text("details.scope.unknown"), false));
    }

    public ReadOnlyObjectProperty<Optional<DetailsFace>> faceProperty() {
        return face.getReadOnlyProperty();
    }

    /** The card that is shown. */
    public Optional<CardModel> card() {
        return card;
    }
}
