package app.stagepass.ui;

import app.stagepass.handover.ClipboardState;
import app.stagepass.token.CredentialId;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.words.Light;
import app.stagepass.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private Optional<CredentialId> copiedFrom = Optional.empty();
    private Copy copy = Copy.WORKS;
    private Instant startsAt = Instant.MIN;
    private Instant hidesAt = Instant.MAX;

    /** What is known of the token on the clipboard; it never gets better. */
    private enum Copy {
        WORKS, REPLACED, ENDED
    }

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

    public void copied(String name, CredentialId from, TokenCopier.Copied what) {
        copied = Optional.of(what);
        copiedName = name;
        copiedFrom = Optional.of(from);
        copy = Copy.WORKS;
        startsAt = clock.instant();
        hidesAt = Instant.MIN;
        tick();
    }

    /** The credentials as they are now: what was copied may have died or been replaced since. */
    public void update(List<CredentialSnapshot> now) {
        if (copied.isEmpty() || copy != Copy.WORKS) {
            return;
        }
        copy = now.stream().filter(one -> copiedFrom.filter(one.id()::equals).isPresent()).findFirst()
                .map(ToastModel::of).orElse(Copy.ENDED);
        if (copy != Copy.WORKS) {
            hidesAt = Instant.MIN;
            tick();
        }
    }

    /** Only the current token is noted as handed over, so a newer one is not. */
    private static Copy of(CredentialSnapshot one) {
        if (!CardFaces.maybeAlive(one.status())) {
            return Copy.ENDED;
        }
        return one.handedOverAt().isPresent() ? Copy.WORKS : Copy.REPLACED;
    }

    /** What became of the copied token. */
    public void clipboard(ClipboardState state) {
        switch (state) {
            case ClipboardState.Empty _,ClipboardState.Holding _ -> {} // told by the copying itself
            case ClipboardState.Cleared _ -> over(Light.GREEN, "copy.cleared");
            case ClipboardState.ReplacedBySomethingElse _ -> over(Light.GREEN, "copy.replaced");
            case ClipboardState.MayStillBeThere left -> over(Light.AMBER, switch (left.reason()) {
                case CANNOT_LOOK -> "copy.may-still-be-there";
                case CANNOT_CLEAR -> "copy.not-cleared";
            });
        }
    }

    private void over(Light light, String key) {
        if (copied.isPresent()) {
            copied = Optional.empty();
            say(light, words.text(key));
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
        double share = whole.isPositive() ? Math.clamp((double) rest.toMillis() / whole.toMillis(), 0, 1) : 0;
        String text = seconds > 0
                ? words.text("copy.counting", told(what), seconds)
                : words.text("copy.leaving", told(what));
        return new Toast(isOver(what) ? Light.RED : copy == Copy.REPLACED ? Light.AMBER : Light.GREEN, text,
                Optional.of(share));
    }

    private String told(TokenCopier.Copied what) {
        if (isOver(what)) {
            return words.text("copy.ended", copiedName);
        }
        if (copy == Copy.REPLACED) {
            return words.text("copy.outdated", copiedName);
        }
        return what.worksUntil().map(until -> words.text("copy.works-until", copiedName, words.times().at(until)))
                .orElseGet(() -> words.text("copy.endless", copiedName));
    }

    private boolean isOver(TokenCopier.Copied what) {
        return copy == Copy.ENDED || what.worksUntil().filter(end -> !clock.instant().isBefore(end)).isPresent();
    }

    public Optional<Toast> toast() {
        return toast.get();
    }

    public ReadOnlyObjectProperty<Optional<Toast>> toastProperty() {
        return toast.getReadOnlyProperty();
    }
}
