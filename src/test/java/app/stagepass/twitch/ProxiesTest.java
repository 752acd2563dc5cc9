package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.stagepass.oauth.Departure;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.oauth.OAuthException.Unreachable.Reason;
import app.stagepass.token.ProxyPassword;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Between us and Twitch's look-alike stands a proxy; only through it does the name lead anywhere. */
class ProxiesTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private final AtomicInteger departures = new AtomicInteger();
    @TempDir
    private static Path folder;
    private static SelfSigned.Signed signed;
    private ScriptedServer server;
    private TestProxy proxy;
    private SystemRoots roots;
    private volatile ProxyChoice choice = new ProxyChoice.Direct();
    private SystemProxies system = _ -> List.of();

    @BeforeAll
    static void anAuthority() throws Exception {
        signed = SelfSigned.valid(folder);
    }

    @BeforeEach
    void start() throws Exception {
        roots = new SystemRoots(List.of(signed.authority()), List.of());
        server = new ScriptedServer(signed.sockets());
        server.answers(Answer.json(200, Given.TOKENS));
        proxy = new TestProxy(server.port());
        choice = through(proxy.port(), Optional.empty());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    private static ProxyChoice through(int port, Optional<ProxyLogin> login) {
        return new ProxyChoice.Through("127.0.0.1", port, () -> login);
    }

    private static Optional<ProxyLogin> login(String password) {
        return Optional.of(new ProxyLogin("owl", new ProxyPassword(password)));
    }

    private TwitchAuthorizationServer twitch(Duration limit) {
        var client = HttpClients.create(Trust.in(roots), new Proxies(() -> choice, target -> system.routesTo(target)))
                .newBuilder().dns(host -> {
                    throw new UnknownHostException(host); // so nothing gets out of this machine
                }).build();
        return new TwitchAuthorizationServer(TwitchEndpoints.TWITCH, new TwitchHttp(client, Given.CLOCK, limit),
                secret -> {});
    }

    private void refresh(TwitchAuthorizationServer twitch) throws Exception {
        Departure counted = departures::incrementAndGet;
        assertThat(twitch.refresh(Given.CLIENT, Optional.of(Given.SECRET), Given.REFRESH, counted).access().reveal())
                .isEqualTo("canary-new-access");
    }

    private void fails(Reason reason) {
        fails(reason, LIMIT);
    }

    private void fails(Reason reason, Duration limit) {
        Unreachable failure = catchThrowableOfType(Unreachable.class, () -> refresh(twitch(limit)));
        assertThat(failure).isNotNull();
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.mayHaveArrived()).isFalse();
        assertThat(departures).as("nothing left").hasValue(0);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aTokenRequestGoesThroughTheProxyOnceAndUnseenByIt() throws Exception {
        refresh(twitch(LIMIT));

        assertThat(server.received()).hasSize(1);
        assertThat(departures).hasValue(1);
        assertThat(proxy.heads()).singleElement().asString().startsWith("CONNECT id.twitch.tv:443 HTTP/1.1")
                .doesNotContain("canary", "Proxy-Authorization");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aProxyThatAsksIsAnsweredOnceAndTheRequestStillLeavesOnce(boolean hangsUp) throws Exception {
        proxy.wants("owl", "päss wörd:!");
        if (hangsUp) {
            proxy.hangsUpWhenAsking();
        }
        choice = through(proxy.port(), login("päss wörd:!"));

        refresh(twitch(LIMIT));

        assertThat(proxy.heads()).hasSize(2);
        assertThat(departures).hasValue(1);
        assertThat(server.received()).singleElement()
                .satisfies(one -> assertThat(one.headers()).doesNotContainKey("proxy-authorization"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWrongPasswordIsNotTriedAgain(boolean hangsUp) {
        proxy.wants("owl", "right");
        if (hangsUp) {
            proxy.hangsUpWhenAsking();
        }
        choice = through(proxy.port(), login("wrong"));

        fails(Reason.PROXY_AUTHENTICATION);
        assertThat(proxy.heads()).hasSize(2);
    }

    @Test
    void withoutAPasswordNothingIsTried() {
        proxy.wants("owl", "right");
        fails(Reason.PROXY_AUTHENTICATION);
        assertThat(proxy.heads()).hasSize(1);
    }

    @Test
    void anotherKindOfQuestionGetsNoPassword() {
        proxy.wants("owl", "right");
        proxy.asksBy("Negotiate");
        choice = through(proxy.port(), login("right"));
        fails(Reason.PROXY_AUTHENTICATION);
        assertThat(proxy.heads()).hasSize(1);
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, Given.ipv4())) {
            choice = through(taken.getLocalPort(), Optional.empty());
        }
        fails(Reason.PROXY_UNREACHABLE);
    }

    @Test
    void aProxyWhoseNameIsUnknownIsNamed() {
        choice = new ProxyChoice.Through("proxy.invalid", 3128, Optional::empty);
        fails(Reason.PROXY_UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 502})
    void aProxyThatMakesNoConnectionIsNamed(int status) {
        proxy.refusesWith(status);
        fails(Reason.PROXY_REFUSED);
    }

    @Test
    void aProxyThatSaysNothingIsGivenUp() {
        proxy.answersNothing();
        fails(Reason.PROXY_UNREACHABLE, Duration.ofMillis(700));
    }

    @Test
    void theCertificateIsTwitchsOwnAlsoBehindAProxy() {
        roots = new SystemRoots(List.of(), List.of());
        fails(Reason.CERTIFICATE);
    }

    @Test
    void aNewChoiceHoldsFromTheNextRequestOn() throws Exception {
        proxy.wants("owl", "right");
        TwitchAuthorizationServer twitch = twitch(LIMIT);
        assertThat(catchThrowableOfType(Unreachable.class, () -> refresh(twitch))).isNotNull();

        choice = through(proxy.port(), login("right"));
        refresh(twitch);
    }

    @Test
    void theSystemsProxyIsUsedWithWhatTheSystemKnowsOfIt() throws Exception {
        proxy.wants("owl", "right");
        choice = new ProxyChoice.BySystem();
        system = new EnvironmentProxies(
                java.util.Map.of("https_proxy", "http://owl:right@127.0.0.1:" + proxy.port()), secret -> {});

        refresh(twitch(LIMIT));
        assertThat(proxy.heads()).hasSize(2);
    }

    @Test
    void whoWantsNoProxyGetsNoneThoughTheSystemHasOne() {
        choice = new ProxyChoice.Direct();
        system = _ -> List.of(ProxyRoute.http("127.0.0.1", proxy.port()));

        assertThat(new Proxies(() -> choice, system).select(URI.create("https://id.twitch.tv/")))
                .containsExactly(java.net.Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:7278/", "http://127.0.0.1:7278/", "http://[::1]:7278/",
            "http://LOCALHOST/", "https://twitch.localhost/", "http://127.3.2.1/"})
    void thisComputerIsNeverAskedThroughAProxy(String address) {
        assertThat(new Proxies(() -> choice, system).select(URI.create(address)))
                .containsExactly(java.net.Proxy.NO_PROXY);
        assertThat(new Proxies(() -> choice, system).select(URI.create("https://id.twitch.tv/")).getFirst().type())
                .isEqualTo(java.net.Proxy.Type.HTTP);
    }
}
