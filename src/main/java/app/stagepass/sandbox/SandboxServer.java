package app.stagepass.sandbox;

import app.stagepass.files.AtomicFile;
import app.stagepass.sandbox.World.Link;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.ScopeCatalog;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A stand-in for id.twitch.tv and for {@code GET /helix/users} on loopback: the sandbox of the program, and the server of its
 * tests. It answers as Twitch does, and misbehaves when told to. Thread-safe; one request is dealt with at a time.
 */
public final class SandboxServer implements AutoCloseable {

    /** Where Stagepass itself listens in the sandbox, and in the real world. */
    private static final List<String> REDIRECT_URIS = List.of("http://localhost:7279/oauth/callback",
            "http://localhost:7277/oauth/callback");
    /**
     * The preset application's secret. It opens nothing but this stand-in, on this machine, and has to be the same in each run so
     * that a token bought yesterday can be renewed today.
     */
    private static final String PRESET_SECRET = "sandbox0secret0opens0nothing00";

    /** The preset application of the authorization code flow; the same in each run, and in a stand-in elsewhere. */
    public static final String PRESET_CLIENT_ID = "sandboxconfidential00000000001";
    private static final String PRESET_PUBLIC_ID = "sandboxpublic00000000000000001";

    private final World world;
    private final Counters counters = new Counters();
    private final Faults faults = new Faults();
    private final Optional<StateFile> file;
    private final String controlKey;
    private final AuthorizeEndpoint authorize;
    private final TokenEndpoint token;
    private final TokenInfo info;
    private final SandboxHttp http;
    private Switches switches = Switches.DEFAULT;

    private SandboxServer(SandboxOptions options) throws IOException {
        this.world = new World(options.clock(), options.random());
        preset(PRESET_CLIENT_ID, "Sandbox Overlay", ClientType.CONFIDENTIAL);
        preset(PRESET_PUBLIC_ID, "Sandbox Public", ClientType.PUBLIC);
        this.file = options.stateFile().map(AtomicFile::new).map(StateFile::new);
        file.ifPresent(one -> one.readInto(world));
        this.controlKey = new World(options.clock(), options.random()).randomText(40);
        this.authorize = new AuthorizeEndpoint(world, counters, ScopeCatalog.load());
        this.token = new TokenEndpoint(world, counters, this::switches);
        this.http = new SandboxHttp(options.port(), this);
        this.info = new TokenInfo(world, counters, this::switches, http.base());
        http.start();
    }

    /**
     * Starts one.
     *
     * @throws IOException if the port is taken
     */
    public static SandboxServer start(SandboxOptions options) throws IOException {
        return new SandboxServer(options);
    }

    private void preset(String id, String name, ClientType type) {
        ClientId clientId = new ClientId(id);
        world.clients.put(clientId, new SandboxClient(clientId, name, type, REDIRECT_URIS));
        world.secretHashes.put(clientId, World.hash(PRESET_SECRET));
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

    /** Holds the key of this run: for the person in front of the machine. */
    public URI controlPage() {
        return base().resolve("/control?key=" + controlKey);
    }

    /** The preset application of the authorization code flow. */
    public SandboxClient confidentialClient() {
        return world.client(PRESET_CLIENT_ID).orElseThrow();
    }

    /** The preset application without a secret. */
    public SandboxClient publicClient() {
        return world.client(PRESET_PUBLIC_ID).orElseThrow();
    }

    /** What the preset confidential application proves itself with. */
    public static ClientSecret presetSecret() {
        return new ClientSecret(PRESET_SECRET);
    }

    /** Makes another application known, as the console at Twitch would. */
    public synchronized SandboxClient register(String name, ClientType type, ClientSecret secret,
            List<String> redirectUris) {
        ClientId id = new ClientId(world.randomText(30));
        SandboxClient client = new SandboxClient(id, name, type, redirectUris);
        world.clients.put(id, client);
        world.secretHashes.put(id, World.hash(secret.reveal()));
        return client;
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
     * From now on an endpoint misbehaves.
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

    /** The person disconnects applications in their settings, or changes the password: all their tokens die. */
    public synchronized void disconnect(Predicate<String> userId) {
        world.cut(link -> userId.test(link.userId()));
        save();
    }

    /** How many access tokens are good now. */
    public synchronized long liveAccessTokens() {
        return world.access.values().stream().filter(world::isLive).count();
    }

    synchronized Map<Link, String> links() {
        Map<Link, String> all = new LinkedHashMap<>();
        world.agreed.keySet().forEach(link -> all.put(link, ""));
        all.replaceAll((link, _) -> world.access.values().stream()
                .filter(one -> one.link().equals(link) && world.isLive(one)).count() + " live, "
                + world.refresh.values().stream().filter(one -> one.link().equals(link) && !one.spent()).count()
                + " refresh");
        return all;
    }

    synchronized String nameOf(ClientId client) {
        return world.client(client.value()).map(SandboxClient::name).orElse("an application that is gone");
    }

    Map<Endpoint, Fault> standingFaults() {
        return faults.standing();
    }

    Optional<Fault> nextFault(Endpoint endpoint) {
        Optional<Fault> fault = faults.next(endpoint);
        fault.ifPresent(_ -> counters.count(Counters.Event.FAULT));
        return fault;
    }

    /** The true answer of an endpoint; whatever it changed is on disk before it is sent. */
    synchronized Reply answer(Endpoint endpoint, boolean post, Map<String, String> parameters, String authorization,
            String clientId) {
        Reply reply = switch (endpoint) {
            case AUTHORIZE -> post ? authorize.decide(parameters) : authorize.ask(parameters);
            case TOKEN -> {
                counters.count(Counters.Event.TOKEN_REQUEST);
                yield token.answer(parameters);
            }
            case VALIDATE -> info.validate(authorization);
            case REVOKE -> info.revoke(parameters);
            case USERS -> info.users(authorization, clientId);
        };
        if (post) {
            save();
        }
        return reply;
    }

    /** What the control page asks for; empty if the key is wrong. */
    synchronized Optional<Reply> control(boolean post, Map<String, String> parameters) {
        if (!java.security.MessageDigest.isEqual(controlKey.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                parameters.getOrDefault("key", "").getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        if (!post) {
            return Optional.of(Reply.html(200, new ControlPage(this).html(controlKey)));
        }
        Predicate<Link> chosen = link -> link.client().value().equals(parameters.getOrDefault("client", ""))
                && link.userId().equals(parameters.getOrDefault("user", "-"));
        switch (parameters.getOrDefault("do", "")) {
            case "expire", "revoke" -> world.endAccess(one -> chosen.test(one.link()));
            case "disconnect" -> world.cut(chosen);
            case "mend" -> faults.clear();
            case "rotate" -> switches = switches.rotating(!switches.rotateConfidential());
            case "short" -> switches = switches.lasting(switches.lifetimeSeconds() < 0 ? 120 : -1);
            case "fault" -> order(parameters);
            default -> {
                return Optional.of(Reply.html(400, Html.page("?", "", "<h1>Unknown</h1>")));
            }
        }
        save();
        return Optional.of(Reply.seeOther("/control?key=" + controlKey));
    }

    private void order(Map<String, String> parameters) {
        Fault fault = ControlPage.FAULTS.get(parameters.getOrDefault("fault", ""));
        String times = parameters.getOrDefault("times", "1");
        for (Endpoint endpoint : Endpoint.values()) {
            if (fault != null && endpoint.name().equals(parameters.get("endpoint")) && times.matches("[0-9]{1,3}")) {
                faults.order(endpoint, fault, Integer.parseInt(times));
            }
        }
    }

    private void save() {
        file.ifPresent(one -> one.write(world));
    }

    @Override
    public void close() {
        http.stop();
    }
}
