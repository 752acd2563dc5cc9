package app.stagepass.ui.connect;

import app.stagepass.token.ClientRegistration;
import app.stagepass.token.Credential;
import app.stagepass.token.GrantType;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenKind;
import app.stagepass.ui.connect.RegistrationSheet.Purpose;
import app.stagepass.ui.connect.RegistrationSheet.Then;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.SignInOrder;
import app.stagepass.watch.SignInResult;
import app.stagepass.words.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One way from "Add token" (or "Reconnect") to the card. Remembers what was typed and chosen until its end, so that every step
 * can be gone back to.
 */
final class NewToken {

    private final ConnectParts parts;
    private final Messages messages;
    private final Draft draft;
    private final SheetPlace place;
    private final Optional<CredentialSnapshot> reconnect;
    private final Map<RegistrationId, RegistrationModel> forms = new HashMap<>();
    private final ScopesModel scopes;
    private final WaysModel ways;
    private final SignInModel signIn;
    private final SignInSheet signInSheet;

    NewToken(ConnectParts parts, Draft draft, SheetPlace place, Optional<CredentialSnapshot> reconnect) {
        this.parts = parts;
        this.messages = parts.messages();
        this.draft = draft;
        this.place = place;
        this.reconnect = reconnect;
        String others = messages.text("scopes.other");
        this.scopes = reconnect.map(one -> ScopesModel.again(parts.catalog(), one.credential().wantedScopes(),
                one.facts().scopes(), others)).orElseGet(() -> ScopesModel.fresh(parts.catalog(), others));
        this.ways = reconnect.map(one -> WaysModel.again(messages,
                new WaysModel.For(one.id(), one.credential().account().login())))
                .orElseGet(() -> WaysModel.fresh(messages));
        this.signIn = parts.signInModel();
        this.signInSheet = new SignInSheet(signIn, messages, parts.avatars(),
                parts.place().sandbox(), new Way());
    }

    private Optional<ClientRegistration> application = Optional.empty();

    void begin() {
        reconnect.flatMap(CredentialSnapshot::registration).ifPresentOrElse(this::chooseScopes,
                () -> parts.work().start(parts.registrations()::all, this::begin, _ -> place.close()));
    }

    private void begin(List<ClientRegistration> known) {
        switch (known.size()) {
            case 0 -> register(Purpose.FIRST);
            case 1 -> chooseScopes(known.getFirst());
            default -> chooseApplication(known);
        }
    }

    void register(Purpose purpose) {
        RegistrationModel form = draft.open(parts);
        forms.put(form.id(), form);
        place.show(new RegistrationSheet(parts, form, purpose, messages.text("registration.save-and-go-on"),
                new Then(this::goOnWith, this::goOnWith, this::back)), this::end);
    }

    private void goOnWith(ClientRegistration saved) {
        draft.forget();
        chooseScopes(saved);
    }

    /** From the form of a new application to where one was before it, if one was. */
    private void back() {
        draft.forget();
        application.ifPresentOrElse(this::chooseScopes, this::end);
    }

    private void chooseApplication(List<ClientRegistration> known) {
        place.show(new ApplicationChoice(messages, known, this::chooseScopes, () -> register(Purpose.NEW), this::back),
                this::end);
    }

    private void chooseScopes(ClientRegistration chosen) {
        application = Optional.of(chosen);
        if (isOfApplication()) {
            signIn.start(new SignInOrder(chosen, new TreeSet<>(), reconnect.map(CredentialSnapshot::id))
                    .by(GrantType.CLIENT_CREDENTIALS));
            showSignIn();
            return;
        }
        ways.offer(chosen);
        String title = reconnect.map(CredentialSnapshot::credential).map(Credential::label)
                .map(label -> messages.text("scopes.title.again", label))
                .orElseGet(() -> messages.text("scopes.title.new"));
        place.show(new ScopesSheet(messages, title, scopes, ways, chosen,
                () -> parts.work().start(parts.registrations()::all, this::chooseApplication, _ -> end()),
                wanted -> signIn(chosen, wanted), this::end), this::end);
    }

    /** An application's own token has neither scopes nor an account to choose. */
    private boolean isOfApplication() {
        return reconnect.filter(one -> one.credential().kind() == TokenKind.APP).isPresent();
    }

    private void signIn(ClientRegistration through, SortedSet<Scope> wanted) {
        application = Optional.of(through);
        ways.offer(through);
        ways.order(through, wanted).ifPresent(order -> {
            signIn.start(order);
            showSignIn();
        });
    }

    private void signInAgain(ClientRegistration mended) {
        if (isOfApplication()) {
            chooseScopes(mended);
        } else {
            signIn(mended, scopes.selectedProperty().get());
        }
    }

    /** Asks about what a browser brought that began at the starting route. */
    void confirm(SignInResult.ToConfirm brought) {
        application = Optional.of(brought.order().registration());
        signIn.arrived(brought);
        showSignIn();
    }

    private void showSignIn() {
        place.show(signInSheet, () -> {
            if (!signIn.mayBeLeft()) {
                showSignIn();
            }
            signIn.leave();
        });
    }

    /** Ends the waiting, if there is any; for the window's closing too. */
    void end() {
        signIn.end();
        place.close();
    }

    private final class Way implements SignInSheet.Way {

        @Override
        public void leave() {
            place.close();
        }

        @Override
        public void chooseScopes() {
            application.ifPresent(NewToken.this::chooseScopes);
        }

        @Override
        public void mend(SignInPhase.Failed failed) {
            application.ifPresent(broken -> {
                RegistrationModel form = forms.computeIfAbsent(broken.id(),
                        _ -> RegistrationModel.of(messages, parts.place().usual(), broken));
                failed.refused().ifPresentOrElse(form::refused,
                        () -> failed.suspect().ifPresent(field -> form.doubted(field, failed.failure().body())));
                place.show(new RegistrationSheet(parts, form, Purpose.EDIT,
                        messages.text("registration.save-and-sign-in"),
                        new Then(mended -> signInAgain(mended), known -> signInAgain(known),
                                NewToken.this::showSignIn)),
                        NewToken.this::end);
            });
        }
    }
}
