package app.stagepass.terminal;

import app.stagepass.oauth.Cancellation;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.watch.Admission;
import app.stagepass.watch.Credentials;
import app.stagepass.watch.Importing;
import app.stagepass.watch.Credentials.Observation;
import app.stagepass.watch.Registrations;
import app.stagepass.watch.SignIn;
import app.stagepass.watch.TokenWatch;
import app.stagepass.words.Words;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** The program without a window: signs in if there is no token yet, then prints a line a check and does what is typed. */
public final class TerminalProgram {

    private final TerminalConsole console;
    private final Words words;
    private final Credentials credentials;
    private final TerminalSignIn signIn;
    private final Commands commands;
    private final StatusLines lines;
    private final Cancellation ended;

    /**
     * What it works with.
     *
     * @param console where it speaks
     * @param words   what it says
     * @param explain the words for a failure of signing in or storing
     * @param tunnel  how a browser elsewhere gets here
     * @param locking what the tokens are kept in
     * @param moves   to another computer and from there
     */
    public record Parts(TerminalConsole console, Words words, Clock clock, Function<Exception, String> explain,
            Credentials credentials, Registrations registrations, ScopeCatalog scopes, SignIn signIn,
            Admission admission, TokenWatch watch, Tunnel tunnel, Locking locking,
            MoveCommands moves, Importing importing) {}

    /**
     * Nothing happens yet.
     *
     * @param ended cancelled from outside, where the console is closed too, to end it: what waits for the person stops, what is under
     *              way with Twitch does not
     */
    public TerminalProgram(Parts parts, Cancellation ended) {
        this.console = parts.console();
        this.words = parts.words();
        this.credentials = parts.credentials();
        this.ended = ended;
        Applications applications = new Applications(console, words.messages(), parts.explain(),
                parts.registrations());
        this.lines = new StatusLines(console, words, parts.clock());
        this.signIn = new TerminalSignIn(console, words.messages(), parts.explain(), parts.signIn(),
                parts.admission(), applications, new ScopeQuestion(console, words.messages(), parts.scopes()),
                parts.tunnel(), ended);
        this.commands = new Commands(console, words.messages(), credentials, parts.watch(), lines, signIn,
                applications, new LockCommands(console, words.messages(), parts.locking()),
                parts.moves(), new ImportCommands(console, words, parts.importing()));
    }

    /** Signs in to a first account. Returns whether there is one now. */
    public boolean connect() {
        return signIn.add();
    }

    /** Blocks until the person quits or the program is ended. */
    public void watch() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        ended.onCancel(end::countDown);
        try (Observation _ = credentials.observe(lines::show)) {
            if (console.isInteractive()) {
                console.say(words.text("terminal.watching"));
                if (commands.runUntilQuit()) {
                    return;
                }
                if (!ended.isCancelled()) {
                    console.say(words.text("terminal.input-ended"));
                }
            }
            end.await();
        }
    }
}
