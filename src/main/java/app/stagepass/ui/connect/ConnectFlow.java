package app.stagepass.ui.connect;

import app.stagepass.token.ClientRegistration;
import app.stagepass.token.RegistrationId;
import app.stagepass.ui.connect.ApplicationsSheet.Doing;
import app.stagepass.ui.connect.ApplicationsSheet.Row;
import app.stagepass.ui.connect.RegistrationSheet.Purpose;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.words.Failure;
import java.util.List;
import java.util.Optional;

/** The ways into connecting. For JavaFX's thread; each call takes the place of what was begun before. */
public final class ConnectFlow {

    private final ConnectParts parts;
    private final SheetPlace place;
    private Optional<NewToken> current = Optional.empty();

    public ConnectFlow(ConnectParts parts) {
        this.parts = parts;
        this.place = new SheetPlace(parts.overlay());
    }

    /** From the application (asked for where there is none or a choice) over the scopes to the card. */
    public void addToken() {
        fresh(Optional.empty()).begin();
    }

    /** The same for a credential that is there: its application and all its scopes are set. */
    public void reconnect(CredentialSnapshot credential) {
        fresh(Optional.of(credential)).begin();
    }

    /** First run: the form with its guide, then as {@link #addToken}. */
    public void firstRegistration() {
        fresh(Optional.empty()).register(Purpose.FIRST);
    }

    /** The list of registered applications. */
    public void applications() {
        close();
        applications(Optional.empty());
    }

    /** The form of one application, for a card whose application Twitch refused. */
    public void editApplication(ClientRegistration application) {
        close();
        edit(application, place::close);
    }

    /** Ends what is under way, a wait for the browser too; to be called when the window closes. */
    public void close() {
        current.ifPresent(NewToken::end);
        current = Optional.empty();
        place.close();
    }

    private NewToken fresh(Optional<CredentialSnapshot> reconnect) {
        close();
        NewToken begun = new NewToken(parts, place, reconnect);
        current = Optional.of(begun);
        return begun;
    }

    private void applications(Optional<Failure> problem) {
        parts.work().start(this::rows, rows -> place.show(new ApplicationsSheet(parts.messages(), rows, problem,
                new Doing(one -> edit(one, () -> applications(Optional.empty())), this::remove, this::add,
                        place::close)),
                () -> {}), failure -> applicationsFailed(parts.trouble().of(failure)));
    }

    private void applicationsFailed(Failure why) {
        place.show(new ApplicationsSheet(parts.messages(), List.of(), Optional.of(why),
                new Doing(_ -> {}, _ -> {}, this::add, place::close)), () -> {});
    }

    private List<Row> rows() {
        List<CredentialSnapshot> credentials = parts.credentials().snapshots();
        return parts.registrations().all().stream().map(one -> new Row(one, credentials.stream()
                .filter(credential -> credential.credential().registration().equals(one.id()))
                .map(credential -> credential.credential().label()).toList())).toList();
    }

    private void edit(ClientRegistration application, Runnable after) {
        form(RegistrationModel.of(parts.messages(), application), Purpose.EDIT, after);
    }

    private void add() {
        form(RegistrationModel.empty(parts.messages(), RegistrationId.random()), Purpose.NEW,
                () -> applications(Optional.empty()));
    }

    private void form(RegistrationModel model, Purpose purpose, Runnable after) {
        place.show(new RegistrationSheet(parts, model, purpose, parts.messages().text("registration.save"),
                _ -> after.run(), after), () -> {});
    }

    private void remove(RegistrationId id) {
        parts.work().start(() -> {
            parts.registrations().forget(id);
            return true;
        }, _ -> applications(Optional.empty()),
                failure -> applications(Optional.of(parts.trouble().of(failure))));
    }
}
