package app.stagepass.ui.connect;

import app.stagepass.token.ClientRegistration;
import app.stagepass.ui.connect.RegistrationModel.Draft;
import app.stagepass.words.Failure;
import app.stagepass.words.Messages;
import app.stagepass.words.NextStep;
import app.stagepass.vault.VaultException;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The form of an application beside the guide to Twitch's console. It goes away only when everything is kept. */
final class RegistrationSheet extends Sheet {

    private final ConnectParts parts;
    private final RegistrationModel model;
    private final Messages messages;
    private final Then then;
    private final VBox problem = Pieces.column(0);
    private final Button save;

    /** What the sheet is for. */
    enum Purpose {
        FIRST("first"), NEW("new"), EDIT("edit");

        private final String key;

        Purpose(String key) {
            this.key = key;
        }
    }

    /**
     * Where it leads.
     *
     * @param saved when everything is kept
     * @param known when the Client ID is registered here already, and the person goes on with that application
     * @param back  what the other button does
     */
    record Then(Consumer<ClientRegistration> saved, Consumer<ClientRegistration> known, Runnable back) {}

    /** @param twin another registration of the same Client ID; then nothing was saved */
    private record Kept(ClientRegistration registration, Optional<ClientRegistration> twin) {}

    /** @param saveWords what the button says: another step may follow */
    RegistrationSheet(ConnectParts parts, RegistrationModel model, Purpose purpose, String saveWords,
            Then then) {
        super(parts.messages().text("registration.title." + purpose.key), 900);
        this.parts = parts;
        this.model = model;
        this.messages = parts.messages();
        this.then = then;
        if (purpose == Purpose.FIRST) {
            subtitle(Pieces.text(messages.text("registration.intro"), "muted"));
        }
        save = Pieces.button(saveWords, "primary", this::save);
        save.setDefaultButton(true);
        save.setId("save-registration");
        Button cancel = Pieces.button(messages.text("connect.cancel"), "quiet", then.back());
        cancel.setId("cancel-registration");
        Pieces.present(problem, false);
        RegistrationForm form = new RegistrationForm(model, messages);
        startAt(form.start());
        middle(new TwoColumns(Pieces.column(14, problem, form),
                new RegistrationGuide(model, parts, new AddressTest(model, messages, parts)),
                350, 740));
        foot(save, Pieces.spring(), cancel);
    }

    private void save() {
        model.submit().ifPresent(draft -> run(() -> keep(draft)));
    }

    private Kept keep(Draft draft) throws VaultException {
        ClientRegistration wanted = draft.registration();
        Optional<ClientRegistration> twin = parts.registrations().twin(wanted.id(), wanted.clientId());
        if (twin.isEmpty()) {
            parts.registrations().save(wanted, draft.secret());
        }
        return new Kept(wanted, twin);
    }

    private void run(java.util.concurrent.Callable<Kept> job) {
        resting(true);
        Pieces.present(problem, false);
        parts.work().start(job, kept -> {
            resting(false);
            kept.twin().ifPresentOrElse(this::refuse, () -> then.saved().accept(kept.registration()));
        }, failure -> {
            resting(false);
            show(parts.trouble().of(failure));
        });
    }

    private void refuse(ClientRegistration twin) {
        model.taken(twin.name());
        Button use = Pieces.button(messages.text("registration.taken.use", twin.name()), "quiet",
                () -> then.known().accept(twin));
        use.setId("use-known");
        use.setMinWidth(0);
        problem.getChildren().setAll(Pieces.banner(Feather.ALERT_TRIANGLE, "banner-amber",
                Pieces.text(messages.text("registration.taken.title"), "strong"),
                Pieces.text(messages.text("registration.taken.body", twin.name())), use));
        Pieces.present(problem, true);
        use.requestFocus();
    }

    private void resting(boolean resting) {
        setDisable(resting);
        save.setGraphic(null);
    }

    private void show(Failure failure) {
        HBox banner = Pieces.banner(Feather.LOCK, "banner-red", Pieces.text(failure.title(), "strong"),
                Pieces.text(failure.next() instanceof NextStep.UnlockKeyring
                        ? messages.text("registration.locked-body")
                        : failure.body()));
        Button step = switch (failure.next()) {
            case NextStep.UnlockKeyring unlock -> help(unlock.label(messages), () -> parts.keyring().unlock());
            case NextStep.SessionOnly session -> help(session.label(messages), () -> parts.keyring().keepForSession());
            case NextStep.Retry _,NextStep.None _,NextStep.EditApplication _,NextStep.ChoosePort _,NextStep.CopyLink _,NextStep.SignInAgain _,NextStep.OpenConnectionsPage _,NextStep.TakeBack _ ->
                Pieces.button(messages.text("connect.try-again"), "quiet", this::save);
        };
        step.setId("next-step");
        if (failure.next() instanceof NextStep.SessionOnly) {
            Button file = help(messages.text("failure.next.keep-in-file"), () -> parts.keyring().keepInFile());
            file.setId("failure-next-keep-in-file");
            banner.getChildren().add(file);
        }
        banner.getChildren().add(step);
        problem.getChildren().setAll(banner);
        Pieces.present(problem, true);
        step.requestFocus();
    }

    @FunctionalInterface
    private interface KeyringJob {

        void run() throws Exception;
    }

    private Button help(String words, KeyringJob job) {
        return Pieces.button(words, "quiet", () -> model.submit().ifPresent(draft -> run(() -> {
            job.run();
            return keep(draft);
        })));
    }
}
