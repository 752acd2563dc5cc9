package app.stagepass.sandbox;

import app.stagepass.files.AtomicFile;
import app.stagepass.sandbox.World.Link;
import app.stagepass.token.AccessToken;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.ScopeCatalog;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;

/**
 * A stand-in for id.twitch.tv and for {@code GET /helix/users} on loopback: the sandbox of the program, and the server of its
 * tests. It answers as Twitch does, and misbehaves when told to. Thread-safe; one request is dealt with at a time.
 */
public final class SandboxServer implements AutoCloseable {

    /** Where Stagepass itself listens in the sandbox, and in the real world; and with a certificate, for whoever tries that. */
    private static final List<String> REDIRECT_URIS = List.of("http://localhost:7279/oauth/callback",
            "http://localhost:7277/oauth/callback", "https://localhost:7279/oauth/callback");
    /**
     * The preset application's secret. It opens nothing but this stand-in, on this machine, and has to be the same in each run so
     * that a token bought yesterday can be renewed today.
     */
    private static final String PRESET_SECRET = "sandbox0secret0opens0nothing00";

    /** The preset application of the authorization code flow; the same in each run, and in a stand-in elsewhere. */
    public static final String PRESET_CLIENT_ID = "sandboxconfidential00000000001";
    /** The preset application without a secret. */
    public static final String PRESET_PUBLIC_ID = "sandboxpublic00000000000000001";

    private static final int CLIENT_ID_LENGTH = 30;
    private static final int GRANTED_SECONDS = 4 * 60 * 60;

    private final World world;
    private final Counters counters = new Counters();
    private final Faults faults = new Faults();
    private final Optional<StateFile> file;
    private final SandboxHttp http;
    private final ControlEndpoint control;
    private final AuthorizeEndpoint authorize;
    private final DeviceEndpoint device;
    private final TokenEndpoint token;
    private final TokenInfo info;
    private Switches switches = Switches.DEFAULT;

    /** What one account agreed to with one application, and what came of it. */
    record Connection(Link link, SortedSet<String> scopes, long accessTokens, long refreshTokens) {}

    private SandboxServer(SandboxOptions options) throws IOException {
        this.http = new SandboxHttp(options.port());
        this.world = new World(options.clock(), options.random());
        this.file = options.stateFile().map(AtomicFile::new).map(StateFile::new);
        file.ifPresent(one -> one.readInto(world));
        world.know(new SandboxClient(new ClientId(PRESET_CLIENT_ID), "Sandbox Overlay", ClientType.CONFIDENTIAL,
                REDIRECT_URIS), World.hash(PRESET_SECRET));
        world.know(new SandboxClient(new ClientId(PRESET_PUBLIC_ID), "Sandbox Public", ClientType.PUBLIC,
                REDIRECT_URIS), "");
        this.control = new ControlEndpoint(this, http.base().getPort(),
                () -> world.randomText(ControlEndpoint.KEY_LENGTH));
        ScopeCatalog catalog = ScopeCatalog.load();
        ConsentPage page = new ConsentPage(catalog);
        ScopeRules scopes = new ScopeRules(catalog);
        this.device = new DeviceEndpoint(world, counters, this::switches, page, scopes, http.base());
        this.token = new TokenEndpoint(world, counters, this::switches, device);
        this.authorize = new AuthorizeEndpoint(world, counters, page, scopes, token);
        this.info = new TokenInfo(world, counters, this::switches, http.base());
    }

    /**
     * Starts one.
     *
     * @throws IOException if the port is taken
     */
    public static SandboxServer start(SandboxOptions options) throws IOException {
        SandboxServer server = new SandboxServer(options);
        server.http.start(new Door(server, server.control));
        return server;
    }

    public URI base() {
        return http.base();
    }

    public URI oauth() {
        return base().resolve("/oauth2");
    }

    public URI helix() {
        return base().resolve("/helix");
    }

    /** Holds the key of this run: for the person in front of the machine. Not for a process's arguments. */
    public URI controlPage() {
        return base().resolve(control.path());
    }

    /** The control page for a browser that is about to be started; opens it once. */
    public URI controlPageForOneBrowser() {
        return base().resolve(control.pathForOneBrowser());
    }

    /** The preset application of the authorization code flow. */
    public SandboxClient confidentialClient() {
        return client(PRESET_CLIENT_ID);
    }

    /** The preset application without a secret. */
    public SandboxClient publicClient() {
        return client(PRESET_PUBLIC_ID);
    }

    private synchronized SandboxClient client(String id) {
        return world.client(id).orElseThrow();
    }

    /** What the preset confidential application proves itself with. */
    public static ClientSecret presetSecret() {
        return new ClientSecret(PRESET_SECRET);
    }

    /** Makes another application known, as the console at Twitch would. A public one has no use for the secret. */
    public synchronized SandboxClient register(String name, ClientType type, ClientSecret secret,
            List<String> redirectUris) {
        SandboxClient client = new SandboxClient(new ClientId(world.randomText(CLIENT_ID_LENGTH)), name, type,
                redirectUris);
        world.know(client, type == ClientType.PUBLIC ? "" : World.hash(secret.reveal()));
        save();
        return client;
    }

    /** What a sign-in would bring, without one; a public client's first pair comes in no other way here. */
    public synchronized Pair grant(SandboxClient client, String userId, Set<String> scopes) {
        Link link = new Link(client.id(), userId);
        world.agreed.put(link, World.scopes(scopes));
        Pair pair = token.pair(client, link, World.scopes(scopes), Optional.empty(), GRANTED_SECONDS);
        save();
        return pair;
    }

    /** Whether a renewal with it would bring a pair. */
    public synchronized boolean takes(RefreshToken refresh) {
        return Optional.ofNullable(world.refresh.get(World.hash(refresh.reveal())))
                .filter(one -> !one.spent() && world.isAhead(one.expiresAt())).isPresent();
    }

    /** Whether {@code /validate} would say yes. */
    public synchronized boolean takes(AccessToken access) {
        return Optional.ofNullable(world.access.get(World.hash(access.reveal()))).filter(world::isLive).isPresent();
    }

    public Counters counters() {
        return counters;
    }

    public synchronized Switches switches() {
        return switches;
    }

    public synchronized void set(Switches changed) {
        switches = changed;
    }

    /**
     * From now on an endpoint misbehaves; an earlier order for it is forgotten.
     *
     * @param times how many requests long; 0 until {@link #mend}
     */
    public void breakIt(Endpoint endpoint, Fault fault, int times) {
        faults.order(endpoint, fault, times);
    }

    public void mend() {
        faults.clear();
    }

    /** Access tokens end now, as if their time were over. */
    public synchronized int expireAccessTokens(Predicate<String> userId) {
        int ended = world.endAccess(one -> userId.test(one.link().userId()));
        save();
        return ended;
    }

    /** The same for what one application got from one account. */
    public synchronized int expireAccessTokens(ClientId client, String userId) {
        int ended = world.endAccess(one -> one.link().equals(new Link(client, userId)));
        save();
        return ended;
    }

    /** Twitch takes back every token that one application has of one account; what was agreed to stays. */
    public synchronized void revoke(ClientId client, String userId) {
        world.kill(new Link(client, userId)::equals);
        save();
    }

    /** The account's password changes: its tokens die, with every application. */
    public synchronized void changePassword(String userId) {
        world.kill(link -> link.userId().equals(userId));
        save();
    }

    /** The person disconnects all applications in their settings: tokens and agreements are gone. */
    public synchronized void disconnect(Predicate<String> userId) {
        world.cut(link -> userId.test(link.userId()));
        save();
    }

    /** The person disconnects one application. */
    public synchronized void disconnect(ClientId client, String userId) {
        world.cut(new Link(client, userId)::equals);
        save();
    }

    /** How many access tokens are good now. */
    public synchronized long liveAccessTokens() {
        return world.access.values().stream().filter(world::isLive).count();
    }

    synchronized List<Connection> connections() {
        return world.agreed.entrySet().stream().map(entry -> new Connection(entry.getKey(), entry.getValue(),
                world.access.values().stream()
                        .filter(one -> one.link().equals(entry.getKey()) && world.isLive(one)).count(),
                world.refresh.values().stream().filter(one -> one.link().equals(entry.getKey()) && !one.spent()
                        && world.isAhead(one.expiresAt())).count()))
                .toList();
    }

    synchronized String nameOf(ClientId client) {
        return world.client(client.value()).map(SandboxClient::name).orElse("an application that is gone");
    }

    Map<Endpoint, Faults.Order> standingFaults() {
        return faults.standing();
    }

    /** Called once for each request. */
    Optional<Fault> nextFault(Endpoint endpoint) {
        if (endpoint == Endpoint.TOKEN) {
            counters.count(Counters.Event.TOKEN_REQUEST);
        }
        Optional<Fault> fault = faults.next(endpoint);
        fault.ifPresent(_ -> counters.count(Counters.Event.FAULT));
        return fault;
    }

    /** The true answer of an endpoint; whatever it changed is on disk before it is sent. */
    synchronized Reply answer(Endpoint endpoint, Incoming in) {
        Reply reply = switch (endpoint) {
            case AUTHORIZE -> in.isPost() ? authorize.decide(in) : authorize.ask(in);
            case DEVICE -> device.start(in.parameters());
            case ACTIVATE -> in.isPost() ? device.decide(in) : device.activate(in);
            case TOKEN -> token.answer(in.parameters());
            case VALIDATE -> info.validate(in.header("Authorization"));
            case REVOKE -> info.revoke(in.parameters());
            case USERS -> info.users(in.header("Authorization"), in.header("Client-Id"));
        };
        if (in.isPost()) {
            save();
        }
        return reply;
    }

    private void save() {
        file.ifPresent(one -> one.write(world));
    }

    @Override
    public void close() {
        http.stop();
    }
}
