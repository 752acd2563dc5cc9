package app.stagepass.terminal;

import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.Registrations;
import app.stagepass.watch.SignIn;
import app.stagepass.watch.SignInOrder;
import app.stagepass.watch.SignInOrder.Stage;
import app.stagepass.watch.SignInResult;
import app.stagepass.words.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Signing in without a window: the link is printed, the browser may be elsewhere. Blocks; one thread. */
public final class TerminalProgram {

    private static final SortedSet<Scope> CHAT = new TreeSet<>(
            List.of(new Scope("chat:read"), new Scope("chat:edit")));

    private final TerminalConsole console;
    private final Messages messages;
    private final Function<Exception, String> explain;
    private final SignIn signIn;
    private final Registrations registrations;
    private final ScopeCatalog scopes;
    private final Map<String, String> environment;

    /**
     * The parts.
     *
     * @param explain     the words for an {@link OAuthException} or {@link VaultException}
     * @param environment of the process; {@code SSH_CONNECTION} and {@code USER} tell how to reach it from elsewhere
     */
    public TerminalProgram(TerminalConsole console, Messages messages, Function<Exception, String> explain,
            SignIn signIn, Registrations registrations, ScopeCatalog scopes, Map<String, String> environment) {
        this.console = console;
        this.messages = messages;
        this.explain = explain;
        this.signIn = signIn;
        this.registrations = registrations;
        this.scopes = scopes;
        this.environment = environment;
    }

    /** Goes on until a credential is there, or the person gives up. Returns whether one is. */
    public boolean connect(Cancellation cancellation) {
        Optional<ClientRegistration> registration = registration();
        while (registration.isPresent() && !cancellation.isCancelled()) {
            try {
                report(signIn.run(new SignInOrder(registration.get(), wantedScopes(), Optional.empty()), cancellation,
                        stage -> tell(registration.get(), stage)));
                return true;
            } catch (OAuthException | VaultException e) {
                console.say(explain.apply(e));
            }
            if (!console.isInteractive()
                    || !console.ask(messages.text("terminal.again")).orElse("n").equalsIgnoreCase("y")) {
                return false;
            }
        }
        return false;
    }

    private Optional<ClientRegistration> registration() {
        List<ClientRegistration> known = registrations.all();
        if (!known.isEmpty()) {
            return Optional.of(known.getFirst());
        }
        Optional<RegistrationQuestions.Answers> answers = new RegistrationQuestions(console, messages).ask();
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        try {
            registrations.save(answers.get().registration(), Optional.of(answers.get().secret()));
        } catch (VaultException e) {
            console.say(explain.apply(e));
            return Optional.empty();
        }
        return Optional.of(answers.get().registration());
    }

    private SortedSet<Scope> wantedScopes() {
        if (!console.isInteractive()) {
            return CHAT;
        }
        while (true) {
            String typed = console.ask(messages.text("terminal.scopes")).orElse("");
            if (typed.isEmpty()) {
                return CHAT;
            }
            List<String> words = Arrays.stream(typed.split("[\\s,+]+", -1)).filter(word -> !word.isEmpty()).toList();
            List<String> unknown = words.stream().filter(word -> !isCurrent(word)).toList();
            if (unknown.isEmpty() && !words.isEmpty()) {
                SortedSet<Scope> wanted = new TreeSet<>();
                words.forEach(word -> wanted.add(new Scope(word)));
                return wanted;
            }
            console.say(messages.text("terminal.scopes.unknown", unknown.size()));
        }
    }

    private boolean isCurrent(String word) {
        return Scope.isWellFormed(word) && scopes.find(new Scope(word)).filter(entry -> !entry.retired()).isPresent();
    }

    private void tell(ClientRegistration registration, Stage stage) {
        switch (stage) {
            case Stage.Waiting waiting -> {
                console.say(messages.text("terminal.open-link", SignIn.TIME_LIMIT.toMinutes()));
                console.say("  " + waiting.startLink());
                if (environment.containsKey("SSH_CONNECTION")) {
                    int port = registration.redirectUri().port();
                    console.say(messages.text("terminal.ssh", port, environment.getOrDefault("USER", "user"),
                            sshHost()));
                }
            }
            case Stage.Exchanging _ -> console.say(messages.text("terminal.exchanging"));
            case Stage.Preparing _,Stage.OpeningBrowser _,Stage.Validating _,Stage.Storing _ -> {
                // too short to be worth a line
            }
        }
    }

    /** {@code SSH_CONNECTION} is "client-address client-port server-address server-port" (sshd's manual page). */
    private String sshHost() {
        String[] parts = environment.getOrDefault("SSH_CONNECTION", "").split(" ", -1);
        return parts.length == 4 ? parts[2] : "host";
    }

    private void report(SignInResult result) {
        switch (result) {
            case SignInResult.Connected connected -> {
                connected.notSaved()
                        .ifPresent(why -> console.say(messages.text("terminal.not-saved", explain.apply(why))));
                if (!connected.notGranted().isEmpty()) {
                    console.say(messages.text("terminal.not-granted", String.join(" ",
                            connected.notGranted().stream().map(Scope::value).toList())));
                }
            }
            case SignInResult.DifferentAccount _ ->
                throw new IllegalStateException("a new sign-in expects no account");
        }
    }
}
