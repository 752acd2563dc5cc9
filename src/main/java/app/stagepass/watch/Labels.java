package app.stagepass.watch;

import app.stagepass.token.Credential;
import app.stagepass.token.CredentialId;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** What the person calls the credentials. Calls block. */
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
        ReentrantLock lock = credentials.lockOf(id);
        lock.lock();
        try {
            Optional<StoredCredential> found = vault.credential(id);
            if (found.isPresent()) {
                StoredCredential one = found.get();
                Credential was = one.credential();
                vault.note(new StoredCredential(new Credential(id, label(typed, was), was.registration(), was.account(),
                        was.kind(), was.wantedScopes()), one.facts(), one.handedOverAt(), one.revokedHere()));
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
