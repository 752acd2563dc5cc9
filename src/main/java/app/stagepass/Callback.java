package app.stagepass;

import app.stagepass.oauth.LocalhostCertificate;
import app.stagepass.oauth.LoopbackReceivers;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OauthRoute;
import app.stagepass.oauth.TemplatePages;
import app.stagepass.settings.CallbackSettings;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.KeyPassphrase;
import app.stagepass.token.Scope;
import app.stagepass.ui.CallbackControl;
import app.stagepass.vault.KeyPassphrases;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.Registrations;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the window may ask of the browser's way back. */
final class Callback implements CallbackControl {

    private final CallbackWay way;
    private final KeyPassphrases passphrases;
    private final LocalhostCertificate made;
    private final LoopbackReceivers receivers;
    private final Registrations registrations;
    private final RouteVisits visits;
    private Optional<CallbackSettings> followed = Optional.empty();
    private Optional<ClientRegistration> application = Optional.empty();

    Callback(CallbackWay way, KeyPassphrases passphrases, LocalhostCertificate made, LoopbackReceivers receivers,
            Registrations registrations, RouteVisits visits) {
        this.way = way;
        this.passphrases = passphrases;
        this.made = made;
        this.receivers = receivers;
        this.registrations = registrations;
        this.visits = visits;
    }

    @Override
    public void check(CallbackSettings wanted, Optional<KeyPassphrase> typed) throws OAuthException {
        way.check(wanted, typed);
        CallbackSettings.Route route = wanted.route();
        if (applicationOf(route).filter(one -> routeOf(one, route).isTaken()).isPresent()) {
            throw new OAuthException.CallbackSetup(OAuthException.CallbackSetup.Fault.ROUTE_IS_CALLBACK, route.path());
        }
    }

    @Override
    public synchronized void follow(CallbackSettings saved) throws OAuthException {
        CallbackSettings.Route wanted = saved.route();
        followed = Optional.of(saved);
        application = applicationOf(wanted);
        visits.through(application);
        receivers.stand(application.map(one -> routeOf(one, wanted)), visits);
    }

    /** Has the route go where its application goes now, if that is elsewhere. */
    synchronized void applicationsChanged() throws OAuthException {
        if (followed.isPresent() && !applicationOf(followed.get().route()).equals(application)) {
            follow(followed.get());
        }
    }

    private Optional<ClientRegistration> applicationOf(CallbackSettings.Route route) {
        return route.application()
                .flatMap(id -> applications().stream().filter(one -> one.id().value().equals(id)).findFirst());
    }

    private static OauthRoute routeOf(ClientRegistration application, CallbackSettings.Route route) {
        return new OauthRoute(application.redirectUri(), route.path(),
                route.scopes().stream().filter(Scope::isWellFormed).map(Scope::new)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Override
    public void keepPassphrase(KeyPassphrase passphrase) throws VaultException {
        passphrases.keep(passphrase);
    }

    @Override
    public void forgetPassphrase() throws VaultException {
        passphrases.forget();
    }

    @Override
    public void writeTemplates(Path folder) throws OAuthException {
        TemplatePages.writeOurs(folder);
    }

    @Override
    public Path madeCertificate() {
        return made.certificateFile();
    }

    /** Those that can have a redirect's code exchanged. */
    @Override
    public List<ClientRegistration> applications() {
        return registrations.all().stream().filter(one -> one.type() == ClientType.CONFIDENTIAL).toList();
    }
}
