package app.stagepass.ui.connect;

import app.stagepass.token.Account;
import app.stagepass.token.CredentialId;

/** What the window behind the sheets is to know. Called on JavaFX's thread. */
public interface ConnectNews {

    /** There is a new or renewed token. */
    void connected(CredentialId id);

    /** A token that nobody wanted was revoked and not stored. */
    void discarded(Account account);
}
