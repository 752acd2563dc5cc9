package app.stagepass.terminal;

import app.stagepass.oauth.DeviceAuthorization;
import app.stagepass.terminal.TerminalConsole.Scope;
import app.stagepass.words.Messages;
import app.stagepass.words.QrCode;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows link, code and QR code of the device code flow for as long as the person wants, on a page that leaves no trace, while Twitch
 * is asked all the same. Runs on a thread of its own.
 */
final class DeviceQuestion extends BackgroundQuestion {

    private final TerminalConsole console;
    private final Messages messages;
    private final Runnable cancel;

    /** @param cancel ends the sign-in */
    DeviceQuestion(TerminalConsole console, Messages messages, Runnable cancel) {
        this.console = console;
        this.messages = messages;
        this.cancel = cancel;
    }

    /** Begins to ask. */
    void ask(DeviceAuthorization device) {
        begin(() -> askUntilAnswered(device));
    }

    private void askUntilAnswered(DeviceAuthorization device) {
        String before = "";
        while (true) {
            Optional<String> typed = console.askHidden(before + messages.text("terminal.device.prompt"));
            if (typed.isEmpty()) {
                return;
            }
            switch (typed.get().toLowerCase(Locale.ROOT)) {
                case "cancel" -> {
                    cancel.run();
                    return;
                }
                case "show" -> {
                    Optional<Scope> page = console.showForNow(page(device));
                    before = page.isPresent()
                            ? ""
                            : messages.text("terminal.device.cannot-show") + System.lineSeparator();
                    if (page.isPresent() && isOverWhileShown(page.get())) {
                        return;
                    }
                }
                default -> before = "";
            }
        }
    }

    /** @return whether nobody waits for an answer any more */
    private boolean isOverWhileShown(Scope page) {
        try (page) {
            return console.askHidden("").isEmpty();
        }
    }

    private String page(DeviceAuthorization device) {
        return messages.text("terminal.device.page", QrCode.of(device.verificationUri().toString()).blocks(),
                device.verificationUri().toString(), device.userCode().reveal());
    }
}
