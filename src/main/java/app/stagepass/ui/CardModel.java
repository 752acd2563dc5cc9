package app.stagepass.ui;

import app.stagepass.token.CredentialId;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.words.Words;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One credential's card. For the UI thread. */
public final class CardModel {

    private final CardFaces faces;
    private final ReadOnlyObjectWrapper<CredentialSnapshot> snapshot;
    private final ReadOnlyObjectWrapper<CardFace> face;
    private final Words words;
    private Optional<String> application;
    private Optional<Twins.Mark> twin;
    private Optional<String> busy = Optional.empty();
    private Optional<NotRenewed> notRenewed = Optional.empty();

    /**
     * That the person asked for the next token and none came, although this one works on.
     *
     * @param why a few words
     */
    public record NotRenewed(Instant at, String why) {}

    CardModel(CredentialSnapshot snapshot, Optional<String> application, Optional<Twins.Mark> twin, CardFaces faces,
            Words words) {
        this.faces = faces;
        this.words = words;
        this.application = application;
        this.twin = twin;
        this.snapshot = new ReadOnlyObjectWrapper<>(snapshot);
        this.face = new ReadOnlyObjectWrapper<>(faces.of(snapshot, application, twin, busy, notRenewed));
    }

    void update(CredentialSnapshot newest, Optional<String> newApplication, Optional<Twins.Mark> newTwin) {
        if (!newest.equals(snapshot.get()) || !newTwin.equals(twin) || !newApplication.equals(application)) {
            if (!newest.facts().issuedAt().equals(snapshot.get().facts().issuedAt())) {
                notRenewed = Optional.empty();
            }
            application = newApplication;
            twin = newTwin;
            snapshot.set(newest);
            refresh();
        }
    }

    /** Time has passed. */
    void refresh() {
        face.set(faces.of(snapshot.get(), application, twin, busy, notRenewed));
    }

    /** Says what is being done to it; empty when that is over. */
    void busy(Optional<String> doing) {
        busy = doing;
        refresh();
    }

    /** Told until the next token is there, from wherever. */
    void notRenewed(String why) {
        notRenewed = Optional.of(new NotRenewed(faces.now(), why));
        refresh();
    }

    void renewed() {
        notRenewed = Optional.empty();
        refresh();
    }

    Optional<NotRenewed> notRenewed() {
        return notRenewed;
    }

    /** What its application is called here; empty where that is not known. */
    Optional<String> application() {
        return application;
    }

    public boolean isBusy() {
        return busy.isPresent();
    }

    public CredentialId id() {
        return snapshot.get().id();
    }

    public CredentialSnapshot snapshot() {
        return snapshot.get();
    }

    public ReadOnlyObjectProperty<CredentialSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    public CardFace face() {
        return face.get();
    }

    public ReadOnlyObjectProperty<CardFace> faceProperty() {
        return face.getReadOnlyProperty();
    }

    /** Whether every word of a search is found in what the card is about. */
    boolean matches(String search) {
        CardFace shown = face.get();
        String haystack = String.join(" ", shown.name(), shown.handle(), shown.account().displayName(),
                shown.account().userId(),
                shown.role().map(role -> RoleNames.of(words, role)).orElse(""), shown.subtitle(), shown.status(),
                shown.scopes().toString())
                .toLowerCase(Locale.ROOT);
        return Stream.of(search.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(haystack::contains);
    }
}
