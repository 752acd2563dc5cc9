package app.stagepass;

import app.stagepass.oauth.OAuthException;
import app.stagepass.settings.ProxySetting;
import app.stagepass.settings.SettingsFile;
import app.stagepass.token.LiveSecrets;
import app.stagepass.token.ProxyPassword;
import app.stagepass.twitch.ClockSkew;
import app.stagepass.twitch.Proxies;
import app.stagepass.twitch.ProxyChoice;
import app.stagepass.twitch.ProxyLogin;
import app.stagepass.twitch.SystemProxies;
import app.stagepass.twitch.SystemRoots;
import app.stagepass.twitch.TwitchEndpoints;
import app.stagepass.twitch.TwitchHttp;
import app.stagepass.twitch.TwitchReach;
import app.stagepass.ui.NetworkControl;
import app.stagepass.vault.ProxyPasswords;
import app.stagepass.vault.VaultException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** The way to Twitch, as the person chose it. */
final class Network implements NetworkControl {

    private static final Logger LOG = System.getLogger(Network.class.getName());

    private final TwitchEndpoints endpoints;
    private final Clock clock;
    private final ClockSkew skew;
    private final SettingsFile settings;
    private final ProxyPasswords passwords;
    private final LiveSecrets live;
    private final SystemProxies system;
    private final SystemRoots roots = SystemRoots.of(System.getProperty("os.name"));
    /** Kept, for a proxy asks again for every connection. */
    private volatile Optional<ProxyPassword> known = Optional.empty();

    Network(TwitchEndpoints endpoints, Clock clock, ClockSkew skew, SettingsFile settings, ProxyPasswords passwords,
            LiveSecrets live, SystemProxies system) {
        this.endpoints = endpoints;
        this.clock = clock;
        this.skew = skew;
        this.settings = settings;
        this.passwords = passwords;
        this.live = live;
        this.system = system;
    }

    /** One that follows the settings as they are when a connection is made. */
    TwitchHttp http() {
        return http(() -> choice(settings.settings().proxy(), this::password));
    }

    private TwitchHttp http(Supplier<ProxyChoice> choice) {
        return new TwitchHttp(clock, skew, roots, new Proxies(choice, system));
    }

    private static ProxyChoice choice(ProxySetting setting, Supplier<Optional<ProxyPassword>> password) {
        return switch (setting.use()) {
            case SYSTEM -> new ProxyChoice.BySystem();
            case NONE -> new ProxyChoice.Direct();
            case MANUAL -> new ProxyChoice.Through(setting.host(), setting.port(), () -> setting.user().isEmpty()
                    ? Optional.empty()
                    : password.get().map(one -> new ProxyLogin(setting.user(), one)));
        };
    }

    private Optional<ProxyPassword> password() {
        if (known.isEmpty()) {
            try {
                known = passwords.read();
            } catch (VaultException e) {
                LOG.log(Level.WARNING, "no password for the proxy: {0}", e.getMessage());
            }
        }
        return known;
    }

    @Override
    public void keepPassword(ProxyPassword password) throws VaultException {
        passwords.keep(password);
        known = Optional.of(password);
    }

    @Override
    public void forgetPassword() throws VaultException {
        passwords.forget();
        known = Optional.empty();
    }

    @Override
    public void test(ProxySetting setting, Optional<ProxyPassword> password) throws OAuthException {
        password.ifPresent(live::watch);
        ProxyChoice choice = choice(setting, () -> password.or(this::password));
        new TwitchReach(endpoints, http(() -> choice)).ask();
    }
}
