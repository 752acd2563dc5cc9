package app.stagepass.ui.connect;

import app.stagepass.token.ClientField;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.CredentialId;
import app.stagepass.token.RegistrationId;
import app.stagepass.ui.connect.ApplicationsSheet.Doing;
import app.stagepass.ui.connect.ApplicationsSheet.Row;
import app.stagepass.ui.connect.RegistrationSheet.Purpose;
import app.stagepass.ui.connect.RegistrationSheet.Then;
import app.stagepass.ui.CardNames;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.words.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looking after the registered applications: the list, and to the form and back. */
final class Applications {

    private final ConnectParts parts;
    private final Draft draft;
    private final SheetPlace place;

    Applications(ConnectParts parts, Draft draft, SheetPlace place) {
        this.parts = parts;
        this.draft = draft;
        this.place = place;
    }

    void list() {
        list(Optional.empty());
    }

    void mend(RegistrationId id, ClientField refused) {
        parts.work().start(parts.registrations()::all, all -> all.stream().filter(one -> one.id().equals(id))
                .findFirst().map(one -> RegistrationModel.of(parts.messages(), parts.place().usual(), one))
                .ifPresent(model -> {
                    model.refused(refused);
                    form(model, Purpose.EDIT, place::close);
                }), this::listWith);
    }

    void register(ClientId client, Runnable saved) {
        RegistrationModel model = RegistrationModel.empty(parts.messages(), parts.place().usual(),
                RegistrationId.random());
        model.clientIdProperty().set(client.value());
        place.show(new RegistrationSheet(parts, model, Purpose.NEW, parts.messages().text("registration.save"),
                new Then(_ -> {
                    place.close();
                    saved.run();
                }, this::edit, place::close)), () -> {});
    }

    private void list(Optional<Failure> problem) {
        parts.work().start(this::rows, rows -> show(rows, problem),
                failure -> show(List.of(), Optional.of(parts.trouble().of(failure))));
    }

    private void listWith(Exception failure) {
        list(Optional.of(parts.trouble().of(failure)));
    }

    private void show(List<Row> rows, Optional<Failure> problem) {
        place.show(new ApplicationsSheet(parts.messages(), rows, problem,
                new Doing(this::edit, this::remove, this::add, place::close)), () -> {});
    }

    private List<Row> rows() {
        List<CredentialSnapshot> credentials = parts.credentials().snapshots();
        Map<CredentialId, String> names = CardNames.among(credentials, parts.messages());
        return parts.registrations().all().stream().map(one -> new Row(one, credentials.stream()
                .filter(credential -> credential.credential().registration().equals(one.id()))
                .map(credential -> names.getOrDefault(credential.id(), credential.credential().label()))
                .toList())).toList();
    }

    private void edit(ClientRegistration application) {
        form(RegistrationModel.of(parts.messages(), parts.place().usual(), application), Purpose.EDIT, this::list);
    }

    private void add() {
        form(draft.open(parts), Purpose.NEW, () -> {
            draft.forget();
            list();
        });
    }

    private void form(RegistrationModel model, Purpose purpose, Runnable after) {
        place.show(new RegistrationSheet(parts, model, purpose, parts.messages().text("registration.save"),
                new Then(_ -> after.run(), known -> {
                    draft.forget();
                    edit(known);
                }, after)), () -> {});
    }

    private void remove(RegistrationId id) {
        parts.work().start(() -> {
            parts.registrations().forget(id);
            return true;
        }, _ -> list(), this::listWith);
    }
}
