package app.stagepass.terminal;

import java.util.Optional;

/**
 * Where the terminal program speaks and asks. A question waits on the thread that asks it; to end it from elsewhere interrupt that
 * thread, or close the console: then every question, this one and all later ones, goes unanswered. Saying is thread-safe.
 */
public interface TerminalConsole extends AutoCloseable {

    /** Whether somebody is there to answer. */
    boolean isInteractive();

    /** Whether colours may be used: the terminal has them, and {@code NO_COLOR} does not ask to go without. */
    boolean hasColors();

    void say(String line);

    /** One line, trimmed; empty at the end of the input, and if nobody waits for the answer any more. */
    Optional<String> ask(String prompt);

    /** The same for a line that does not appear while it is typed. */
    Optional<String> askHidden(String prompt);

    /**
     * From now until the result is closed nothing that is typed or pasted appears, not even between two questions, and what is typed
     * when nobody asks is dropped.
     */
    Scope hideTyping();

    /**
     * Shows a text on a page that leaves no trace in what can be scrolled back to. What is said meanwhile waits until it is closed.
     *
     * @return empty if this terminal cannot do that; nothing was shown then
     */
    Optional<Scope> showForNow(String text);

    /** Leaves the terminal as it was found. */
    @Override
    void close();

    /** Something that lasts until it is closed. */
    @FunctionalInterface
    interface Scope extends AutoCloseable {

        @Override
        void close();
    }
}
