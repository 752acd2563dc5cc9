package app.stagepass.ui;

import app.stagepass.token.ClientField;
import app.stagepass.token.RegistrationId;
import app.stagepass.watch.CredentialSnapshot;

/** Where the window's buttons lead that is not the window's own business. Called on JavaFX's thread; return at once. */
public interface Flows {

    /** Signs in for a new credential. */
    void addToken(Overlay over);

    /** Signs in again for one that is there. */
    void reconnect(Overlay over, CredentialSnapshot credential);

    /** Shows the registered applications. */
    void applications(Overlay over);

    /** Shows one application at the field that Twitch refused. */
    void mendApplication(Overlay over, RegistrationId registration, ClientField field);

    /** Starts a second Stagepass in the sandbox realm. */
    void trySandbox();

    /** Ends the program; whatever there was to warn of was told. */
    void quit();
}
