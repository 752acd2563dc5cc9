package app.stagepass.ui;

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

    private List<String> labels() {
        return choices.stream().map(Choice::label).toList();
    }
}
