package app.stagepass.terminal;

import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.terminal.TerminalConsole.Scope;
import app.stagepass.token.Account;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.GrantType;
import app.stagepass.token.TokenKind;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.Admission;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.SignIn;
import app.stagepass.watch.SignInOrder.Stage;
import app.stagepass.watch.SignInOrder;
import app.stagepass.watch.SignInResult;
import app.stagepass.words.Messages;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Signing in without a window: the link is printed, and the browser may be elsewhere, where it comes back by a tunnel or by the
 * person's clipboard. Blocks; one thread.
 */
public final class TerminalSignIn {

    private final TerminalConsole console;
    private final Messages messages;
    private final Function<Exception, String> explain;
    private final SignIn signIn;
    private final Admission admission;
    private final Applications applications;
    private final GrantQuestion grants;
    private final ScopeQuestion scopes;
    private final Tunnel tunnel;
    private final Cancellation ended;

    /**
     * The parts.
     *
     * @param explain the words for an {@link OAuthException} or {@link VaultException}
     * @param ended   cancelled when the program ends
     */
    TerminalSignIn(TerminalConsole console, Messages messages, Function<Exception, String> explain, SignIn signIn,
            Admission admission, Applications applications, ScopeQuestion scopes, Tunnel tunnel, Cancellation ended) {
        this.console = console;
        this.messages = messages;
        this.explain = explain;
        this.signIn = signIn;
        this.admission = admission;
        this.applications = applications;
        this.grants = new GrantQuestion(console, messages);
        this.scopes = scopes;
        this.tunnel = tunnel;
        this.ended = ended;
    }

    /** Goes on until a credential is there, or the person gives up. Returns whether one is. */
    boolean add() {
        return applications.choose().flatMap(client -> grants.ask(client.type()).flatMap(grant -> scopesFor(grant)
                .map(wanted -> run(new SignInOrder(client, wanted, Optional.empty()).by(grant)))))
                .orElse(false);
    }

    /** The same for a credential that is there, with all the scopes that it was asked for and that it has. */
    boolean reconnect(CredentialSnapshot known) {
        SortedSet<app.stagepass.token.Scope> wanted = new TreeSet<>(known.credential().wantedScopes());
        wanted.addAll(known.facts().scopes());
        return known.registration().or(applications::choose)
                .flatMap(client -> way(known, client).map(grant -> run(
                        new SignInOrder(client, scopes.withoutRetired(wanted), Optional.of(known.id())).by(grant))))
                .orElse(false);
    }

    private Optional<SortedSet<app.stagepass.token.Scope>> scopesFor(GrantType grant) {
        return grant.actsForAccount() ? scopes.ask() : Optional.of(new TreeSet<>());
    }

    private Optional<GrantType> way(CredentialSnapshot known, ClientRegistration client) {
        return known.credential().kind() == TokenKind.APP
                ? Optional.of(GrantType.CLIENT_CREDENTIALS)
                : grants.ask(client.type());
    }

    private boolean run(SignInOrder first) {
        SignInOrder order = first;
        while (!ended.isCancelled()) {
            try {
                return report(attempt(order));
            } catch (OAuthException.Cancelled e) {
                if (!ended.isCancelled()) {
                    console.say(explain.apply(e));
                }
                return false;
            } catch (OAuthException | VaultException e) {
                console.say(explain.apply(e));
                Optional<ClientRegistration> next = afterFailure(order.registration(), e);
                if (next.isEmpty()) {
                    return false;
                }
                order = order.through(next.get());
            }
        }
        return false;
    }

    /** With what to try again; empty if the person has had enough. */
    private Optional<ClientRegistration> afterFailure(ClientRegistration client, Exception failure) {
        boolean dataIsWrong = failure instanceof OAuthException.InvalidClient
                || failure instanceof OAuthException.PortBusy;
        if (dataIsWrong && agrees("terminal.application.correct")) {
            return applications.correct(client);
        }
        return !dataIsWrong && agrees("terminal.again") ? Optional.of(client) : Optional.empty();
    }

    private boolean agrees(String key) {
        return console.ask(messages.text(key)).orElse("n").equalsIgnoreCase("y");
    }

    /** Nothing typed appears from before the link is shown until the code is spent, so no pasted address can either. */
    private SignInResult attempt(SignInOrder order) throws OAuthException, VaultException {
        if (order.grant() == GrantType.DEVICE_CODE && !console.isInteractive()) {
            console.say(messages.text("terminal.device.nobody"));
            throw new OAuthException.Cancelled();
        }
        Cancellation cancellation = new Cancellation();
        ended.onCancel(cancellation::cancel);
        try (Scope _ = console.hideTyping();
                PasteQuestion question = new PasteQuestion(console, messages, cancellation::cancel);
                DeviceQuestion device = new DeviceQuestion(console, messages, cancellation::cancel)) {
            return signIn.run(order, cancellation, stage -> {
                switch (stage) {
                    case Stage.Waiting waiting -> {
                        tell(order.registration(), waiting);
                        question.ask(waiting.byHand());
                    }
                    case Stage.Exchanging _ -> {
                        question.withdraw();
                        console.say(messages.text("terminal.exchanging"));
                    }
                    case Stage.WaitingForDevice waiting -> {
                        console.say(messages.text("terminal.device.open"));
                        device.ask(waiting.device());
                    }
                    case Stage.Validating _ -> device.withdraw();
                    case Stage.Preparing _,Stage.OpeningBrowser _,Stage.Storing _ -> {
                        // too short to be worth a line
                    }
                }
            });
        }
    }

    private void tell(ClientRegistration client, Stage.Waiting waiting) {
        console.say(messages.text("terminal.open-link", SignIn.TIME_LIMIT.toMinutes()));
        console.say("  " + waiting.startLink());
        console.say(messages.text("terminal.tunnel"));
        console.say("  " + tunnel.command(client.redirectUri().port()));
        if (console.isInteractive()) {
            console.say(messages.text("terminal.paste"));
        }
    }

    private boolean report(SignInResult result) throws OAuthException {
        return switch (result) {
            case SignInResult.Connected connected -> {
                connected.notSaved()
                        .ifPresent(why -> console.say(messages.text("terminal.not-saved", explain.apply(why))));
                if (!connected.notGranted().isEmpty()) {
                    console.say(messages.text("terminal.not-granted", ScopeQuestion.words(connected.notGranted())));
                }
                yield true;
            }
            case SignInResult.DifferentAccount other -> {
                console.say(messages.text("terminal.other-account", other.candidate().account().login()));
                yield agrees("terminal.other-account.keep")
                        ? report(admission.keepAsNew(other.candidate()))
                        : discard(other.candidate());
            }
            case SignInResult.ToConfirm asked -> {
                Account account = asked.candidate().account();
                console.say(messages.text("terminal.confirm", account.displayName(), account.login()));
                yield agrees("terminal.confirm.keep")
                        ? report(admission.confirmed(asked.order(), asked.candidate()))
                        : discard(asked.candidate());
            }
        };
    }

    private boolean discard(Admission.Candidate unwanted) throws OAuthException {
        admission.discard(unwanted);
        console.say(messages.text("terminal.discarded", unwanted.account().login()));
        return false;
    }
}
