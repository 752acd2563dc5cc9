package app.stagepass.ui;

import app.stagepass.token.ClientField;
import app.stagepass.token.ClientId;
import app.stagepass.token.RegistrationId;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.SignInResult;
import java.util.Optional;

/** Where the window's buttons lead that is not the window's own business. Called on JavaFX's thread; return at once. */
public interface Flows {

    /** Signs in for a new credential. */
    void addToken(Overlay over);

    /** Signs in again for one that is there. */
    void reconnect(Overlay over, CredentialSnapshot credential);

    /** Takes out the account that waits longest of those that signed in by the starting route. */
    Optional<SignInResult.ToConfirm> arrival();

    /** Asks about an account that signed in by the starting route. */
    void confirm(Overlay over, SignInResult.ToConfirm brought);

    /** Shows the registered applications. */
    void applications(Overlay over);

    /** Shows one application at the field that Twitch refused. */
    void mendApplication(Overlay over, RegistrationId registration, ClientField field);

    /** Shows the form of a new application with its client ID filled in; {@code saved} runs when it is kept. */
    void registerApplication(Overlay over, ClientId client, Runnable saved);

    /** Starts a second Stagepass in the sandbox realm. */
    void trySandbox();

    /** What becomes of the program when its window is closed. */
    Closing closing();

    /** The window is closed for the first time and the program stays. */
    void tellThatItStays();

    /** Where a closed window leaves the program. */
    enum Closing {
        /** In the tray, from which the window can be called back. */
        STAYS_IN_TRAY,
        /** It is not known yet whether there is a tray: to be on the safe side the window stays too, minimised. */
        MINIMISES,
        /** Nowhere: nobody could call the window back. */
        ENDS
    }

    /** Ends the program; whatever there was to warn of was told. */
    void quit();
}
