package app.stagepass.ui;

import app.stagepass.oauth.Browser;
import app.stagepass.token.ClientField;
import app.stagepass.ui.Prompts.Choice;
import app.stagepass.ui.Prompts.Prompt;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.words.NextStep;
import app.stagepass.words.Words;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Turns the step that a failure names into a button that takes it. For the UI thread. */
public final class NextSteps {

    private final Words words;
    private final Work work;
    private final Flows flows;
    private final Supplier<Overlay> overlay;
    private final KeyringModel keyring;
    private final Browser browser;
    private final URI connectionsPage;
    private final Prompts prompts;
    private final Consumer<CredentialSnapshot> takeBack;

    public NextSteps(Words words, Work work, Flows flows, Supplier<Overlay> overlay, KeyringModel keyring,
            Browser browser, URI connectionsPage, Prompts prompts,
            Consumer<CredentialSnapshot> takeBack) {
        this.words = words;
        this.work = work;
        this.flows = flows;
        this.overlay = overlay;
        this.keyring = keyring;
        this.browser = browser;
        this.connectionsPage = connectionsPage;
        this.prompts = prompts;
        this.takeBack = takeBack;
    }

    /**
     * The button for a step.
     *
     * @param about what failed; steps that need one are not offered without
     * @param again does once more what failed
     */
    public Optional<Choice> choice(NextStep next, Optional<CredentialSnapshot> about, Runnable again) {
        Optional<Runnable> step = switch (next) {
            case NextStep.None _ -> Optional.empty();
            case NextStep.Retry _ -> Optional.of(again);
            case NextStep.EditApplication edit -> about.map(one -> () -> mend(one, edit.field()));
            case NextStep.ChoosePort _ -> about.map(one -> () -> mend(one, ClientField.REDIRECT_URI));
            case NextStep.CopyLink _ -> Optional.empty(); // there is a link only while signing in
            case NextStep.UnlockKeyring _ -> Optional.of(keyring::unlock);
            case NextStep.SessionOnly _ -> Optional.of(keyring::keepForThisSessionOnly);
            case NextStep.SignInAgain _ -> about.map(one -> () -> reconnect(one));
            case NextStep.OpenConnectionsPage _ -> Optional.of(this::openConnections);
            case NextStep.TakeBack _ -> about.map(one -> () -> takeBack.accept(one));
        };
        return step.map(run -> new Choice(next.label(words.messages()), run));
    }

    void reconnect(CredentialSnapshot credential) {
        flows.reconnect(overlay.get(), credential);
    }

    private void mend(CredentialSnapshot credential, ClientField field) {
        flows.mendApplication(overlay.get(), credential.credential().registration(), field);
    }

    /** Twitch's page of connected applications, in the browser. */
    void openConnections() {
        open(connectionsPage);
    }

    void open(URI page) {
        work.start(() -> {
            browser.open(page);
            return page;
        }, _ -> {}, _ -> prompts.show(new Prompt(words.text("dialog.no-browser.title"),
                words.text("dialog.no-browser.body", page), Optional.empty(), words.text("dialog.close"), false)));
    }
}
