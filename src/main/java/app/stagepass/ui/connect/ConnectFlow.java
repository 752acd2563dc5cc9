package app.stagepass.ui.connect;

import app.stagepass.token.ClientField;
import app.stagepass.token.ClientId;
import app.stagepass.token.RegistrationId;
import app.stagepass.ui.Overlay;
import app.stagepass.ui.connect.RegistrationSheet.Purpose;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.SignInResult;
import java.util.Optional;

/** The ways into connecting. For JavaFX's thread; each call takes the place of what was begun before. */
public final class ConnectFlow {

    private final ConnectParts parts;
    private final Draft draft = new Draft();
    private Optional<SheetPlace> open = Optional.empty();
    private Optional<NewToken> current = Optional.empty();

    public ConnectFlow(ConnectParts parts) {
        this.parts = parts;
    }

    /** From the application (asked for where there is none or a choice) over the scopes to the card. */
    public void addToken(Overlay over) {
        fresh(over, Optional.empty()).begin();
    }

    /** The same for a credential that is there: its application and all its scopes are set. */
    public void reconnect(Overlay over, CredentialSnapshot credential) {
        fresh(over, Optional.of(credential)).begin();
    }

    /** Asks about what a browser brought that began at the starting route. */
    public void confirm(Overlay over, SignInResult.ToConfirm brought) {
        fresh(over, Optional.empty()).confirm(brought);
    }

    /** First run: the form with its guide, then as {@link #addToken}. */
    public void firstRegistration(Overlay over) {
        fresh(over, Optional.empty()).register(Purpose.FIRST);
    }

    /** The list of registered applications. */
    public void applications(Overlay over) {
        new Applications(parts, draft, place(over)).list();
    }

    /** The form of one application with the field marked that Twitch refused. Nothing happens if it is gone. */
    public void mendApplication(Overlay over, RegistrationId application, ClientField refused) {
        new Applications(parts, draft, place(over)).mend(application, refused);
    }

    /** The form of a new application whose client ID is known already. */
    public void registerApplication(Overlay over, ClientId client, Runnable saved) {
        new Applications(parts, draft, place(over)).register(client, saved);
    }

    /** Ends what is under way, a wait for the browser too; to be called when the window closes. */
    public void close() {
        current.ifPresent(NewToken::end);
        current = Optional.empty();
        open.ifPresent(SheetPlace::close);
        open = Optional.empty();
    }

    private SheetPlace place(Overlay over) {
        close();
        SheetPlace place = new SheetPlace(over);
        open = Optional.of(place);
        return place;
    }

    private NewToken fresh(Overlay over, Optional<CredentialSnapshot> reconnect) {
        NewToken begun = new NewToken(parts, draft, place(over), reconnect);
        current = Optional.of(begun);
        return begun;
    }
}
