package app.stagepass.terminal;

import app.stagepass.token.ClientRegistration;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.Registrations;
import app.stagepass.words.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which application registered at Twitch is meant, and what is known of it. */
final class Applications {

    private final TerminalConsole console;
    private final Messages messages;
    private final Function<Exception, String> explain;
    private final Registrations registrations;

    Applications(TerminalConsole console, Messages messages, Function<Exception, String> explain,
            Registrations registrations) {
        this.console = console;
        this.messages = messages;
        this.explain = explain;
        this.registrations = registrations;
    }

    /** The one to sign in with: the only one, one of several, or a first one that is asked for. Empty if the input ended. */
    Optional<ClientRegistration> choose() {
        List<ClientRegistration> known = registrations.all();
        return known.isEmpty() ? ask(Optional.empty()) : oneOf(known);
    }

    /** Asks for the data of one that is there once more. Empty if nothing was changed. */
    Optional<ClientRegistration> correct() {
        return Optional.of(registrations.all()).filter(known -> !known.isEmpty()).flatMap(this::oneOf)
                .flatMap(this::correct);
    }

    Optional<ClientRegistration> correct(ClientRegistration known) {
        return ask(Optional.of(known));
    }

    private Optional<ClientRegistration> oneOf(List<ClientRegistration> known) {
        if (known.size() == 1 || !console.isInteractive()) {
            return Optional.of(known.getFirst());
        }
        for (int i = 0; i < known.size(); i++) {
            console.say(messages.text("terminal.application.line", i + 1, known.get(i).name()));
        }
        while (true) {
            Optional<String> typed = console.ask(messages.text("terminal.application.prompt"));
            if (typed.isEmpty()) {
                return Optional.empty();
            }
            for (int i = 0; i < known.size(); i++) {
                if (typed.get().equals(String.valueOf(i + 1))) {
                    return Optional.of(known.get(i));
                }
            }
            console.say(messages.text("terminal.application.again", known.size()));
        }
    }

    private Optional<ClientRegistration> ask(Optional<ClientRegistration> known) {
        Optional<RegistrationQuestions.Answers> answers = new RegistrationQuestions(console, messages,
                registrations::twin).ask(known);
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        try {
            registrations.save(answers.get().registration(), answers.get().secret());
            return Optional.of(answers.get().registration());
        } catch (VaultException e) {
            console.say(explain.apply(e));
            return Optional.empty();
        }
    }
}
