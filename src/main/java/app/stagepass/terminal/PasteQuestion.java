package app.stagepass.terminal;

import app.stagepass.oauth.RedirectByHand;
import app.stagepass.oauth.RedirectByHand.Pasted;
import app.stagepass.terminal.TerminalConsole.Scope;
import app.stagepass.words.Messages;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks for the address that the browser could not open, on a thread of its own, while the sign-in waits for the browser all the
 * same. What is typed does not appear and is never said again.
 */
final class PasteQuestion extends BackgroundQuestion {

    private final TerminalConsole console;
    private final Messages messages;
    private final Runnable cancel;

    /** @param cancel ends the sign-in */
    PasteQuestion(TerminalConsole console, Messages messages, Runnable cancel) {
        this.console = console;
        this.messages = messages;
        this.cancel = cancel;
    }

    /** Begins to ask. */
    void ask(RedirectByHand byHand) {
        begin(() -> askUntilAnswered(byHand));
    }

    private void askUntilAnswered(RedirectByHand byHand) {
        Optional<Scope> page = Optional.empty();
        try {
            String before = "";
            while (true) {
                Optional<String> typed = console.askHidden(before + messages.text("terminal.paste.prompt"));
                if (typed.isEmpty()) {
                    return;
                }
                String text = typed.get();
                if (text.isEmpty()) {
                    before = "";
                } else if (text.equalsIgnoreCase("cancel")) {
                    cancel.run();
                    return;
                } else if (text.equalsIgnoreCase("link")) {
                    page = page.isPresent() ? page : showTwitchsPage(byHand);
                    before = page.isPresent() ? "" : line("terminal.paste.cannot-show");
                } else {
                    Pasted pasted = byHand.paste(text);
                    if (pasted == Pasted.ACCEPTED || pasted == Pasted.TOO_LATE) {
                        return;
                    }
                    before = line("terminal.paste." + pasted.name().toLowerCase(Locale.ROOT).replace('_', '-'));
                }
            }
        } finally {
            page.ifPresent(Scope::close);
        }
    }

    /** The address holds the live state; so only because the person asks for it, and where it leaves no trace. */
    private Optional<Scope> showTwitchsPage(RedirectByHand byHand) {
        return console.showForNow(messages.text("terminal.paste.page", byHand.authorization().toASCIIString()));
    }

    private String line(String key) {
        return messages.text(key) + System.lineSeparator();
    }
}
