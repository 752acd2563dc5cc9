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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Asks for an application registered at Twitch, a question a field; the secret is typed without echo. Of one that is known an
 * empty answer leaves a field as it is.
 */
final class RegistrationQuestions {

    private final TerminalConsole console;
    private final Messages messages;
    private final BiFunction<RegistrationId, ClientId, Optional<ClientRegistration>> twin;

    /**
     * What was answered.
     *
     * @param secret empty to leave the kept one as it is
     */
    record Answers(ClientRegistration registration, Optional<ClientSecret> secret) {}

    /** @param twin another than this one that has the client ID */
    RegistrationQuestions(TerminalConsole console, Messages messages,
            BiFunction<RegistrationId, ClientId, Optional<ClientRegistration>> twin) {
        this.console = console;
        this.messages = messages;
        this.twin = twin;
    }

    /** Empty if the input ended. */
    Optional<Answers> ask(Optional<ClientRegistration> known) {
        RegistrationId id = known.map(ClientRegistration::id).orElseGet(RegistrationId::random);
        String redirectDefault = known.map(one -> one.redirectUri().value()).orElse(RedirectUri.DEFAULT.value());
        console.say(messages.text("terminal.register.guide", redirectDefault));
        Optional<String> name = until("name", known.map(ClientRegistration::name),
                wrongUnless("name", text -> !text.isBlank()));
        Optional<String> clientId = name.flatMap(_ -> until("client-id",
                known.map(one -> one.clientId().value()), text -> wrongClientId(id, text)));
        Optional<String> secret = clientId.flatMap(_ -> secret(known.isPresent()));
        Optional<String> redirect = secret.flatMap(_ -> until("redirect", Optional.of(redirectDefault),
                wrongUnless("redirect", text -> RedirectUri.problemOf(text).isEmpty())));
        return redirect.map(uri -> new Answers(
                new ClientRegistration(id, name.orElseThrow(), new ClientId(clientId.orElseThrow()),
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

    private Optional<String> wrongClientId(RegistrationId id, String text) {
        return wrongUnless("client-id", ClientId::isWellFormed).apply(text)
                .or(() -> twin.apply(id, new ClientId(text))
                        .map(other -> messages.text("registration.taken.body", other.name())));
    }

    private Function<String, Optional<String>> wrongUnless(String field, Predicate<String> good) {
        return text -> good.test(text)
                ? Optional.empty()
                : Optional.of(messages.text("terminal.register." + field + ".bad"));
    }

    /** Asks until there is nothing wrong with the answer. */
    private Optional<String> until(String field, Optional<String> otherwise,
            Function<String, Optional<String>> wrong) {
        String prompt = messages.text("terminal.register." + field)
                + otherwise.map(value -> messages.text("terminal.register.as-it-is", value)).orElse("")
                + messages.text("terminal.register.colon");
        while (true) {
            Optional<String> typed = console.ask(prompt)
                    .map(text -> text.isEmpty() ? otherwise.orElse("") : text);
            Optional<String> objection = typed.flatMap(wrong);
            if (objection.isEmpty()) {
                return typed;
            }
            console.say(objection.get());
        }
    }
}
