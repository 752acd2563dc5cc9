package app.stagepass.terminal;

import java.util.Optional;

/** Where the terminal program speaks and asks. */
public interface TerminalConsole {

    /** Whether somebody is there to answer. */
    boolean isInteractive();

    void say(String line);

    /** One line, trimmed; empty at the end of the input. Blocks. */
    Optional<String> ask(String prompt);

    /** One line that does not appear while it is typed; empty at the end of the input. Blocks. */
    Optional<String> askHidden(String prompt);
}
