package app.stagepass;

import app.stagepass.watch.Importing;
import app.stagepass.watch.Labels;
import app.stagepass.desktop.ColorScheme;
import app.stagepass.files.AtomicFile;
import app.stagepass.log.Redactor;
import app.stagepass.oauth.Browser;
import app.stagepass.oauth.LocalhostCertificate;
import app.stagepass.oauth.LoopbackReceivers;
import app.stagepass.oauth.PeerCheck;
import app.stagepass.oauth.PortHolder;
import app.stagepass.oauth.RedirectDoctor;
import app.stagepass.oauth.RedirectReceiver;
import app.stagepass.settings.SettingsFile;
import app.stagepass.token.LiveSecrets;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.twitch.Avatars;
import app.stagepass.twitch.ClockSkew;
import app.stagepass.twitch.TwitchAuthorizationServer;
import app.stagepass.twitch.TwitchHttp;
import app.stagepass.twitch.TwitchUsers;
import app.stagepass.vault.Argon2Cost;
import app.stagepass.vault.FileSecretStore;
import app.stagepass.vault.Keeping;
import app.stagepass.vault.KeyPassphrases;
import app.stagepass.vault.MoveFile;
import app.stagepass.vault.ProxyPasswords;
import app.stagepass.vault.SecretStore;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.Admission;
import app.stagepass.watch.CheckLog;
import app.stagepass.watch.Credentials;
import app.stagepass.watch.LiveTokens;
import app.stagepass.watch.PacedServer;
import app.stagepass.watch.Moving;
import app.stagepass.watch.Registrations;
import app.stagepass.watch.Renewal;
import app.stagepass.watch.Revocation;
import app.stagepass.watch.SignIn;
import app.stagepass.watch.TokenWatch;
import app.stagepass.watch.ValidationSchedule;
import app.stagepass.watch.Validator;
import app.stagepass.words.BrowserPages;
import app.stagepass.words.Failures;
import app.stagepass.words.Messages;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where every part is made, top to bottom, each from the ones above it. It hands out parts and is handed to nobody. Closing it
 * ends what it started.
 */
final class Wiring implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Wiring.class.getName());
    /** A token request's own time limit, and a slow keyring after it. */
    private static final Duration LAST_PAIRS = TwitchHttp.TIME_LIMIT.plusSeconds(10);

    final Clock clock = Clock.systemUTC();
    final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ticker").factory());

    final Messages messages;
    final Failures failures;
    final ScopeCatalog scopes = ScopeCatalog.load();
    final SettingsFile settings;

    final FileSecretStore file;
    final Keeping keeping;
    final SecretStore secrets;
    final TokenVault vault;
    final ClockSkew clockSkew = new ClockSkew();
    final Network network;
    final Avatars avatars;

    final CheckLog history;
    final Credentials credentials;
    final Validator validator;
    final Revocation revocation;
    final LiveTokens liveTokens;
    final Registrations registrations;
    final Admission admission;
    final Moving moving;
    final Importing importing;
    final Labels labels;
    final RouteVisits visits;
    final Callback callback;
    final SignIn signIn;
    final TokenWatch watch;
    final SecretsPlace place;

    final RedirectDoctor doctor;
    private final LoopbackReceivers receivers;
    private final PacedServer paced;
    private final Storage storage;
    /** Guarded by this, with whether it is too late. */
    private Optional<ColorScheme> colors = Optional.empty();
    private boolean closed;

    Wiring(Realm realm, Storage.Place kept, Browser browser, Redactor redactor, Locale locale) {
        SecureRandom random = new SecureRandom();
        LiveSecrets live = secret -> redactor.watch(secret.reveal());

        this.messages = new Messages(locale);
        this.failures = new Failures(messages);
        this.settings = SettingsFile.open(new AtomicFile(realm.folders().config().resolve("settings.json")), clock);

        this.storage = kept.open(clock, ticker);
        this.keeping = new Keeping(storage.secrets(), storage.index(), storage.rotations());
        this.file = new FileSecretStore(new AtomicFile(realm.folders().data().resolve("secrets.vault")),
                messages.text("store.file"), Argon2Cost.USUAL, random, clock, ticker);
        SecretsPlace.startIn(settings, file, keeping);
        this.secrets = keeping.secrets();
        this.vault = new TokenVault(secrets, keeping.index(), keeping.rotations(), live);

        String osName = System.getProperty("os.name");
        this.network = new Network(realm.endpoints(), clock, clockSkew, settings, new ProxyPasswords(secrets, live),
                live, ComputersProxies.of(osName, System.getenv(), clock, workers, live));
        TwitchHttp http = network.http();
        TwitchAuthorizationServer server = new TwitchAuthorizationServer(realm.endpoints(), http, live);
        TwitchUsers users = new TwitchUsers(realm.endpoints(), http);
        this.avatars = new Avatars(realm.endpoints(), http, realm.folders().cache().resolve("avatars"));

        ValidationSchedule schedule = new ValidationSchedule(random);
        this.history = new CheckLog(Optional.of(realm.folders().data().resolve("history")), clock, workers);
        this.credentials = new Credentials(vault);
        this.paced = new PacedServer(server, clock, ticker);
        this.validator = new Validator(credentials, vault, paced, new Renewal(vault, paced, clock), schedule,
                history, clock);
        this.revocation = new Revocation(credentials, vault, server, history, clock);
        this.liveTokens = new LiveTokens(credentials, vault, validator, clock);
        this.registrations = new Registrations(vault, credentials);
        this.admission = new Admission(vault, credentials, server, schedule, history, clock);
        BrowserPages pages = new BrowserPages(messages);
        KeyPassphrases passphrases = new KeyPassphrases(secrets, live);
        LocalhostCertificate made = new LocalhostCertificate(realm.folders().data().resolve("callback"), random, clock);
        CallbackWay way = new CallbackWay(settings, passphrases, made, pages, live, clock);
        this.receivers = new LoopbackReceivers(random, clock, pages, PeerCheck.ofThisMachine(),
                PortHolder.ofThisMachine(), live, way::options, workers);
        this.doctor = receivers;
        Function<RedirectReceiver.Factory, SignIn> signIns = by -> new SignIn(server, users, browser, by, vault,
                admission, live, random, clock, SignIn.ASK_AGAIN_AFTER);
        this.signIn = signIns.apply(receivers);
        this.visits = new RouteVisits(signIns, admission);
        this.callback = new Callback(way, passphrases, made, receivers, registrations, visits);
        this.moving = new Moving(credentials, vault, new MoveFile(Argon2Cost.USUAL, random), clock);
        this.importing = new Importing(paced, users, vault, credentials, admission, live, clock);
        this.labels = new Labels(credentials, vault);
        this.watch = new TokenWatch(credentials, vault, validator, clock, ticker, workers);
        this.place = new SecretsPlace(settings, file, keeping, vault, watch);
    }

    /** Tells the listener of the desktop's choice of dark or light, now and after each change, where there is a portal. */
    synchronized void follow(Consumer<ColorScheme.Preference> listener) {
        if (closed) {
            return;
        }
        ColorScheme portal = new ColorScheme(workers, listener);
        portal.follow();
        colors = Optional.of(portal);
    }

    /**
     * Ends the watch and what is under way. A pair that may be on its way from Twitch is waited for and saved, for the one before it
     * may be spent; what the keyring does not take even now is lost: ask before.
     */
    @Override
    public void close() {
        followNoMore();
        watch.close();
        paced.close();
        ticker.shutdownNow();
        saveTheLast();
        receivers.close();
        visits.close();
        workers.shutdownNow();
        history.close();
        storage.close();
    }

    private synchronized void followNoMore() {
        closed = true;
        colors.ifPresent(ColorScheme::close);
    }

    private void saveTheLast() {
        try {
            if (!vault.awaitPairs(LAST_PAIRS)) {
                LOG.log(Level.WARNING, "a token request did not end in time");
            }
            vault.saveUnsaved();
        } catch (VaultException e) {
            LOG.log(Level.WARNING, "not saved at the end: {0}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
