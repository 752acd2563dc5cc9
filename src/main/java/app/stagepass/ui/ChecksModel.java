package app.stagepass.ui;

import app.stagepass.watch.Check;
import app.stagepass.watch.CheckLog;
import app.stagepass.watch.HourStrip;
import app.stagepass.words.Light;
import app.stagepass.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;

/** The checks of the selected card: its last 24 hours, and each check of the last days. For the UI thread. */
public final class ChecksModel {

    private final Words words;
    private final CheckLog history;
    private final ReadOnlyObjectWrapper<Optional<ChecksFace>> face = new ReadOnlyObjectWrapper<>(Optional.empty());
    /** A check changes it, and so does the passing of time. */
    private final ChangeListener<CardFace> follow = (_, _, _) -> show();
    private Optional<CardModel> card = Optional.empty();

    /**
     * What is shown.
     *
     * @param strip  the last 24 hours
     * @param hours  a sentence for each of its marks
     * @param checks the newest first
     */
    public record ChecksFace(StripFace strip, List<String> hours, List<Check> checks) {}

    /** One check, as a row tells it. */
    public record Row(String time, Light light, String outcome, String latency) {}

    public ChecksModel(Words words, CheckLog history, DashboardModel dashboard) {
        this.words = words;
        this.history = history;
        dashboard.selectedProperty().addListener((_, _, selected) -> select(selected));
        select(dashboard.selectedProperty().get());
    }

    private void select(Optional<CardModel> selected) {
        card.ifPresent(old -> old.faceProperty().removeListener(follow));
        card = selected;
        card.ifPresent(fresh -> fresh.faceProperty().addListener(follow));
        show();
    }

    private void show() {
        face.set(card.map(shown -> {
            List<Check> checks = history.checks(shown.id());
            HourStrip strip = history.strip(shown.id(), words.times().zone());
            return new ChecksFace(shown.face().strip(),
                    strip.hours().stream().map(hour -> words.history().of(hour)).toList(), checks.reversed());
        }));
    }

    /** The words of a row; made only for those in sight. */
    Row row(Check check) {
        return new Row(words.times().withDay(check.at()), words.history().light(check.outcome()),
                words.history().of(check.outcome()), words.history().latency(check.latency()));
    }

    /** The card whose checks are shown. */
    public Optional<CardModel> card() {
        return card;
    }

    public ReadOnlyObjectProperty<Optional<ChecksFace>> faceProperty() {
        return face.getReadOnlyProperty();
    }
}
