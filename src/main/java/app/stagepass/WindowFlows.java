package app.stagepass;

import app.stagepass.desktop.SandboxProcess;
import app.stagepass.handover.Clipboard;
import app.stagepass.oauth.Browser;
import app.stagepass.token.ClientField;
import app.stagepass.token.RegistrationId;
import app.stagepass.ui.Flows;
import app.stagepass.ui.Overlay;
import app.stagepass.ui.Work;
import app.stagepass.ui.connect.ConnectFlow;
import app.stagepass.ui.connect.ConnectParts;
import app.stagepass.ui.connect.KeyringHelp;
import app.stagepass.ui.connect.TimelineSecondHand;
import app.stagepass.watch.CredentialSnapshot;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the window's buttons lead: the way from "Add token" to a card, the sandbox, the end. For JavaFX's thread. */
final class WindowFlows implements Flows {

    private final Wiring wiring;
    private final Browser browser;
    private final Clipboard clipboard;
    private final KeyringHelp keyring;
    private final Work work;
    private final SandboxProcess sandbox;
    private final Consumer<Boolean> sandboxStarted;
    private final Runnable end;
    private Optional<ConnectFlow> connect = Optional.empty();

    /**
     * The parts.
     *
     * @param sandboxStarted told whether the second process runs
     * @param end            ends the program
     */
    WindowFlows(Wiring wiring, Browser browser, Clipboard clipboard, KeyringHelp keyring, Work work,
            SandboxProcess sandbox, Consumer<Boolean> sandboxStarted, Runnable end) {
        this.wiring = wiring;
        this.browser = browser;
        this.clipboard = clipboard;
        this.keyring = keyring;
        this.work = work;
        this.sandbox = sandbox;
        this.sandboxStarted = sandboxStarted;
        this.end = end;
    }

    @Override
    public void addToken(Overlay over) {
        connect(over).addToken();
    }

    @Override
    public void reconnect(Overlay over, CredentialSnapshot credential) {
        connect(over).reconnect(credential);
    }

    @Override
    public void applications(Overlay over) {
        connect(over).applications();
    }

    @Override
    public void mendApplication(Overlay over, RegistrationId registration, ClientField field) {
        wiring.vault.registration(registration).ifPresent(connect(over)::editApplication);
    }

    @Override
    public void trySandbox() {
        work.start(sandbox::start, sandboxStarted, _ -> sandboxStarted.accept(false));
    }

    @Override
    public void quit() {
        connect.ifPresent(ConnectFlow::close);
        end.run();
    }

    private ConnectFlow connect(Overlay over) {
        if (connect.isEmpty()) {
            connect = Optional.of(new ConnectFlow(new ConnectParts(wiring.signIn, wiring.admission,
                    wiring.registrations, wiring.credentials, wiring.scopes, browser, clipboard, keyring,
                    wiring.messages, wiring.failures, over, work, wiring.clock, new TimelineSecondHand())));
        }
        return connect.get();
    }
}
