package app.stagepass.ui;

import java.util.Optional;

/** Puts something before the person that waits for them. On the UI thread; returns at once. */
@FunctionalInterface
public interface Prompts {

    void show(Prompt prompt);

    /**
     * A title, some sentences, one thing to do about it or none, and a way out.
     *
     * @param out   the words on the button that changes nothing
     * @param grave whether what is done cannot be undone
     */
    record Prompt(String title, String body, Optional<Choice> choice, String out, boolean grave) {}

    /** A button. */
    record Choice(String label, Runnable run) {}
}
