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

/**
 * Asks for an application registered at Twitch, a question a field; the secret is typed without echo. Of one that is known an
 * empty answer leaves a field as it is.
 */
final class RegistrationQuestions {

    private final TerminalConsole console;
    private final Messages messages;

    /**
     * What was answered.
     *
     * @param secret empty to leave the kept one as it is
     */
    record Answers(ClientRegistration registration, Optional<ClientSecret> secret) {}

    RegistrationQuestions(TerminalConsole console, Messages messages) {
        this.console = console;
        this.messages = messages;
    }

    /** Empty if the input ended. */
    Optional<Answers> ask(Optional<ClientRegistration> known) {
        String redirectDefault = known.map(one -> one.redirectUri().value()).orElse(RedirectUri.DEFAULT.value());
        console.say(messages.text("terminal.register.guide", redirectDefault));
        Optional<String> name = until("name", known.map(ClientRegistration::name), text -> !text.isBlank());
        Optional<String> clientId = name.flatMap(_ -> until("client-id",
                known.map(one -> one.clientId().value()), ClientId::isWellFormed));
        Optional<String> secret = clientId.flatMap(_ -> secret(known.isPresent()));
        Optional<String> redirect = secret.flatMap(_ -> until("redirect", Optional.of(redirectDefault),
                text -> RedirectUri.problemOf(text).isEmpty()));
        return redirect.map(uri -> new Answers(
                new ClientRegistration(known.map(ClientRegistration::id).orElseGet(RegistrationId::random),
                        name.orElseThrow(), new ClientId(clientId.orElseThrow()),
                        known.map(ClientRegistration::type).orElseGet(() -> typeBy(secret.orElse(""))),
                        new RedirectUri(uri)),
                secret.filter(text -> !text.isEmpty()).map(ClientSecret::new)));
    }

    /** One without a secret is public. */
    private static ClientType typeBy(String secret) {
        return secret.isEmpty() ? ClientType.PUBLIC : ClientType.CONFIDENTIAL;
    }

    /** An empty text stands for the secret that is kept, or for a public client, which has none. */
    private Optional<String> secret(boolean isKept) {
        String prompt = messages.text(isKept ? "terminal.register.secret.kept" : "terminal.register.secret");
        while (true) {
            Optional<String> typed = console.askHidden(prompt);
            if (typed.isEmpty() || typed.get().isEmpty() || Secret.isWellFormed(typed.get())) {
                return typed;
            }
            console.say(messages.text("terminal.register.secret.bad"));
        }
    }

    private Optional<String> until(String field, Optional<String> otherwise, Predicate<String> good) {
        String prompt = messages.text("terminal.register." + field)
                + otherwise.map(value -> messages.text("terminal.register.as-it-is", value)).orElse("")
                + messages.text("terminal.register.colon");
        while (true) {
            Optional<String> typed = console.ask(prompt)
                    .map(text -> text.isEmpty() ? otherwise.orElse("") : text);
            if (typed.isEmpty() || good.test(typed.get())) {
                return typed;
            }
            console.say(messages.text("terminal.register." + field + ".bad"));
        }
    }
}
