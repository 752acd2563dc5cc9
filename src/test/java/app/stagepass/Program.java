package app.stagepass;

import app.stagepass.files.AtomicFile;
import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.LoopbackReceivers;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.PeerCheck;
import app.stagepass.oauth.PortHolder;
import app.stagepass.oauth.CallbackOptions;
import app.stagepass.oauth.ReceiverLimits;
import app.stagepass.oauth.RedirectReceiver;
import app.stagepass.sandbox.FakeBrowser;
import app.stagepass.sandbox.SandboxClient;
import app.stagepass.sandbox.SandboxOptions;
import app.stagepass.sandbox.SandboxServer;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Scope;
import app.stagepass.token.Secret;
import app.stagepass.twitch.TwitchAuthorizationServer;
import app.stagepass.twitch.TwitchEndpoints;
import app.stagepass.twitch.TwitchHttp;
import app.stagepass.twitch.TwitchUsers;
import app.stagepass.vault.IndexFile;
import app.stagepass.vault.MapSecretStore;
import app.stagepass.vault.RotationFiles;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.Admission;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.CheckLog;
import app.stagepass.watch.Credentials;
import app.stagepass.watch.Importing;
import app.stagepass.watch.LiveTokens;
import app.stagepass.watch.Registrations;
import app.stagepass.watch.Renewal;
import app.stagepass.watch.Revocation;
import app.stagepass.watch.SignIn;
import app.stagepass.watch.SignInOrder;
import app.stagepass.watch.SignInResult;
import app.stagepass.watch.ValidationSchedule;
import app.stagepass.watch.Validator;
import app.stagepass.words.BrowserPages;
import app.stagepass.words.Messages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * The whole program but for its window, with the sandbox as Twitch over real HTTP, a person with a browser, an index on disk, and
 * a keyring and a clock in the test's hands. It can be restarted.
 */
public final class Program implements AutoCloseable {

    public static final ClientSecret SECRET = new ClientSecret("storysecret00storysecret00stor");

    public final TestClock clock = new TestClock();
    public final MapSecretStore keyring = new MapSecretStore();
    public final FakeBrowser browser = new FakeBrowser();
    public final SandboxServer twitch;
    public final SandboxClient console;
    public final ClientRegistration app;
    /** Every secret that came into being, for a search. */
    public final List<Secret> secrets = new CopyOnWriteArrayList<>();
    public final Path index;

    private IndexFile indexFile;
    public TokenVault vault;
    public TwitchAuthorizationServer server;
    public CheckLog history;
    public Credentials credentials;
    public Validator validator;
    public Revocation revocation;
    public LiveTokens liveTokens;
    public Registrations registrations;
    public Admission admission;
    public SignIn signIn;
    private Importing importing;
    public LoopbackReceivers receivers;
    public Function<RedirectReceiver.Factory, SignIn> signIns = _ -> {
        throw new IllegalStateException("not started");
    };
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    public Program(Path folder) throws Exception {
        index = folder.resolve("index.json");
        twitch = SandboxServer.start(new SandboxOptions(0, Optional.of(folder.resolve("sandbox.json")), clock,
                new SecureRandom()));
        String redirect = "http://localhost:" + freePort() + "/oauth/callback";
        console = twitch.register("Overlay tools", ClientType.CONFIDENTIAL, SECRET,
                List.of("http://localhost:1/first", redirect));
        app = new ClientRegistration(RegistrationId.random(), "Overlay tools", console.id(), ClientType.CONFIDENTIAL,
                new RedirectUri(redirect));
        start();
    }

    private void start() {
        indexFile = IndexFile.open(new AtomicFile(index), clock);
        vault = new TokenVault(keyring, indexFile, new RotationFiles(index.resolveSibling("rotations"), clock,
                Duration.ofSeconds(20), timer), secrets::add);
        history = new CheckLog(Optional.of(index.resolveSibling("history")), clock, Runnable::run);
        credentials = new Credentials(vault);
        TwitchHttp http = new TwitchHttp(clock);
        TwitchEndpoints endpoints = new TwitchEndpoints(twitch.oauth(), twitch.helix());
        server = new TwitchAuthorizationServer(endpoints, http, secrets::add);
        SecureRandom random = new SecureRandom();
        ValidationSchedule schedule = new ValidationSchedule(random);
        validator = new Validator(credentials, vault, server, new Renewal(vault, server, clock), schedule, history,
                clock);
        revocation = new Revocation(credentials, vault, server, history, clock);
        liveTokens = new LiveTokens(credentials, vault, validator, clock);
        registrations = new Registrations(vault, credentials);
        admission = new Admission(vault, credentials, server, schedule, history, clock);
        importing = new Importing(server, new TwitchUsers(endpoints, http), vault, credentials, admission, secrets::add,
                clock);
        receivers = new LoopbackReceivers(random, clock, new BrowserPages(new Messages(Locale.ENGLISH)),
                PeerCheck.ofThisMachine(), PortHolder.ofThisMachine(), secrets::add,
                () -> CallbackOptions.usual(ReceiverLimits.DEFAULT),
                Thread::startVirtualThread);
        signIns = by -> new SignIn(server, new TwitchUsers(endpoints, http), browser, by, vault, admission,
                secrets::add, random, clock, List.of(Duration.ZERO, Duration.ZERO));
        signIn = signIns.apply(receivers);
    }

    public Importing importing() {
        return importing;
    }

    /** The process ends and starts again: the keyring and the files are what is left. */
    public void restart() {
        receivers.close();
        indexFile.close();
        start();
    }

    /** Tells the program of the application that the console knows. */
    public void knowsTheApplication() throws VaultException {
        registrations.save(app, Optional.of(SECRET));
    }

    public SignInResult signIn(String... scopes) throws OAuthException, VaultException {
        return signIn(new Cancellation(), Optional.empty(), scopes);
    }

    public SignInResult signIn(Cancellation cancellation, Optional<CredentialId> reconnect, String... scopes)
            throws OAuthException, VaultException {
        TreeSet<Scope> wanted = new TreeSet<>(List.of(scopes).stream().map(Scope::new).toList());
        ClientRegistration registered = registrations.all().getFirst();
        return signIn.run(new SignInOrder(registered, wanted, reconnect), cancellation, _ -> {});
    }

    public CredentialSnapshot onlyCard() {
        List<CredentialSnapshot> all = credentials.snapshots();
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " cards");
        }
        return all.getFirst();
    }

    /** Free when it was looked for. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        receivers.close();
        indexFile.close();
        timer.shutdownNow();
        twitch.close();
    }
}
