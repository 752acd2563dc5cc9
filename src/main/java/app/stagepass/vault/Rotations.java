package app.stagepass.vault;

import app.stagepass.token.CredentialId;
import app.stagepass.token.RefreshToken;
import java.util.Collection;
import java.util.Optional;

/**
 * The journal of renewals, and whose turn it is: one process at a time renews a credential, and writes down every step before it
 * takes it, so that after a crash it is known what may be sent again. It holds no secret. Thread-safe; calls block.
 */
public interface Rotations {

    /**
     * Waits until no other process renews this credential, and keeps the others waiting until the turn is closed. Threads of one
     * process have to take turns by themselves.
     *
     * @throws VaultException.RenewedElsewhere if another process did not come to an end in time
     */
    Turn turn(CredentialId id) throws VaultException;

    /** The right to renew; the system ends it with the process, however that ends. */
    interface Turn extends AutoCloseable {

        @Override
        void close();
    }

    /** The last step, if the renewal did not come to a good end. */
    Optional<Rotation> unfinished(CredentialId id);

    /** Durable when it returns. */
    void note(CredentialId id, Rotation step) throws VaultException;

    /**
     * Whether this one-time token went into a file for another computer here, or came out of one: then it may have been used since, and
     * no file brings it in again. Notes that cannot be read mean that it has.
     */
    boolean hasPassed(RefreshToken token);

    /** Remembers that; durable when it returns. */
    void pass(Collection<RefreshToken> tokens) throws VaultException;

    /** It came to a good end, or nothing has left. Should that be forgotten in a power cut, nothing is harmed. */
    void clear(CredentialId id);
}
