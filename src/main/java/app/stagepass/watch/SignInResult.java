package app.stagepass.watch;

import app.stagepass.token.CredentialId;
import app.stagepass.token.Scope;
import app.stagepass.vault.VaultException;
import java.util.Optional;
import java.util.SortedSet;

/** How a sign-in ended that brought a good token. */
public sealed interface SignInResult {

    /**
     * It is kept.
     *
     * @param notGranted scopes that were asked for and that Twitch did not give
     * @param notSaved   why it is only in memory so far; it is saved as soon as that can be done
     */
    record Connected(CredentialId id, SortedSet<Scope> notGranted, Optional<VaultException> notSaved)
            implements
                SignInResult {}

    /**
     * Another account agreed than the one that it is for. Nothing was stored; the person decides.
     *
     * @param expected its login
     */
    record DifferentAccount(String expected, Admission.Candidate candidate) implements SignInResult {}

    /**
     * Whoever has read the code could have agreed, so nothing is stored before the person has seen the account and said that it is
     * the right one.
     */
    record ToConfirm(SignInOrder order, Admission.Candidate candidate) implements SignInResult {}
}
