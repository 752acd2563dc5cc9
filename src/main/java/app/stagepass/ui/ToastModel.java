package app.stagepass.ui;

import app.stagepass.words.Light;
import app.stagepass.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The short line at the bottom that tells what was just done, with the countdown of a copied token. For the UI thread. */
public final class ToastModel {

    private static final Duration SHORT = Duration.ofSeconds(6);

    private final Words words;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<Optional<Toast>> toast = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<TokenCopier.Copied> copied = Optional.empty();
    private String copiedName = "";
    private Instant hidesAt = Instant.MAX;

    /**
     * One line.
     *
     * @param share of the countdown that is left, 0 to 1; empty without one
     */
    public record Toast(Light light, String text, Optional<Double> share) {}

    public ToastModel(Words words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    /** A line that goes by itself; a countdown that is under way comes back after it. */
    public void say(Light light, String text) {
        hidesAt = clock.instant().plus(SHORT);
        toast.set(Optional.of(new Toast(light, text, Optional.empty())));
    }

    /** A line that stays until the next one. */
    public void working(String text) {
        hidesAt = Instant.MAX;
        toast.set(Optional.of(new Toast(Light.AMBER, text, Optional.empty())));
    }

    public void copied(String name, TokenCopier.Copied what) {
        copied = Optional.of(what);
        copiedName = name;
        startsAt = clock.instant();
        hidesAt = Instant.MIN;
        tick();
    }

    private Instant startsAt = Instant.MIN;

    /** The clipboard's guard tells how it ended. */
    public void ended(TokenCopier.End end) {
        if (copied.isPresent()) {
            copied = Optional.empty();
            switch (end) {
                case CLEARED -> say(Light.GREEN, words.text("copy.cleared"));
                case REPLACED -> say(Light.GREEN, words.text("copy.replaced"));
                case MAY_STILL_BE_THERE -> say(Light.AMBER, words.text("copy.may-still-be-there"));
            }
        }
    }

    public void hide() {
        copied = Optional.empty();
        toast.set(Optional.empty());
    }

    /** Time has passed. */
    public void tick() {
        if (clock.instant().isBefore(hidesAt)) {
            return;
        }
        toast.set(copied.map(this::counting));
    }

    private Toast counting(TokenCopier.Copied what) {
        Duration whole = Duration.between(startsAt, what.clearsAt());
        Duration rest = Duration.between(clock.instant(), what.clearsAt());
        long seconds = Math.max(0, Math.round(rest.toMillis() / 1000.0));
        String works = what.worksUntil().map(until -> words.text("copy.works-until", words.times().at(until)))
                .orElseGet(() -> words.text("copy.endless"));
        double share = whole.isPositive() ? Math.clamp((double) rest.toMillis() / whole.toMillis(), 0, 1) : 0;
        String text = seconds > 0
                ? words.text("copy.counting", copiedName, works, seconds)
                : words.text("copy.leaving", copiedName, works);
        return new Toast(Light.GREEN, text, Optional.of(share));
    }

    public Optional<Toast> toast() {
        return toast.get();
    }

    public ReadOnlyObjectProperty<Optional<Toast>> toastProperty() {
        return toast.getReadOnlyProperty();
    }
}
