package app.stagepass.terminal;

import app.stagepass.token.CredentialStatus;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.Credentials;
import app.stagepass.watch.TokenWatch;
import app.stagepass.words.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person can type while the tokens are watched. What is not understood is not repeated: it may be a paste gone astray. */
final class Commands {

    private final TerminalConsole console;
    private final Messages messages;
    private final Credentials credentials;
    private final TokenWatch watch;
    private final StatusLines lines;
    private final TerminalSignIn signIn;
    private final Applications applications;
    private final LockCommands locks;
    private final MoveCommands moves;
    private final ImportCommands imports;

    Commands(TerminalConsole console, Messages messages, Credentials credentials, TokenWatch watch, StatusLines lines,
            TerminalSignIn signIn, Applications applications, LockCommands locks, MoveCommands moves,
            ImportCommands imports) {
        this.console = console;
        this.messages = messages;
        this.credentials = credentials;
        this.watch = watch;
        this.lines = lines;
        this.signIn = signIn;
        this.applications = applications;
        this.locks = locks;
        this.moves = moves;
        this.imports = imports;
    }

    /** Reads and does until the person quits. Returns whether they did; if not, there is nothing more to be read. */
    boolean runUntilQuit() {
        while (true) {
            Optional<String> typed = console.ask("");
            if (typed.isEmpty()) {
                return false;
            }
            locks.personIsHere();
            String[] words = typed.get().split("\\s+", 2);
            String rest = words.length > 1 ? words[1] : "";
            switch (words[0].toLowerCase(Locale.ROOT)) {
                case "" -> {
                    // Enter alone
                }
                case "add" -> told(signIn.add());
                case "reconnect" -> reconnect(rest);
                case "check" -> check();
                case "list" -> list();
                case "application" -> applications.correct().ifPresent(_ -> check());
                case "lock" -> locks.lock(rest.strip().toLowerCase(Locale.ROOT));
                case "unlock" -> locks.unlock();
                case "pack" -> moves.pack(rest);
                case "unpack" -> moves.unpack(rest);
                case "take-back" -> moves.takeBack(credentials.snapshots(), rest);
                case "import" -> imports.bringIn(rest);
                case "help", "?" -> console.say(messages.text("terminal.help"));
                case "quit", "q", "exit" -> {
                    return true;
                }
                default -> console.say(messages.text("terminal.not-understood"));
            }
            locks.personIsHere(); // signing in takes its time
        }
    }

    private void reconnect(String name) {
        List<CredentialSnapshot> all = credentials.snapshots();
        new Names(all).find(name).ifPresentOrElse(one -> told(signIn.reconnect(one)), () -> {
            console.say(messages.text("terminal.which"));
            lines.list(all);
        });
    }

    private void told(boolean connected) {
        if (!connected) {
            console.say(messages.text("terminal.watching-on"));
        }
    }

    /** What the watch has given up on is asked about once more only if something here may have changed. */
    private void check() {
        watch.checkAll();
        credentials.snapshots().stream().filter(one -> one.status() instanceof CredentialStatus.Misconfigured)
                .forEach(one -> watch.checkNow(one.id()));
        if (credentials.snapshots().stream().allMatch(one -> one.status() instanceof CredentialStatus.NeedsConsent)) {
            lines.list(credentials.snapshots());
        }
    }

    private void list() {
        List<CredentialSnapshot> all = credentials.snapshots();
        if (all.isEmpty()) {
            console.say(messages.text("terminal.list.empty"));
        }
        lines.list(all);
    }
}
