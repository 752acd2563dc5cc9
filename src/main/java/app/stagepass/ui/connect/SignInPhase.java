package app.stagepass.ui.connect;

import app.stagepass.token.Account;
import app.stagepass.token.ClientField;
import app.stagepass.token.Scope;
import app.stagepass.watch.SignInOrder.Stage.Opened;
import app.stagepass.words.Failure;
import java.util.Optional;
import java.util.SortedSet;

/** What the sign-in sheet shows. None holds the link or a secret. */
public sealed interface SignInPhase {

    /** Whether it may be left now: not while a step of ours is under way, nor while a token waits for a decision. */
    default boolean mayBeLeft() {
        return switch (this) {
            case Working working -> working.step() == Step.PREPARING
                    || working.step() == Step.OPENING_BROWSER;
            case Question _ -> false;
            case Waiting _,WaitingForDevice _,Failed _,Cancelled _,Connected _ -> true;
        };
    }

    /** One of our own short steps is under way. */
    record Working(Step step) implements SignInPhase {}

    /**
     * The person is at Twitch.
     *
     * @param opened what became of the browser; where none was started the link has to be copied
     */
    record Waiting(Opened opened) implements SignInPhase {}

    /** A code waits for a person to agree with, on this device or another. */
    record WaitingForDevice() implements SignInPhase {}

    /**
     * It ended without a token.
     *
     * @param refused the part of the application that Twitch refused
     * @param suspect the part that may be to blame although nobody said so
     * @param chosen  whether the person wanted it so, by Cancel at Twitch
     */
    record Failed(Failure failure, Optional<ClientField> refused, Optional<ClientField> suspect,
            boolean chosen)
            implements
                SignInPhase {}

    /** The person ended it here. */
    record Cancelled() implements SignInPhase {}

    /**
     * There is a token.
     *
     * @param account    whose; empty if it was removed in the same moment
     * @param notGranted asked for and not given
     * @param notSaved   why it is in memory only so far
     */
    record Connected(Optional<Account> account, SortedSet<Scope> notGranted, Optional<Failure> notSaved)
            implements
                SignInPhase {

        Connected with(Optional<Failure> newNotSaved) {
            return new Connected(account, notGranted, newNotSaved);
        }
    }

    /** A token is there and not stored; the person decides. */
    sealed interface Question extends SignInPhase {

        /** The same, with why revoking the token did not work just now. */
        Question with(Failure problem);
    }

    /**
     * Somebody agreed by a code; the person says whether that is the account that they wanted.
     *
     * @param problem why revoking the new token did not work just now
     */
    record Confirm(Account actual, Optional<Failure> problem) implements Question {

        @Override
        public Confirm with(Failure newProblem) {
            return new Confirm(actual, Optional.of(newProblem));
        }
    }

    /**
     * Somebody else agreed than the token is for; the person decides.
     *
     * @param login    whom it is for
     * @param expected the same with name and picture, where they are known
     * @param problem  why revoking the new token did not work just now
     */
    record OtherAccount(String login, Optional<Account> expected, Account actual,
            Optional<Failure> problem) implements Question {

        @Override
        public OtherAccount with(Failure newProblem) {
            return new OtherAccount(login, expected, actual, Optional.of(newProblem));
        }
    }

    /** In the order in which they come; the person's part is between the second and the third. */
    enum Step {
        PREPARING, OPENING_BROWSER, EXCHANGING, VALIDATING, STORING, DISCARDING
    }
}
