package app.stagepass;

import app.stagepass.oauth.AuthorizationRequest;
import app.stagepass.oauth.CallbackOptions;
import app.stagepass.oauth.CallbackOptions.Answers;
import app.stagepass.oauth.CallbackOptions.Certificates;
import app.stagepass.oauth.CallbackOptions.Listening;
import app.stagepass.oauth.CertificateSource;
import app.stagepass.oauth.LocalhostCertificate;
import app.stagepass.oauth.LoopbackReceivers;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OauthRoute;
import app.stagepass.oauth.PortHolder;
import app.stagepass.oauth.ReceiverLimits;
import app.stagepass.oauth.RedirectReceiver;
import app.stagepass.token.ClientId;
import app.stagepass.token.Nonce;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.Scope;
import app.stagepass.words.BrowserPages;
import app.stagepass.words.Messages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** The program, a receiver whose every option can be set, and a client that sends what it is told. */
final class SeedsScene implements AutoCloseable {

    static final URI TWITCH = URI.create("https://id.twitch.tv/oauth2/authorize");
    private static final ReceiverLimits ONCE = ReceiverLimits.DEFAULT.with(Duration.ZERO, Duration.ofMillis(1));

    final Program program;
    final Path folder;
    final int port;
    private Listening listening = Listening.DEFAULT;
    private Certificates certificates = Certificates.NONE;
    private Answers answers = new Answers.Pages();
    private ReceiverLimits limits = ONCE;
    private final LoopbackReceivers receivers = new LoopbackReceivers(new SecureRandom(), Clock.systemUTC(),
            new BrowserPages(new Messages(Locale.ENGLISH)), (_, _) -> true, PortHolder.ofThisMachine(), _ -> {},
            () -> new CallbackOptions(limits, listening, certificates, answers), Thread::startVirtualThread);

    SeedsScene(Path folder) throws Exception {
        this.folder = folder;
        this.program = new Program(folder);
        program.knowsTheApplication();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    SeedsScene listening(Listening where) {
        listening = where;
        return this;
    }

    SeedsScene with(Answers shown) {
        answers = shown;
        return this;
    }

    SeedsScene with(CertificateSource own) {
        certificates = new Certificates(Optional.of(own), Optional.empty());
        return this;
    }

    SeedsScene keepingAlive(Duration time) {
        limits = limits.with(time, Duration.ofMillis(1));
        return this;
    }

    LocalhostCertificate made() {
        LocalhostCertificate made = new LocalhostCertificate(folder.resolve("made"), new SecureRandom(),
                Clock.systemUTC());
        certificates = new Certificates(Optional.empty(), Optional.of(made));
        return made;
    }

    AuthorizationRequest request(String redirect) {
        return new AuthorizationRequest(new ClientId("abc"), new RedirectUri(redirect), new TreeSet<>(),
                Nonce.random(new SecureRandom()), true);
    }

    RedirectReceiver listen(AuthorizationRequest request) throws OAuthException {
        return receivers.listen(request, TWITCH);
    }

    RedirectReceiver listen(String redirect) throws OAuthException {
        return listen(request(redirect));
    }

    /** A route that sends everybody to Twitch. */
    void stand(String path, List<Boolean> verified) throws OAuthException {
        receivers.stand(Optional.of(new OauthRoute(new RedirectUri("http://localhost:" + port + "/oauth/callback"),
                path, new TreeSet<>(List.of(new Scope("channel:bot"))))), (scopes, force, factory) -> {
                    try {
                        verified.add(force);
                        factory.listen(request("http://localhost:" + port + "/oauth/callback"), TWITCH);
                    } catch (OAuthException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    String get(String target, String... headers) throws IOException {
        return ask("127.0.0.1", port, head("GET", target, "localhost:" + port, headers));
    }

    static String head(String method, String target, String host, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + more + "\r\n";
    }

    /** The whole answer, up to the end of the connection. */
    static String ask(String address, int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral(address), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String cookie(String answer) {
        String set = answer.lines().filter(line -> line.startsWith("Set-Cookie: ")).findFirst().orElseThrow();
        return "Cookie: " + set.substring("Set-Cookie: ".length(), set.indexOf(';'));
    }

    @Override
    public void close() {
        receivers.close();
        program.close();
    }
}
