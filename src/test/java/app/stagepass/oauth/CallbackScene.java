package app.stagepass.oauth;

import app.stagepass.token.ClientId;
import app.stagepass.token.Nonce;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.Secret;
import app.stagepass.words.BrowserPages;
import app.stagepass.words.Messages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** A sign-in that waits on a free port, and a browser that takes part in it over real sockets. */
final class CallbackScene implements AutoCloseable {

    static final String CODE = "gulfwdmys5lsm6qyz4xiz9q32l10ab";
    static final ReceiverLimits LIMITS = new ReceiverLimits(Duration.ofSeconds(10), Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofMillis(1), Duration.ofMinutes(5), 100, 3);

    /** For tests of something else: the kernel takes its time to tell, while thousands of closed connections still linger. */
    static final PeerCheck EVERYBODY = (peer, local) -> true;

    final RedirectReceiver receiver;
    final LoopbackReceivers receivers;
    private final IntFunction<String> redirect;
    private final UnaryOperator<CallbackOptions> chosen;
    final Cancellation cancellation = new Cancellation();
    final Nonce binding = Nonce.random(new SecureRandom());
    final Nonce state;
    private final ResponseType type;
    final Queue<Secret> watched = new ConcurrentLinkedQueue<>();
    final int port;

    /** What the pages say; a test may change it. */
    volatile RedirectPages words = new BrowserPages(new Messages(Locale.ENGLISH));

    /** What the browser keeps for this host, as it sends it back. */
    String cookie = "";

    private CallbackScene(String host, String path, ReceiverLimits limits, PeerCheck peers, ResponseType type)
            throws Exception {
        this(port -> "http://" + host + ":" + port + path, limits, peers, type, options -> options);
    }

    private CallbackScene(IntFunction<String> redirect, ReceiverLimits limits, PeerCheck peers, ResponseType type,
            UnaryOperator<CallbackOptions> chosen) throws Exception {
        this.redirect = redirect;
        this.chosen = chosen;
        this.type = type;
        state = request(1).state();
        receivers = receivers(limits, peers);
        RedirectReceiver made = null;
        int free = 0;
        for (int tries = 0; made == null; tries++) {
            free = freePort();
            try {
                made = receivers.listen(request(free), authorization());
            } catch (OAuthException.PortBusy taken) {
                if (tries == 20) {
                    throw taken;
                }
            }
        }
        receiver = made;
        port = free;
    }

    static CallbackScene waiting() throws Exception {
        return waiting(LIMITS, EVERYBODY);
    }

    static CallbackScene waiting(ReceiverLimits limits, PeerCheck peers) throws Exception {
        return new CallbackScene("localhost", "/oauth/callback", limits, peers, ResponseType.CODE);
    }

    static CallbackScene waitingAt(String host, String path) throws Exception {
        return new CallbackScene(host, path, LIMITS, EVERYBODY, ResponseType.CODE);
    }

    /** As the person chose it. */
    static CallbackScene chosen(IntFunction<String> redirect, UnaryOperator<CallbackOptions> chosen) throws Exception {
        return new CallbackScene(redirect, LIMITS, EVERYBODY, ResponseType.CODE, chosen);
    }

    static CallbackScene waitingForToken(String path) throws Exception {
        return waitingForToken(path, EVERYBODY);
    }

    static CallbackScene waitingForToken(String path, PeerCheck peers) throws Exception {
        return new CallbackScene("localhost", path, LIMITS, peers, ResponseType.TOKEN);
    }

    private LoopbackReceivers receivers(ReceiverLimits limits, PeerCheck peers) {
        return new LoopbackReceivers(new SecureRandom(), Clock.systemUTC(),
                new Words(), peers, PortHolder.ofThisMachine(), watched::add,
                () -> chosen.apply(CallbackOptions.usual(limits)), Thread::startVirtualThread);
    }

    /** Of another sign-in on the same port. */
    AuthorizationRequest nextRequest() {
        return new AuthorizationRequest(new ClientId("abc"), request(port).redirectUri(), new TreeSet<>(),
                Nonce.random(new SecureRandom()), true, type);
    }

    private AuthorizationRequest request(int on) {
        return new AuthorizationRequest(new ClientId("abc"), new RedirectUri(redirect.apply(on)),
                new TreeSet<>(), binding, true, type);
    }

    URI authorization() {
        return URI.create("https://id.twitch.tv/oauth2/authorize?state=" + state.reveal());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Waits on a thread of its own. */
    CompletableFuture<AuthorizationResponse> answer() {
        return answer(Duration.ofMinutes(1));
    }

    CompletableFuture<AuthorizationResponse> answer(Duration time) {
        return inBackground(() -> receiver.await(Instant.now().plus(time), cancellation));
    }

    interface Work<T> {
        T run() throws Exception;
    }

    static <T> CompletableFuture<T> inBackground(Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Executor executor = Thread::startVirtualThread;
        executor.execute(() -> {
            try {
                result.complete(work.run());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** What the waiting brought. */
    static <T> T soon(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    String trueCallback() {
        return request(port).redirectUri().path() + "?code=" + CODE + "&scope=chat%3Aread&state=" + state.reveal();
    }

    String startPath() {
        return receiver.startLink().getRawPath();
    }

    RawHttp.Answer get(String target, String... headers) throws IOException {
        return ask("GET", target, headers);
    }

    RawHttp.Answer ask(String method, String target, String... headers) throws IOException {
        return RawHttp.send("127.0.0.1", port, head(method, target, headers));
    }

    /** A browser's request for the target, with the cookie if it has one. */
    String head(String method, String target, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n");
        if (!cookie.isEmpty()) {
            head.append("Cookie: other=1; ").append(cookie).append("\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    /** Follows the start link and keeps the cookie. */
    RawHttp.Answer open() throws IOException {
        RawHttp.Answer answer = get(startPath());
        Optional<String> set = answer.header("Set-Cookie");
        cookie = set.map(value -> value.substring(0, value.indexOf(';'))).orElse(cookie);
        return answer;
    }

    @Override
    public void close() {
        receivers.close();
    }

    private final class Words implements RedirectPages {
        @Override
        public String language() {
            return words.language();
        }

        @Override
        public Text text(Page page) {
            return words.text(page);
        }
    }
}
