package app.stagepass.terminal;

import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Secret;
import app.stagepass.words.Messages;
import java.util.Optional;
import java.util.function.Predicate;

/** Asks for an application registered at Twitch, a question a field; the secret is typed without echo. */
final class RegistrationQuestions {

    private final TerminalConsole console;
    private final Messages messages;

    /** What was answered. */
    record Answers(ClientRegistration registration, ClientSecret secret) {}

    RegistrationQuestions(TerminalConsole console, Messages messages) {
        this.console = console;
        this.messages = messages;
    }

    /** Empty if the input ended. */
    Optional<Answers> ask() {
        console.say(messages.text("terminal.register.guide", RedirectUri.DEFAULT.value()));
        Optional<String> name = until("terminal.register.name", "terminal.register.name.bad", text -> !text.isBlank());
        Optional<String> clientId = name
                .flatMap(_ -> until("terminal.register.client-id", "terminal.register.client-id.bad",
                        ClientId::isWellFormed));
        Optional<String> secret = clientId.flatMap(_ -> secret());
        Optional<String> redirect = secret.flatMap(_ -> redirect());
        return redirect.map(uri -> new Answers(
                new ClientRegistration(RegistrationId.random(), name.orElseThrow(),
                        new ClientId(clientId.orElseThrow()),
                        ClientType.CONFIDENTIAL, new RedirectUri(uri)),
                new ClientSecret(secret.orElseThrow())));
    }

    private Optional<String> secret() {
        while (true) {
            Optional<String> typed = console.askHidden(messages.text("terminal.register.secret"));
            if (typed.isEmpty() || Secret.isWellFormed(typed.get())) {
                return typed;
            }
            console.say(messages.text("terminal.register.secret.bad"));
        }
    }

    private Optional<String> redirect() {
        while (true) {
            Optional<String> typed = console
                    .ask(messages.text("terminal.register.redirect", RedirectUri.DEFAULT.value()))
                    .map(text -> text.isEmpty() ? RedirectUri.DEFAULT.value() : text);
            if (typed.isEmpty() || RedirectUri.problemOf(typed.get()).isEmpty()) {
                return typed;
            }
            console.say(messages.text("terminal.register.redirect.bad"));
        }
    }

    private Optional<String> until(String promptKey, String badKey, Predicate<String> good) {
        while (true) {
            Optional<String> typed = console.ask(messages.text(promptKey));
            if (typed.isEmpty() || good.test(typed.get())) {
                return typed;
            }
            console.say(messages.text(badKey));
        }
    }
}
