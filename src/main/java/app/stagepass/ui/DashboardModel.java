package app.stagepass.ui;

import app.stagepass.token.CredentialId;
import app.stagepass.watch.CheckLog;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.words.Light;
import app.stagepass.words.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The cards: which there are, which the search leaves, which one is selected, and how they are as a whole. For the UI thread. */
public final class DashboardModel {

    private final Words words;
    private final CardFaces faces;
    private final ObservableList<CardModel> cards = FXCollections.observableArrayList();
    /** Kept, for the wrapper listens weakly. */
    private final ObservableList<CardModel> all = FXCollections.unmodifiableObservableList(cards);
    private final FilteredList<CardModel> shown = new FilteredList<>(cards);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<CardModel>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<Summary> summary;
    private final ReadOnlyObjectWrapper<List<String>> callbacks = new ReadOnlyObjectWrapper<>(List.of());
    private Optional<CredentialId> wanted = Optional.empty();
    /** As the person moved the cards, until that is written down. */
    private Optional<List<CredentialId>> order = Optional.empty();
    private boolean keeping;
    private List<CredentialSnapshot> newest = List.of();
    /** The last selection that there was, for when a search that found nothing is cleared. */
    private Optional<CardModel> last = Optional.empty();

    /** What the middle of the window is about. */
    public enum Phase {
        LOADING, EMPTY, NO_HITS, CARDS
    }

    /** The pill beside the name; not shown while there is nothing to say. */
    public record Summary(Light light, String text) {}

    public DashboardModel(Words words, CheckLog history, Clock clock) {
        this.words = words;
        this.faces = new CardFaces(words, history, clock);
        this.summary = new ReadOnlyObjectWrapper<>(new Summary(Light.AMBER, ""));
        search.addListener((_, _, text) -> filter(text));
    }

    /** Takes over what is known now, keeping the cards that were there. */
    public void update(List<CredentialSnapshot> now) {
        newest = List.copyOf(now);
        draw(inOrder(newest));
    }

    private void draw(List<CredentialSnapshot> snapshots) {
        Map<CredentialId, CardModel> known = new LinkedHashMap<>();
        cards.forEach(card -> known.put(card.id(), card));
        Map<CredentialId, Twins.Mark> twins = Twins.among(snapshots);
        ApplicationNames applications = new ApplicationNames(snapshots);
        List<CardModel> now = new ArrayList<>();
        for (CredentialSnapshot snapshot : snapshots) {
            Optional<Twins.Mark> twin = Optional.ofNullable(twins.get(snapshot.id()));
            CardModel card = known.get(snapshot.id());
            if (card == null) {
                now.add(new CardModel(snapshot, applications.of(snapshot), twin, faces, words));
            } else {
                card.update(snapshot, applications.of(snapshot), twin);
                now.add(card);
            }
        }
        int position = selected.get().map(cards::indexOf).orElse(0);
        if (!now.equals(cards)) {
            cards.setAll(now);
        }
        summary.set(summarize());
        callbacks.set(snapshots.stream().map(CredentialSnapshot::registration).flatMap(Optional::stream)
                .map(one -> one.redirectUri().value()).distinct().toList());
        settle(position);
    }

    private List<CredentialSnapshot> inOrder(List<CredentialSnapshot> snapshots) {
        return order.map(wanted -> snapshots.stream().sorted(Comparator.comparingInt(one -> {
            int place = wanted.indexOf(one.id());
            return place < 0 ? Integer.MAX_VALUE : place;
        })).toList()).orElse(snapshots);
    }

    /**
     * Moves a card up (-1) or down (1) among those that are shown.
     *
     * @return whether there was a place to go to
     */
    public boolean move(CardModel card, int by) {
        int at = shown.indexOf(card);
        int to = at + by;
        return at >= 0 && to >= 0 && to < shown.size() && place(card, shown.get(to), by > 0);
    }

    /** Puts a card above or below another. Returns whether anything changed. */
    public boolean place(CardModel card, CardModel neighbour, boolean below) {
        List<CardModel> now = new ArrayList<>(cards);
        if (card.equals(neighbour) || !now.remove(card) || !now.contains(neighbour)) {
            return false;
        }
        now.add(now.indexOf(neighbour) + (below ? 1 : 0), card);
        if (now.equals(cards)) {
            return false;
        }
        order = Optional.of(now.stream().map(CardModel::id).toList());
        Optional<CardModel> kept = selected.get();
        draw(inOrder(newest));
        kept.filter(shown::contains).ifPresent(this::select);
        return true;
    }

    /** The order that is to be written down now; empty if there is none, or an earlier one is on its way there. */
    Optional<List<CredentialId>> orderToKeep() {
        if (keeping || order.isEmpty()) {
            return Optional.empty();
        }
        keeping = true;
        return order;
    }

    /** An order is written down. Returns whether it is the newest. */
    boolean kept(List<CredentialId> written) {
        keeping = false;
        if (order.filter(written::equals).isPresent()) {
            order = Optional.empty();
        }
        return order.isEmpty();
    }

    /** The order could not be written down: the cards go back. */
    void giveUpOrder() {
        keeping = false;
        order = Optional.empty();
        draw(newest);
    }

    /** Time has passed. */
    public void tick() {
        cards.forEach(CardModel::refresh);
    }

    private void filter(String text) {
        shown.setPredicate(text.isBlank() ? _ -> true : card -> card.matches(text));
        settle(0);
    }

    /** Keeps a selection among what is shown: the same if it is still there, else its neighbour. */
    private void settle(int position) {
        phase.set(cards.isEmpty() ? Phase.EMPTY : shown.isEmpty() ? Phase.NO_HITS : Phase.CARDS);
        Optional<CardModel> awaited = wanted.flatMap(this::card);
        if (awaited.isPresent()) {
            wanted = Optional.empty();
            selected.set(awaited);
        } else if (selected.get().filter(shown::contains).isEmpty()) {
            selected.set(shown.isEmpty()
                    ? Optional.empty()
                    : last.filter(shown::contains)
                            .or(() -> Optional.of(shown.get(Math.clamp(position, 0, shown.size() - 1)))));
        }
        last = selected.get().or(() -> last);
    }

    private Summary summarize() {
        List<Light> lights = cards.stream().map(card -> Light.of(card.snapshot().status()))
                .filter(light -> light != Light.GREY).toList();
        Light worst = lights.contains(Light.RED)
                ? Light.RED
                : lights.contains(Light.BLUE)
                        ? Light.BLUE
                        : lights.contains(Light.AMBER) ? Light.AMBER : Light.GREEN;
        long ready = lights.stream().filter(Light.GREEN::equals).count();
        return new Summary(worst, lights.isEmpty() ? "" : words.text("dashboard.summary", ready, lights.size()));
    }

    public void select(CardModel card) {
        selected.set(Optional.of(card));
        last = selected.get();
    }

    /** Selects one that is there or about to come. */
    public void select(CredentialId id) {
        search.set("");
        wanted = Optional.of(id);
        settle(0);
    }

    private Optional<CardModel> card(CredentialId id) {
        return cards.stream().filter(card -> card.id().equals(id)).findFirst();
    }

    /** The addresses that Twitch sends the browser back to, of all applications that are in use. */
    public ReadOnlyObjectProperty<List<String>> callbacksProperty() {
        return callbacks.getReadOnlyProperty();
    }

    /** How many pairs are not safe in the keyring. */
    public long unsaved() {
        return cards.stream().filter(card -> !card.snapshot().saved()).count();
    }

    /** All cards, in the order that the person gave them. */
    public ObservableList<CardModel> cards() {
        return all;
    }

    /** Those that the search leaves. */
    public ObservableList<CardModel> shown() {
        return shown;
    }

    public StringProperty searchProperty() {
        return search;
    }

    public ReadOnlyObjectProperty<Optional<CardModel>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Summary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }
}
