package app.stagepass.ui.connect;

import app.stagepass.handover.Clipboard;
import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.Account;
import app.stagepass.token.CredentialId;
import app.stagepass.ui.Work;
import app.stagepass.ui.connect.SignInPhase.Step;
import app.stagepass.watch.Admission;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.Credentials;
import app.stagepass.watch.SignIn;
import app.stagepass.watch.SignInOrder;
import app.stagepass.watch.SignInOrder.Stage;
import app.stagepass.watch.SignInResult;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * One sign-in as the person sees it, from the press of the button to the answer, and again from the start as often as wanted.
 * For the UI thread. The link never leaves this class but for the browser and the clipboard.
 */
public final class SignInModel {

    private static final Logger LOG = System.getLogger(SignInModel.class.getName());

    private final Parts parts;
    private final Trouble trouble;
    private final ReadOnlyObjectWrapper<SignInPhase> phase = new ReadOnlyObjectWrapper<>(
            new SignInPhase.Working(Step.PREPARING));
    private final ReadOnlyObjectWrapper<Duration> left = new ReadOnlyObjectWrapper<>(SignIn.TIME_LIMIT);
    private final ReadOnlyObjectWrapper<LinkCopy> linkCopy = new ReadOnlyObjectWrapper<>(LinkCopy.NOT_YET);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Optional<Account> expected = Optional.empty();
    private Optional<SignInOrder> order = Optional.empty();
    private Optional<URI> link = Optional.empty();
    private Optional<Admission.Candidate> candidate = Optional.empty();
    private Cancellation cancellation = new Cancellation();
    private SecondHand.Stop ticking = () -> {};
    /** Counts the runs, so that late news of one that was given up is not taken for news of the next. */
    private int run;

    /** What it works with. */
    record Parts(SignIn signIn, Admission admission, Credentials credentials, Clipboard clipboard, KeyringHelp keyring,
            Work work, Clock clock, SecondHand secondHand, ConnectNews news) {}

    SignInModel(Parts parts, Trouble trouble) {
        this.parts = parts;
        this.trouble = trouble;
    }

    public ReadOnlyObjectProperty<SignInPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** What is left of the five minutes; never negative. */
    public ReadOnlyObjectProperty<Duration> leftProperty() {
        return left.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<LinkCopy> linkCopyProperty() {
        return linkCopy.getReadOnlyProperty();
    }

    /** Whether the keyring is being asked; its buttons rest meanwhile. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
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
            Optional<Account> forWhom = wanted.reconnect().flatMap(this::accountOf);
            SignInResult result = parts.signIn().run(wanted, mine,
                    stage -> parts.work().later(() -> onlyIn(number, () -> at(stage))));
            return new Ended(result, forWhom, result instanceof SignInResult.Connected connected
                    ? accountOf(connected.id())
                    : Optional.empty());
        }, ended -> onlyIn(number, () -> ended(ended)), failure -> onlyIn(number, () -> failed(failure)));
    }

    private record Ended(SignInResult result, Optional<Account> expected, Optional<Account> connected) {}

    private Optional<Account> accountOf(CredentialId id) {
        return parts.credentials().snapshot(id).map(CredentialSnapshot::credential).map(one -> one.account());
    }

    /** The same once more. */
    public void again() {
        order.ifPresent(this::start);
    }

    /** Ends the waiting; a short step of our own that is under way is let finish, for it may have spent the code already. */
    public void cancel() {
        cancellation.cancel();
    }

    /** The person wants to be gone: ends the waiting, or revokes the token that waits for a decision. */
    public void leave() {
        if (phase.get() instanceof SignInPhase.OtherAccount) {
            discardOther();
        } else if (mayBeLeft()) {
            cancel();
        }
    }

    /** Whether it may be left now. */
    public boolean mayBeLeft() {
        return phase.get().mayBeLeft();
    }

    public void openAgain() {
        link.ifPresent(uri -> {
            int number = run;
            parts.work().start(() -> {
                parts.signIn().openAgain(uri);
                return true;
            }, _ -> onlyIn(number, () -> opened(true)), _ -> onlyIn(number, () -> opened(false)));
        });
    }

    private void opened(boolean opened) {
        if (phase.get() instanceof SignInPhase.Waiting) {
            phase.set(new SignInPhase.Waiting(opened));
        }
    }

    /** Puts the link on the clipboard, with the hint that managers should not keep it: it starts one sign-in. */
    public void copyLink() {
        link.ifPresent(uri -> parts.work().start(() -> {
            parts.clipboard().putConcealed(uri.toString());
            return true;
        }, _ -> linkCopy.set(LinkCopy.COPIED), _ -> linkCopy.set(LinkCopy.FAILED)));
    }

    /** Has the keyring opened, then goes on where it was needed. */
    public void unlock() {
        withKeyring(() -> {
            parts.keyring().unlock();
            return true;
        });
    }

    /** Goes on without a keyring. */
    public void keepForSession() {
        withKeyring(() -> {
            parts.keyring().keepForSession();
            return true;
        });
    }

    /** Goes on with the encrypted file, for which the person is asked for a passphrase. */
    public void keepInFile() {
        withKeyring(() -> {
            parts.keyring().keepInFile();
            return true;
        });
    }

    private void withKeyring(Callable<Boolean> job) {
        busy.set(true);
        parts.work().start(job, _ -> {
            busy.set(false);
            if (phase.get() instanceof SignInPhase.Connected now) {
                phase.set(now.with(Optional.empty()));
            } else {
                again();
            }
        }, failure -> {
            busy.set(false);
            phase.set(phase.get() instanceof SignInPhase.Connected now
                    ? now.with(Optional.of(trouble.of(failure)))
                    : trouble.phase(failure));
        });
    }

    /** The other account's token becomes an entry of its own. */
    public void keepOther() {
        candidate.ifPresent(kept -> {
            int number = run;
            phase.set(new SignInPhase.Working(Step.STORING));
            parts.work().start(() -> {
                SignInResult result = parts.admission().keepAsNew(kept);
                return new Ended(result, expected, Optional.of(kept.account()));
            }, ended -> onlyIn(number, () -> ended(ended)), failure -> onlyIn(number, () -> failed(failure)));
        });
    }

    /** The other account's token is revoked; then nothing came of it. */
    public void discardOther() {
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
            }), failure -> onlyIn(number, () -> phase.set(new SignInPhase.OtherAccount(expected, unwanted.account(),
                    Optional.of(trouble.of(failure))))));
        });
    }

    /** Back to the consent page. The token that nobody wants is revoked beside it, as far as Twitch can be reached. */
    public void againAsTheRightOne() {
        candidate.ifPresent(unwanted -> parts.work().start(() -> {
            parts.admission().discard(unwanted);
            return true;
        }, _ -> {}, SignInModel::noteNotRevoked));
        again();
    }

    private static void noteNotRevoked(Exception failure) {
        if (failure instanceof OAuthException known) {
            LOG.log(Level.INFO, "unwanted token not revoked: {0}", known.getMessage());
        }
    }

    private void forgetRun() {
        run++;
        ticking.stop();
        ticking = () -> {};
        link = Optional.empty();
        candidate = Optional.empty();
        linkCopy.set(LinkCopy.NOT_YET);
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
                link = Optional.of(waiting.startLink());
                count(waiting.deadline());
                ticking.stop();
                ticking = parts.secondHand().start(() -> count(waiting.deadline()));
                phase.set(new SignInPhase.Waiting(waiting.opened()));
            }
            case Stage.Exchanging _ -> past(Step.EXCHANGING);
            case Stage.Validating _ -> past(Step.VALIDATING);
            case Stage.Storing _ -> past(Step.STORING);
        }
    }

    private void past(Step step) {
        stopWaiting();
        phase.set(new SignInPhase.Working(step));
    }

    private void stopWaiting() {
        ticking.stop();
        link = Optional.empty();
    }

    private void count(Instant deadline) {
        Duration now = Duration.between(parts.clock().instant(), deadline);
        left.set(now.isNegative() ? Duration.ZERO : now);
    }

    private void ended(Ended ended) {
        stopWaiting();
        phase.set(switch (ended.result()) {
            case SignInResult.Connected connected -> {
                candidate = Optional.empty();
                parts.news().connected(connected.id());
                yield new SignInPhase.Connected(ended.connected(), connected.notGranted(),
                        connected.notSaved().map(trouble::of));
            }
            case SignInResult.DifferentAccount different -> {
                candidate = Optional.of(different.candidate());
                expected = ended.expected();
                yield new SignInPhase.OtherAccount(expected, different.candidate().account(), Optional.empty());
            }
        });
    }

    private void failed(Exception failure) {
        stopWaiting();
        phase.set(failure instanceof OAuthException.Cancelled
                ? new SignInPhase.Cancelled()
                : trouble.phase(failure));
    }
}
