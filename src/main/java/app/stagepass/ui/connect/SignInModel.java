package app.stagepass.ui.connect;

import app.stagepass.ui.SecondHand;
import app.stagepass.handover.Clipboard;
import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.Account;
import app.stagepass.token.ClientType;
import app.stagepass.token.GrantType;
import app.stagepass.ui.Work;
import app.stagepass.ui.connect.SignInPhase.Step;
import app.stagepass.watch.Admission;
import app.stagepass.watch.Credentials;
import app.stagepass.watch.SignIn;
import app.stagepass.watch.SignInOrder.Stage.Opened;
import app.stagepass.watch.SignInOrder.Stage;
import app.stagepass.watch.SignInOrder;
import app.stagepass.watch.SignInOrder.Audience;
import app.stagepass.watch.SignInResult;
import app.stagepass.words.Failure;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * One sign-in as the person sees it, from the press of the button to the answer, and again from the start as often as wanted.
 * For the UI thread.
 */
public final class SignInModel {

    private static final Logger LOG = System.getLogger(SignInModel.class.getName());

    private final Parts parts;
    private final Trouble trouble;
    private final ReadOnlyObjectWrapper<SignInPhase> phase = new ReadOnlyObjectWrapper<>(
            new SignInPhase.Working(Step.PREPARING));
    private final KeyringSteps keyring;
    private final LinkOffer offer;
    private Optional<SignInPhase.Question> question = Optional.empty();
    private Optional<SignInOrder> order = Optional.empty();
    private Optional<Admission.Candidate> candidate = Optional.empty();
    private Optional<String> wantedLogin = Optional.empty();
    private Cancellation cancellation = new Cancellation();
    /** Counts the runs, so that late news of one that was given up is not taken for news of the next. */
    private int run;

    /** What it works with. */
    record Parts(SignIn signIn, Admission admission, Credentials credentials, Clipboard clipboard, KeyringHelp keyring,
            Work work, Clock clock, SecondHand secondHand, ConnectNews news) {}

    SignInModel(Parts parts, Trouble trouble) {
        this.parts = parts;
        this.trouble = trouble;
        this.offer = new LinkOffer(parts.clipboard(), parts.work(), parts.clock(), parts.secondHand());
        this.keyring = new KeyringSteps(parts.keyring(), parts.work(), this::keyringTakes, this::keyringFailed);
    }

    public ReadOnlyObjectProperty<SignInPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** What the person goes to Twitch with, and how long it is good. */
    LinkOffer offer() {
        return offer;
    }

    /** Begins, or begins again. */
    public void start(SignInOrder wanted) {
        forgetRun();
        order = Optional.of(wanted);
        Cancellation mine = new Cancellation();
        cancellation = mine;
        int number = run;
        phase.set(new SignInPhase.Working(Step.PREPARING));
        parts.work().start(() -> {
            Optional<String> whose = loginOf(wanted.audience());
            parts.work().later(() -> onlyIn(number, () -> wantedLogin = whose));
            return ended(parts.signIn().run(wanted, mine,
                    stage -> parts.work().later(() -> onlyIn(number, () -> at(stage)))));
        }, ended -> onlyIn(number, () -> ended(ended)), failure -> onlyIn(number, () -> failed(failure)));
    }

    private Optional<String> loginOf(Audience audience) {
        return switch (audience) {
            case Audience.Anyone _ -> Optional.empty();
            case Audience.Named named -> Optional.of(named.login());
            case Audience.Known known -> parts.credentials().snapshot(known.id())
                    .map(one -> one.credential().account().login());
        };
    }

    /** Whose token it shall be, where that was said. */
    Optional<String> wantedLogin() {
        return wantedLogin;
    }

    /** Takes over where a sign-in has come to that began elsewhere. */
    void arrived(SignInResult.ToConfirm brought) {
        forgetRun();
        order = Optional.of(brought.order());
        ended(ended(brought));
    }

    /** @param known the account in question with name and picture */
    private record Ended(SignInResult result, Optional<Account> known) {}

    private Ended ended(SignInResult result) {
        return new Ended(result, switch (result) {
            case SignInResult.Connected connected -> parts.credentials().snapshot(connected.id())
                    .map(one -> one.credential().account());
            case SignInResult.DifferentAccount different -> parts.credentials().snapshots().stream()
                    .map(one -> one.credential().account())
                    .filter(account -> account.login().equalsIgnoreCase(different.expected())).findFirst();
            case SignInResult.ToConfirm confirm -> Optional.of(confirm.candidate().account());
        });
    }

    /** The same once more. */
    public void again() {
        order.ifPresent(this::start);
    }

    /** Ends the waiting; a short step of our own that is under way is let finish, for it may have spent the code already. */
    public void cancel() {
        cancellation.cancel();
    }

    /** Nobody is there any more to answer: a token that waits for a decision is revoked, as far as Twitch can be reached. */
    void end() {
        if (phase.get() instanceof SignInPhase.Question) {
            discard();
        } else {
            cancel();
        }
    }

    /** The person wants to be gone: ends the waiting, or revokes the token that waits for a decision. */
    public void leave() {
        if (phase.get() instanceof SignInPhase.Question) {
            discard();
        } else if (mayBeLeft()) {
            cancel();
        }
    }

    /** Whether it may be left now. */
    public boolean mayBeLeft() {
        return phase.get().mayBeLeft();
    }

    public void openAgain() {
        offer.copyCode();
        offer.toOpen().ifPresent(uri -> {
            int number = run;
            parts.work().start(() -> {
                parts.signIn().open(uri);
                return true;
            }, _ -> onlyIn(number, () -> opened(Opened.YES)), _ -> onlyIn(number, () -> opened(Opened.FAILED)));
        });
    }

    private void opened(Opened opened) {
        if (phase.get() instanceof SignInPhase.Waiting) {
            phase.set(new SignInPhase.Waiting(opened));
        } else if (opened == Opened.FAILED) {
            offer.notOpened();
        }
    }

    /** The steps that help where the keyring is closed or missing; then it goes on where it was needed. */
    KeyringSteps keyring() {
        return keyring;
    }

    private void keyringTakes() {
        if (phase.get() instanceof SignInPhase.Connected now) {
            phase.set(now.with(Optional.empty()));
        } else {
            again();
        }
    }

    private void keyringFailed(Exception failure) {
        phase.set(phase.get() instanceof SignInPhase.Connected now
                ? now.with(Optional.of(trouble.of(failure)))
                : trouble.phase(failure));
    }

    /** It is the right account. */
    public void confirm() {
        order.ifPresent(wanted -> keep(unconfirmed -> parts.admission().confirmed(wanted, unconfirmed)));
    }

    /** The other account's token becomes an entry of its own. */
    public void keepOther() {
        keep(parts.admission()::keepAsNew);
    }

    private void keep(Function<Admission.Candidate, SignInResult> keeping) {
        candidate.ifPresent(kept -> {
            int number = run;
            phase.set(new SignInPhase.Working(Step.STORING));
            parts.work().start(() -> ended(keeping.apply(kept)), ended -> onlyIn(number, () -> ended(ended)),
                    failure -> onlyIn(number, () -> failed(failure)));
        });
    }

    /** The token that waits for a decision is revoked; then nothing came of it. */
    public void discard() {
        candidate.ifPresent(unwanted -> {
            int number = run;
            phase.set(new SignInPhase.Working(Step.DISCARDING));
            parts.work().start(() -> {
                parts.admission().discard(unwanted);
                return true;
            }, _ -> onlyIn(number, () -> {
                candidate = Optional.empty();
                phase.set(new SignInPhase.Cancelled());
                parts.news().discarded(unwanted.account());
            }), failure -> onlyIn(number, () -> notDiscarded(
                    trouble.notDiscarded(failure, unwanted.tokens().facts(Optional.empty()).expiresAt()))));
        });
    }

    private void notDiscarded(Failure problem) {
        question.ifPresent(asked -> phase.set(asked.with(problem)));
    }

    /** Back to the consent page. The token that nobody wants is revoked beside it, as far as Twitch can be reached. */
    public void againAsTheRightOne() {
        order.ifPresent(this::againInstead);
    }

    /** The same by a link for a private window or another profile, where nobody else is signed in. */
    public void againByLink() {
        order.ifPresent(wanted -> againInstead(wanted.by(wanted.grant() == GrantType.DEVICE_CODE
                ? GrantType.AUTHORIZATION_CODE
                : wanted.grant()).byLink()));
    }

    /** The same by a code, with which the right person can agree on a device of their own. */
    public void againByCode() {
        order.ifPresent(wanted -> againInstead(wanted.by(GrantType.DEVICE_CODE)));
    }

    /** On which way it goes. */
    GrantType way() {
        return order.map(SignInOrder::grant).orElse(GrantType.AUTHORIZATION_CODE);
    }

    /** Whether a browser on this computer took part, whose tab is still open. */
    boolean leftATab() {
        return way() == GrantType.AUTHORIZATION_CODE || way() == GrantType.IMPLICIT;
    }

    /** Whether this application's sign-in can go back to a browser at all. */
    boolean canUseBrowser() {
        return order.filter(wanted -> wanted.registration().type() == ClientType.CONFIDENTIAL).isPresent();
    }

    private void againInstead(SignInOrder wanted) {
        candidate.ifPresent(unwanted -> parts.work().start(() -> {
            parts.admission().discard(unwanted);
            return true;
        }, _ -> {}, SignInModel::noteNotRevoked));
        start(wanted);
    }

    private static void noteNotRevoked(Exception failure) {
        if (failure instanceof OAuthException known) {
            LOG.log(Level.INFO, "unwanted token not revoked: {0}", known.getMessage());
        }
    }

    private void forgetRun() {
        run++;
        wantedLogin = Optional.empty();
        offer.forget();
        candidate = Optional.empty();
        question = Optional.empty();
    }

    private void onlyIn(int number, Runnable news) {
        if (number == run) {
            news.run();
        }
    }

    private void at(Stage stage) {
        switch (stage) {
            case Stage.Preparing _ -> phase.set(new SignInPhase.Working(Step.PREPARING));
            case Stage.OpeningBrowser _ -> phase.set(new SignInPhase.Working(Step.OPENING_BROWSER));
            case Stage.Waiting waiting -> {
                offer.begin(waiting.startLink(), waiting.deadline());
                phase.set(new SignInPhase.Waiting(waiting.opened()));
            }
            case Stage.WaitingForDevice waiting -> {
                offer.begin(waiting.device());
                phase.set(new SignInPhase.WaitingForDevice());
            }
            case Stage.Exchanging _ -> past(Step.EXCHANGING);
            case Stage.Validating _ -> past(Step.VALIDATING);
            case Stage.Storing _ -> past(Step.STORING);
        }
    }

    private void past(Step step) {
        offer.end();
        phase.set(new SignInPhase.Working(step));
    }

    private void ended(Ended ended) {
        offer.end();
        phase.set(switch (ended.result()) {
            case SignInResult.Connected connected -> {
                candidate = Optional.empty();
                parts.news().connected(connected.id());
                yield new SignInPhase.Connected(ended.known(), connected.notGranted(),
                        connected.notSaved().map(trouble::of));
            }
            case SignInResult.DifferentAccount different -> asking(different.candidate(),
                    new SignInPhase.OtherAccount(different.expected(), ended.known(),
                            different.candidate().account(), Optional.empty()));
            case SignInResult.ToConfirm confirm -> asking(confirm.candidate(),
                    new SignInPhase.Confirm(confirm.candidate().account(), Optional.empty()));
        });
    }

    private SignInPhase asking(Admission.Candidate about, SignInPhase.Question asked) {
        candidate = Optional.of(about);
        question = Optional.of(asked);
        return asked;
    }

    private void failed(Exception failure) {
        offer.end();
        phase.set(failure instanceof OAuthException.Cancelled
                ? new SignInPhase.Cancelled()
                : trouble.phase(failure));
    }
}
