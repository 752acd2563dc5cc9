package app.stagepass.ui;

import app.stagepass.words.Words;
import java.util.Optional;
import app.stagepass.ui.Prompts.Choice;
import java.util.List;

/**
 * A line above the cards about something that concerns more than one of them, or that cannot wait.
 *
 * @param tag     one to three words
 * @param choices buttons, the best first
 */
public record Banner(Tone tone, String tag, String text, List<Choice> choices) {

    /** Colours as of the pills; ACCENT is the product's own. */
    public enum Tone {
        ACCENT, AMBER, BLUE, RED
    }

    /** Whether it would look the same, so that it need not be drawn anew. */
    boolean looksLike(Banner other) {
        return tone == other.tone && tag.equals(other.tag) && text.equals(other.text)
                && labels().equals(other.labels());
    }

    /** The reminder that nothing is real; none in the real realm. */
    static Optional<Banner> ofSandbox(Words words, NextSteps steps, Parts.Place place) {
        if (!place.sandbox()) {
            return Optional.empty();
        }
        return Optional.of(new Banner(Tone.ACCENT, words.text("dashboard.banner.sandbox"),
                words.text("dashboard.banner.sandbox-text"),
                place.sandboxControl().map(page -> new Choice(words.text("dashboard.banner.sandbox-control"),
                        () -> steps.open(page))).stream().toList()));
    }

    private List<String> labels() {
        return choices.stream().map(Choice::label).toList();
    }
}
