package app.stagepass;

import app.stagepass.log.Redactor;
import app.stagepass.oauth.Browser;
import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.terminal.FirstChoice;
import app.stagepass.terminal.StatusLines;
import app.stagepass.terminal.TerminalConsole;
import app.stagepass.terminal.TerminalProgram;
import app.stagepass.vault.VaultException;
import app.stagepass.words.Failure;
import app.stagepass.words.Messages;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The program without a window: the same parts, spoken to in the terminal, until Ctrl-C. */
final class TerminalSession {

    /** The browser is the person's business here: the link is printed. */
    private static final Browser NO_BROWSER = _ -> {
        throw new OAuthException.NoBrowser("terminal");
    };

    /** An entry that is never there: asking for it tells whether the keyring answers. */
    static final String KEYRING_PROBE = "probe";

    private final Redactor redactor;
    private final TerminalConsole console;
    private final Messages messages;
    private final Map<String, String> environment;
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch ended = new CountDownLatch(1);

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
        Thread hook = Thread.ofPlatform().unstarted(this::end);
        Runtime.getRuntime().addShutdownHook(hook);
        session.controlPage().ifPresent(page -> console.say(messages.text("terminal.sandbox-control", page)));
        try (Wiring wiring = wiring(session)) {
            if (wiring.credentials.snapshots().isEmpty()) {
                if (!session.realm().isSandbox()) {
                    switch (new FirstChoice(console, messages).ask()) {
                        case SANDBOX -> {
                            return End.TO_THE_SANDBOX;
                        }
                        case QUIT -> {
                            return End.GAVE_UP;
                        }
                        case CONNECT -> {
                            // goes on below
                        }
                    }
                }
                if (!connect(wiring)) {
                    return End.GAVE_UP;
                }
            }
            watch(wiring);
            return End.DONE;
        } finally {
            release(hook);
        }
    }

    /** Where there is no keyring the person decides; where there is nobody to ask, only the sandbox does without. */
    private Wiring wiring(RealmSession session) {
        Wiring wiring = new Wiring(session.realm(), NO_BROWSER, redactor, Locale.getDefault());
        try {
            wiring.secrets.read(KEYRING_PROBE);
            session.seed(wiring.registrations);
            return wiring;
        } catch (VaultException e) {
            console.say(messages.text("terminal.keyring", explain(wiring, e)));
        }
        boolean without = console.isInteractive()
                ? console.ask(messages.text("terminal.session-only.ask")).orElse("n").equalsIgnoreCase("y")
                : session.realm().isSandbox();
        if (without) {
            try {
                wiring.keeping.keepForThisSession();
                session.seed(wiring.registrations);
                console.say(messages.text("terminal.session-only"));
            } catch (VaultException e) {
                throw new IllegalStateException("memory refused", e);
            }
        }
        return wiring;
    }

    private boolean connect(Wiring wiring) {
        return new TerminalProgram(console, messages, failure -> explain(wiring, failure), wiring.signIn,
                wiring.registrations, wiring.scopes, environment).connect(cancellation);
    }

    private static String explain(Wiring wiring, Exception failure) {
        var words = wiring.failures.ofAny(failure);
        return words.title() + ". " + words.body();
    }

    private void watch(Wiring wiring) {
        StatusLines lines = new StatusLines(console, messages, wiring.clock, ZoneId.systemDefault());
        var _ = wiring.history.trouble().thenAccept(trouble -> {
            Failure told = wiring.failures.of(trouble);
            console.say(told.title() + ". " + told.body());
        });
        try (var _ = wiring.credentials.observe(lines::show)) {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        cancellation.cancel();
        ended.countDown();
    }

    private static void release(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Ctrl-C: the hook is what ended us
        }
    }
}
