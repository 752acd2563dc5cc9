package app.stagepass.watch;

import app.stagepass.token.Credential;
import app.stagepass.token.CredentialId;
import app.stagepass.token.Role;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** How the person tells the credentials apart: by names, roles and their order. Calls block. */
public final class Labels {

    /** In characters; more is cut off. */
    public static final int LONGEST = 60;

    private final Credentials credentials;
    private final TokenVault vault;

    public Labels(Credentials credentials, TokenVault vault) {
        this.credentials = credentials;
        this.vault = vault;
    }

    /**
     * Gives one another name; a blank one gives it back its account's. One that is gone is let be.
     *
     * @throws VaultException if it could not be written; it holds until the program ends then
     */
    public void rename(CredentialId id, String typed) throws VaultException {
        change(id, was -> was.named(label(typed, was)));
    }

    /** Says what one is there for, or that nothing is said; as {@link #rename}. */
    public void giveRole(CredentialId id, Optional<Role> role) throws VaultException {
        change(id, was -> was.in(role));
    }

    /**
     * Puts them in order. Those that are not named keep their places behind; one that is gone is let be.
     *
     * @throws VaultException if it could not be written; then they are as before
     */
    public void arrange(List<CredentialId> order) throws VaultException {
        try {
            vault.arrange(order);
        } finally {
            credentials.tell();
        }
    }

    private void change(CredentialId id, UnaryOperator<Credential> change) throws VaultException {
        ReentrantLock lock = credentials.lockOf(id);
        lock.lock();
        try {
            Optional<StoredCredential> found = vault.credential(id);
            if (found.isPresent()) {
                StoredCredential one = found.get();
                vault.note(new StoredCredential(change.apply(one.credential()), one.facts(), one.handedOverAt(),
                        one.revokedHere()));
            }
        } finally {
            lock.unlock();
            credentials.tell();
        }
    }

    private static String label(String typed, Credential was) {
        String bare = typed.strip();
        int end = bare.offsetByCodePoints(0, Math.min(LONGEST, bare.codePointCount(0, bare.length())));
        return bare.isEmpty() ? was.account().displayName() : bare.substring(0, end);
    }
}
