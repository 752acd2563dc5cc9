package app.stagepass.terminal;

import app.stagepass.words.Messages;
import java.time.Duration;
import java.util.Optional;

/** The commands that shut and open what the tokens are kept in. */
final class LockCommands {

    private static final int LONGEST_DAY = 24 * 60;

    private final TerminalConsole console;
    private final Messages messages;
    private final Locking locking;

    LockCommands(TerminalConsole console, Messages messages, Locking locking) {
        this.console = console;
        this.messages = messages;
        this.locking = locking;
    }

    void personIsHere() {
        locking.personIsHere();
    }

    void unlock() {
        if (locking.unlock()) {
            console.say(messages.text("terminal.unlocked"));
        }
    }

    /** @param when nothing for now, a number of minutes without a touch, or "never" */
    void lock(String when) {
        Optional<Integer> minutes = minutes(when);
        if (!locking.isInFile()) {
            console.say(messages.text("terminal.lock.no-file"));
        } else if (when.isEmpty()) {
            locking.lock();
            console.say(messages.text("terminal.lock.now"));
        } else if (when.equals("never")) {
            locking.lockAfter(Optional.empty());
            console.say(messages.text("terminal.lock.never"));
        } else if (minutes.isPresent()) {
            locking.lockAfter(minutes.map(Duration::ofMinutes));
            console.say(messages.text("terminal.lock.after", minutes.get()));
        } else {
            console.say(messages.text("terminal.lock.which"));
        }
    }

    private static Optional<Integer> minutes(String typed) {
        return typed.matches("[0-9]{1,4}")
                ? Optional.of(Integer.valueOf(typed)).filter(many -> many > 0 && many <= LONGEST_DAY)
                : Optional.empty();
    }
}
