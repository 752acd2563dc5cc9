package app.stagepass;

import app.stagepass.ui.SecondHand;
import java.util.List;
import app.stagepass.ui.connect.ReadyApplication;
import app.stagepass.token.ClientType;
import app.stagepass.sandbox.SandboxServer;
import app.stagepass.desktop.SandboxProcess;
import app.stagepass.handover.Clipboard;
import app.stagepass.oauth.Browser;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientId;
import app.stagepass.token.RegistrationId;
import app.stagepass.ui.AvatarImages;
import app.stagepass.ui.Flows;
import app.stagepass.ui.Overlay;
import app.stagepass.ui.Work;
import app.stagepass.ui.connect.ConnectFlow;
import app.stagepass.ui.connect.ConnectNews;
import app.stagepass.ui.connect.ConnectParts;
import app.stagepass.ui.connect.KeyringHelp;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.SignInResult;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the window's buttons lead: the way from "Add token" to a card, the sandbox, the end. For JavaFX's thread. */
final class WindowFlows implements Flows {

    private final Work work;
    private final RouteVisits visits;
    private final DesktopPresence desktop;
    private final SandboxProcess sandbox;
    private final Consumer<Boolean> sandboxStarted;
    private final Runnable end;
    private final ConnectFlow connect;
    /** In the sandbox, where there is one from the start. */
    private final Optional<SeededFirst> application;

    /**
     * The parts.
     *
     * @param news           told of what came of signing in
     * @param desktop        knows whether there is a tray
     * @param sandboxStarted told whether the second process runs
     * @param end            ends the program
     */
    WindowFlows(RealmSession session, Wiring wiring, Browser browser, Clipboard clipboard, KeyringHelp keyring,
            Work work,
            SecondHand seconds,
            ConnectNews news, DesktopPresence desktop, SandboxProcess sandbox, Consumer<Boolean> sandboxStarted,
            Runnable end) {
        Realm realm = session.realm();
        this.work = work;
        this.visits = wiring.visits;
        this.desktop = desktop;
        this.sandbox = sandbox;
        this.sandboxStarted = sandboxStarted;
        this.end = end;
        this.application = realm.isSandbox()
                ? Optional.of(new SeededFirst(work, () -> {
                    session.seed(wiring.registrations);
                    return true;
                }))
                : Optional.empty();
        AvatarImages avatars = new AvatarImages(account -> wiring.settings.settings().avatars()
                ? account.avatar().flatMap(wiring.avatars::fetch)
                : Optional.empty(), work, true);
        this.connect = new ConnectFlow(new ConnectParts(wiring.signIn, wiring.admission, wiring.registrations,
                wiring.credentials, wiring.scopes, browser, clipboard, keyring, wiring.messages, wiring.failures,
                avatars, work, wiring.clock, seconds,
                wiring.doctor,
                realm.isSandbox() ? sandboxPlace(realm) : ConnectParts.Place.REAL, news));
    }

    /** Its connections page is its control page, and its applications are known without anybody having registered them. */
    private static ConnectParts.Place sandboxPlace(Realm realm) {
        return new ConnectParts.Place(true, realm.redirectUri(), realm.connectionsPage(), List.of(
                new ReadyApplication("Sandbox Overlay", new ClientId(SandboxServer.PRESET_CLIENT_ID),
                        ClientType.CONFIDENTIAL, Optional.of(SandboxServer.presetSecret())),
                new ReadyApplication("Sandbox Public", new ClientId(SandboxServer.PRESET_PUBLIC_ID),
                        ClientType.PUBLIC, Optional.empty())));
    }

    @Override
    public void addToken(Overlay over) {
        application.ifPresentOrElse(first -> first.then(over::isShowing, () -> connect.addToken(over)),
                () -> connect.addToken(over));
    }

    @Override
    public void reconnect(Overlay over, CredentialSnapshot credential) {
        connect.reconnect(over, credential);
    }

    @Override
    public Optional<SignInResult.ToConfirm> arrival() {
        return visits.next();
    }

    @Override
    public void confirm(Overlay over, SignInResult.ToConfirm brought) {
        connect.confirm(over, brought);
    }

    @Override
    public void applications(Overlay over) {
        connect.applications(over);
    }

    @Override
    public void mendApplication(Overlay over, RegistrationId registration, ClientField field) {
        connect.mendApplication(over, registration, field);
    }

    @Override
    public void registerApplication(Overlay over, ClientId client, Runnable saved) {
        connect.registerApplication(over, client, saved);
    }

    @Override
    public void trySandbox() {
        work.start(sandbox::start, sandboxStarted, _ -> sandboxStarted.accept(false));
    }

    @Override
    public Closing closing() {
        return switch (desktop.place()) {
            case STATUS_NOTIFIER, AWT -> Closing.STAYS_IN_TRAY;
            case STILL_LOOKING -> Closing.MINIMISES;
            case NONE -> Closing.ENDS;
        };
    }

    @Override
    public void tellThatItStays() {
        desktop.tellThatItStays();
    }

    @Override
    public void quit() {
        leave();
        end.run();
    }

    /** Ends what is under way here: a wait for the browser, a question that nobody answered. */
    void leave() {
        connect.close();
    }
}
