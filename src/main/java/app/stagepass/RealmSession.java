package app.stagepass;

import app.stagepass.desktop.AppFolders;
import app.stagepass.oauth.Browser;
import app.stagepass.sandbox.SandboxOptions;
import app.stagepass.sandbox.SandboxServer;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.RegistrationId;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.Registrations;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** A realm for as long as this process lives in it, with the stand-in that it needs if it is a sandbox's. */
final class RealmSession implements AutoCloseable {

    /** Where the embedded stand-in listens if it can, so that its pages can be bookmarked. */
    private static final int USUAL_PORT = 7278;

    private final Realm realm;
    private final Optional<SandboxServer> server;

    private RealmSession(Realm realm, Optional<SandboxServer> server) {
        this.realm = realm;
        this.server = server;
    }

    static RealmSession real(Realm realm) {
        return new RealmSession(realm, Optional.empty());
    }

    /** @throws IOException if the embedded stand-in cannot listen anywhere */
    static RealmSession sandbox(SandboxChoice choice, AppFolders folders, Clock clock) throws IOException {
        return switch (choice) {
            case SandboxChoice.At at ->
                new RealmSession(Realm.sandbox(at.base(), at.base().resolve("/"), folders), Optional.empty());
            case SandboxChoice.Embedded _ -> {
                SandboxServer server = embedded(folders, clock);
                yield new RealmSession(Realm.sandbox(server.base(), server.controlPage(), folders),
                        Optional.of(server));
            }
        };
    }

    private static SandboxServer embedded(AppFolders folders, Clock clock) throws IOException {
        Optional<java.nio.file.Path> state = Optional.of(folders.data().resolve("sandbox.json"));
        try {
            return SandboxServer.start(new SandboxOptions(USUAL_PORT, state, clock, new SecureRandom()));
        } catch (IOException e) {
            return SandboxServer.start(new SandboxOptions(0, state, clock, new SecureRandom()));
        }
    }

    Realm realm() {
        return realm;
    }

    /** Where the embedded stand-in is told what to do. */
    Optional<URI> controlPage() {
        return server.map(SandboxServer::controlPage);
    }

    /** The same browser, but that the control page's key never stands among its arguments. */
    Browser browser(Browser system) {
        return server.<Browser>map(sandbox -> uri -> system
                .open(uri.equals(sandbox.controlPage()) ? sandbox.controlPageForOneBrowser() : uri)).orElse(system);
    }

    /**
     * In a sandbox there is an application from the start: nobody has to register one to try the program. Blocks; by several at once it
     * is done once.
     */
    synchronized void seed(Registrations registrations) throws VaultException {
        if (realm.isSandbox() && registrations.all().isEmpty()) {
            registrations.save(new ClientRegistration(RegistrationId.random(), "Sandbox Overlay",
                    new ClientId(SandboxServer.PRESET_CLIENT_ID), ClientType.CONFIDENTIAL, realm.redirectUri()),
                    Optional.of(SandboxServer.presetSecret()));
        }
    }

    @Override
    public void close() {
        server.ifPresent(SandboxServer::close);
    }
}
