package app.stagepass.terminal;

import app.stagepass.vault.VaultException;
import app.stagepass.words.Messages;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Asks for the passphrase of an encrypted file; what is typed does not appear. */
public final class PassphraseQuestion {

    private static final int TRIES = 5;

    private final TerminalConsole console;
    private final Messages messages;
    private final Function<Exception, String> explain;
    private final int shortest;

    /** What is done with a passphrase, which it wipes. */
    @FunctionalInterface
    public interface Use {

        void of(char[] passphrase) throws VaultException;
    }

    /**
     * @param explain  the words for a failure
     * @param shortest characters that a new passphrase must have
     */
    public PassphraseQuestion(TerminalConsole console, Messages messages, Function<Exception, String> explain,
            int shortest) {
        this.console = console;
        this.messages = messages;
        this.explain = explain;
        this.shortest = shortest;
    }

    /** Asks until it opens, the person gives up with an empty line, or it was wrong five times. Returns whether it is open. */
    public boolean unlock(Use open) {
        return ask("terminal.passphrase.ask", open);
    }

    /** The same for a file that came from another computer. */
    public boolean unpack(Use open) {
        return ask("terminal.passphrase.ask-packed", open);
    }

    private boolean ask(String question, Use open) {
        for (int i = 0; i < TRIES; i++) {
            Optional<String> typed = console.askHidden(messages.text(question));
            if (typed.filter(text -> !text.isEmpty()).isEmpty()) {
                return false;
            }
            try {
                open.of(typed.get().toCharArray());
                return true;
            } catch (VaultException.WrongPassphrase e) {
                console.say(explain.apply(e));
            } catch (VaultException e) {
                console.say(explain.apply(e)); // no passphrase would help
                return false;
            }
        }
        return false;
    }

    /** Asks for a new one, twice, until both are the same and long enough. Returns whether it is in use now. */
    public boolean begin(Use create) {
        console.say(messages.text("passphrase.protects-not"));
        return askTwice(create);
    }

    /** The same for a file that goes to another computer. */
    public boolean pack(Use pack) {
        console.say(messages.text("passphrase.pack.body"));
        return askTwice(pack);
    }

    private boolean askTwice(Use create) {
        while (true) {
            Optional<String> first = console.askHidden(messages.text("terminal.passphrase.new", shortest));
            if (first.filter(text -> !text.isEmpty()).isEmpty()) {
                return false;
            }
            if (first.get().length() < shortest) {
                console.say(messages.text("passphrase.too-short", shortest));
                continue;
            }
            Optional<String> again = console.askHidden(messages.text("terminal.passphrase.again"));
            if (again.isEmpty()) {
                return false;
            }
            char[] passphrase = first.get().toCharArray();
            if (!Arrays.equals(passphrase, again.get().toCharArray())) {
                console.say(messages.text("passphrase.differ"));
                continue;
            }
            try {
                create.of(passphrase);
                return true;
            } catch (VaultException e) {
                console.say(explain.apply(e));
                return false;
            }
        }
    }
}
