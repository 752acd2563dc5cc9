package app.stagepass;

import app.stagepass.desktop.InstanceSocket;
import app.stagepass.desktop.Wish;
import app.stagepass.log.Redactor;
import app.stagepass.oauth.Browser;
import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.terminal.FirstChoice;
import app.stagepass.terminal.MoveCommands;
import app.stagepass.terminal.PassphraseQuestion;
import app.stagepass.terminal.TerminalConsole;
import app.stagepass.terminal.TerminalProgram;
import app.stagepass.terminal.Tunnel;
import app.stagepass.vault.FileSecretStore;
import app.stagepass.vault.IdleLock;
import app.stagepass.vault.VaultException;
import app.stagepass.words.Failure;
import app.stagepass.words.Messages;
import app.stagepass.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The program without a window: the same parts, spoken to in the terminal, until it is quit or ended. */
final class TerminalSession {

    /** The browser is the person's business here: the link is printed. */
    private static final Browser NO_BROWSER = _ -> {
        throw new OAuthException.NoBrowser("terminal");
    };

    private final Redactor redactor;
    private final TerminalConsole console;
    private final Messages messages;
    private final Map<String, String> environment;
    private final Cancellation ended = new Cancellation();

    TerminalSession(Redactor redactor, TerminalConsole console, Messages messages, Map<String, String> environment) {
        this.redactor = redactor;
        this.console = console;
        this.messages = messages;
        this.environment = environment;
    }

    /** How a run ended. */
    enum End {
        DONE, GAVE_UP,
        /** The person chose the sandbox instead. */
        TO_THE_SANDBOX
    }

    /** Blocks until the end. */
    End run(RealmSession session) {
        session.controlPage().ifPresent(page -> console.say(messages.text("terminal.sandbox-control", page)));
        try (OrderlyEnd _ = new OrderlyEnd(this::end);
                Wiring wiring = wiring(session);
                IdleLock idle = new IdleLock(wiring.clock, wiring.ticker, () -> wiring.workers.execute(() -> {
                    if (wiring.place.lock()) {
                        console.say(messages.text("terminal.lock.idle"));
                    }
                }));
                SecondStarts _ = SecondStarts.hear(session.realm().folders(), another -> heard(another, wiring),
                        wiring.workers, wiring.ticker)) {
            tellTroubles(wiring);
            TerminalProgram program = program(session, wiring, idle);
            if (wiring.credentials.snapshots().isEmpty()) {
                if (!session.realm().isSandbox()) {
                    switch (new FirstChoice(console, messages).ask()) {
                        case SANDBOX -> {
                            return End.TO_THE_SANDBOX;
                        }
                        case UNPACK ->
                            moves(wiring).unpack(console.ask(messages.text("terminal.choice.file")).orElse(""));
                        case QUIT -> {
                            return End.DONE;
                        }
                        case CONNECT -> {
                            // goes on below
                        }
                    }
                }
                if (wiring.credentials.snapshots().isEmpty() && !program.connect()) {
                    return End.GAVE_UP;
                }
            }
            program.watch();
            return End.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return End.GAVE_UP;
        }
    }

    private InstanceSocket.Reply heard(Wish another, Wiring wiring) {
        return switch (another) {
            case SHOW, STAY -> InstanceSocket.Reply.TERMINAL;
            case CHECK_ALL -> {
                wiring.watch.checkAll();
                yield InstanceSocket.Reply.DONE;
            }
            case QUIT -> {
                end();
                yield InstanceSocket.Reply.DONE;
            }
        };
    }

    /** On a thread of the system's. A token request is not disturbed: the answer may hold the only pair there is. */
    private void end() {
        ended.cancel();
        console.close();
        console.say(messages.text("terminal.ending"));
    }

    /** An encrypted file is opened by its passphrase. Where there is no keyring the person decides; where there is nobody to ask, only the sandbox does without. */
    private Wiring wiring(RealmSession session) {
        Wiring wiring = new Wiring(session.realm(), Storage.ofSystem(session.realm()), NO_BROWSER, redactor,
                Locale.getDefault());
        PassphraseQuestion passphrase = question(wiring);
        if (wiring.place.isInFile() && console.isInteractive()) {
            passphrase.unlock(wiring.place::unlock);
        }
        try {
            wiring.secrets.read(SecretsPlace.PROBE);
            session.seed(wiring.registrations);
            return wiring;
        } catch (VaultException e) {
            console.say(messages.text("terminal.keyring", told(wiring.failures.of(e))));
        }
        switch (console.isInteractive() ? askWhere() : session.realm().isSandbox() ? "s" : "") {
            case "f" -> {
                if (passphrase.begin(typed -> wiring.place.keepInFile(typed)
                        .ifPresent(aside -> tell(wiring.failures.ofSetAside(aside))))) {
                    seed(session, wiring);
                    console.say(messages.text("terminal.in-file"));
                }
            }
            case "s" -> {
                keepForThisSession(wiring);
                seed(session, wiring);
                console.say(messages.text("terminal.session-only"));
            }
            default -> {
                // everything stays where it is, and each token says so
            }
        }
        return wiring;
    }

    private PassphraseQuestion question(Wiring wiring) {
        return new PassphraseQuestion(console, messages, failure -> told(wiring.failures.ofAny(failure)),
                FileSecretStore.SHORTEST_PASSPHRASE);
    }

    private String askWhere() {
        return console.ask(messages.text("terminal.keep-where")).orElse("").toLowerCase(Locale.ROOT);
    }

    private static void keepForThisSession(Wiring wiring) {
        try {
            wiring.keeping.keepForThisSession();
        } catch (VaultException e) {
            throw new IllegalStateException("memory refused", e);
        }
    }

    private void seed(RealmSession session, Wiring wiring) {
        try {
            session.seed(wiring.registrations);
        } catch (VaultException e) {
            tell(wiring.failures.of(e));
        }
    }

    /** What was found wrong with the files of earlier runs. */
    private void tellTroubles(Wiring wiring) {
        wiring.vault.trouble().map(wiring.failures::of).ifPresent(this::tell);
        wiring.settings.trouble().map(wiring.failures::of).ifPresent(this::tell);
        wiring.clockSkew.observe(ahead -> tell(wiring.failures.ofClock(ahead)));
        var _ = wiring.history.trouble().thenAccept(trouble -> tell(wiring.failures.of(trouble)));
    }

    private TerminalProgram program(RealmSession session, Wiring wiring, IdleLock idle) {
        Realm realm = session.realm();
        Words words = Words.of(Locale.getDefault(), wiring.clock, ZoneId.systemDefault());
        List<Integer> sandboxPort = realm.isSandbox() ? List.of(realm.endpoints().oauth().getPort()) : List.of();
        return new TerminalProgram(new TerminalProgram.Parts(console, words, wiring.clock,
                failure -> told(wiring.failures.ofAny(failure)), wiring.credentials, wiring.registrations,
                wiring.scopes, wiring.signIn, wiring.admission, wiring.watch,
                new Tunnel(environment, hostName(), sandboxPort), new TerminalLocking(session, wiring, question(wiring),
                        idle, failure -> tell(wiring.failures.ofAny(failure))),
                moves(wiring), wiring.importing),
                ended);
    }

    private MoveCommands moves(Wiring wiring) {
        PassphraseQuestion passphrase = new PassphraseQuestion(console, messages,
                failure -> told(wiring.failures.ofMove(failure)), FileSecretStore.SHORTEST_PASSPHRASE);
        return new MoveCommands(console, messages, new TerminalMoves(wiring.moving, wiring.credentials, wiring.settings,
                passphrase, failure -> tell(wiring.failures.ofMove(failure))));
    }

    /** Without asking the network, which may be slow to know. */
    private String hostName() {
        try {
            return environment.containsKey("HOSTNAME")
                    ? environment.get("HOSTNAME")
                    : Files.readString(Path.of("/etc/hostname")).strip();
        } catch (IOException e) {
            return "HOST";
        }
    }

    private void tell(Failure failure) {
        console.say(told(failure));
    }

    private static String told(Failure failure) {
        return failure.title() + ". " + failure.body();
    }
}
