package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.oauth.OAuthException.Unreachable.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What can happen before a request leaves. Nothing here may look as if Twitch had acted. */
class NetworkTroubleTest {

    private static final OwnAddresses IPV4 = new OwnAddresses(() -> List.of(Given.address("192.0.2.7")));

    private static Unreachable failure(TokenRequest request, TwitchEndpoints endpoints, Dns dns, Duration limit) {
        var http = new TwitchHttp(HttpClients.create().newBuilder().dns(dns).build(), Given.CLOCK, limit);
        var twitch = new TwitchAuthorizationServer(endpoints, http, secret -> {});
        Unreachable failure = catchThrowableOfType(Unreachable.class, () -> request.send(twitch));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static Unreachable failure(TokenRequest request, TwitchEndpoints endpoints) {
        return failure(request, endpoints, Dns.SYSTEM, Duration.ofSeconds(20));
    }

    private static TwitchEndpoints nobody(String scheme, String host) throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, Given.ipv4())) {
            port = taken.getLocalPort();
        }
        return new TwitchEndpoints(URI.create(scheme + "://" + host + ":" + port),
                URI.create(scheme + "://" + host + ":" + port));
    }

    @ParameterizedTest
    @EnumSource
    void nobodyListens(TokenRequest request) throws Exception {
        Unreachable failure = failure(request, nobody("http", "127.0.0.1"));

        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure.mayHaveArrived()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void theNameIsNotKnown(TokenRequest request) throws Exception {
        Unreachable failure = failure(request, nobody("http", "localhost"), host -> {
            throw new UnknownHostException(host);
        }, Duration.ofSeconds(20));

        assertThat(failure.reason()).isEqualTo(Reason.NAME_NOT_FOUND);
        assertThat(failure.mayHaveArrived()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aNameLookupThatNeverEndsIsGivenUpAndNothingLeavesLater(TokenRequest request) throws Exception {
        try (ScriptedServer server = new ScriptedServer(); SlowDns dns = new SlowDns()) {
            var client = HttpClients.create().newBuilder().dns(dns).build();
            var http = new TwitchHttp(client, Given.CLOCK, Duration.ofMillis(300));
            var twitch = new TwitchAuthorizationServer(server.endpoints("http", "localhost"), http, secret -> {});

            assertThatThrownBy(() -> request.send(twitch)).isInstanceOfSatisfying(Unreachable.class, failure -> {
                assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
                assertThat(failure.mayHaveArrived()).isFalse();
            });

            dns.answer();
            client.dispatcher().executorService().close();
            assertThat(server.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateThatNobodyVouchesForIsNoConnection(TokenRequest request, @TempDir Path folder) throws Exception {
        try (ScriptedServer server = new ScriptedServer(SelfSigned.sockets(folder))) {
            Unreachable failure = failure(request, server.endpoints("https", "localhost"), loopback(),
                    Duration.ofSeconds(20));

            assertThat(failure.reason()).isEqualTo(Reason.CERTIFICATE);
            assertThat(failure.mayHaveArrived()).isFalse();
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aCertificateThatHasEndedIsNoConnectionThoughItsAuthorityIsKnown(@TempDir Path folder) throws Exception {
        refused(SelfSigned.expired(folder), Reason.CERTIFICATE_EXPIRED);
    }

    @Test
    void aCertificateThatHasNotBegunSpeaksOfAClockThatIsBehind(@TempDir Path folder) throws Exception {
        refused(SelfSigned.notYetValid(folder), Reason.CERTIFICATE_NOT_YET_VALID);
    }

    @Test
    void aCertificateOfAnotherNameIsNoConnectionThoughItsAuthorityIsKnown(@TempDir Path folder) throws Exception {
        refused(SelfSigned.ofAnotherName(folder), Reason.CERTIFICATE);
    }

    private static void refused(SelfSigned.Signed signed, Reason reason) throws Exception {
        try (ScriptedServer server = new ScriptedServer(signed.sockets())) {
            var client = HttpClients.create().newBuilder().dns(loopback())
                    .sslSocketFactory(signed.client(), signed.trust()).build();
            var twitch = new TwitchAuthorizationServer(server.endpoints("https", "localhost"),
                    new TwitchHttp(client, Given.CLOCK, Duration.ofSeconds(20)), secret -> {});

            assertThatThrownBy(() -> twitch.validate(Given.ACCESS)).isInstanceOfSatisfying(Unreachable.class,
                    failure -> assertThat(failure.reason()).isEqualTo(reason));
            assertThat(server.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatEndsDuringTheHandshakeSaysNothingOfCertificates(TokenRequest request) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, Given.ipv4())) {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        listening.accept().close();
                    }
                } catch (IOException e) {
                    Thread.currentThread().interrupt();
                }
            });
            var uri = URI.create("https://127.0.0.1:" + listening.getLocalPort());

            Unreachable failure = failure(request, new TwitchEndpoints(uri, uri));

            assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_LOST);
            assertThat(failure.mayHaveArrived()).isFalse();
        }
    }

    static Stream<Arguments> addressFamilies() throws UnknownHostException {
        return Stream.of(Arguments.of(Given.ipv4(), Given.ipv6()), Arguments.of(Given.ipv6(), Given.ipv4()));
    }

    @ParameterizedTest
    @MethodSource("addressFamilies")
    void anAddressThatLeadsNowhereIsPassedOverForTheNext(InetAddress dead, InetAddress living) throws Exception {
        try (ScriptedServer server = new ScriptedServer(living)) {
            server.answers(Answer.json(200, Given.TOKENS));
            List<InetAddress> addresses = List.of(dead, living);
            TokenRequest request = TokenRequest.REFRESH;
            var client = HttpClients.create().newBuilder().dns(host -> addresses).build();
            var twitch = new TwitchAuthorizationServer(server.endpoints("http", "localhost"),
                    new TwitchHttp(client, Given.CLOCK, Duration.ofSeconds(20)), secret -> {});

            assertThat(request.send(twitch).access().reveal()).isEqualTo("canary-new-access");
            assertThat(server.received()).hasSize(1);
        }
    }

    static Stream<Arguments> exceptions() {
        return Stream.of(Arguments.of(new NoRouteToHostException("canary"), Reason.NO_NETWORK),
                Arguments.of(new SocketException("Network is unreachable"), Reason.NO_NETWORK),
                Arguments.of(refused(new SocketException("Network is unreachable")), Reason.NO_NETWORK),
                Arguments.of(refused(new ConnectException("Connection timed out")), Reason.TIMED_OUT),
                Arguments.of(refused(new ConnectException("Connection refused")), Reason.REFUSED),
                Arguments.of(new SocketException("Connection reset"), Reason.CONNECTION_LOST),
                Arguments.of(new SSLException("Unsupported or unrecognized SSL message"), Reason.CERTIFICATE),
                Arguments.of(handshake(new CertificateException("canary")), Reason.CERTIFICATE),
                Arguments.of(handshake(new SocketException("Connection reset")), Reason.CONNECTION_LOST),
                Arguments.of(new IOException("canary"), Reason.CONNECTION_LOST));
    }

    private static IOException refused(IOException cause) {
        return (IOException) new ConnectException("Failed to connect to canary").initCause(cause);
    }

    private static IOException handshake(Exception cause) {
        return (IOException) new SSLHandshakeException("canary").initCause(cause);
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void theSystemsWordsAreUnderstood(Exception cause, Reason reason) {
        assertThat(new NetworkFailure(new RouteNotes(), IPV4).of(cause, false)).hasMessageNotContaining("canary")
                .hasNoCause()
                .extracting(Unreachable::reason).isEqualTo(reason);
    }

    static Stream<Arguments> ownAddresses() {
        return Stream.of(Arguments.of(List.of("2001:db8::7", "fe80::1", "127.0.0.1", "169.254.3.4"), Reason.IPV6_ONLY),
                Arguments.of(List.of("2001:db8::7", "192.0.2.7"), Reason.NO_NETWORK),
                Arguments.of(List.of("fe80::1", "::1", "127.0.0.1"), Reason.NO_NETWORK),
                Arguments.of(List.of(), Reason.NO_NETWORK));
    }

    @ParameterizedTest
    @MethodSource("ownAddresses")
    void aNetworkWithoutIpv4IsNamedWhereThereIsNoWayOut(List<String> own, Reason reason) {
        var addresses = new OwnAddresses(() -> own.stream().map(Given::address).toList());
        var failures = new NetworkFailure(new RouteNotes(), addresses);

        assertThat(failures.of(new NoRouteToHostException(), false).reason()).isEqualTo(reason);
        assertThat(failures.of(new ConnectException("Connection refused"), false).reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void tlsTroubleOnceTheRequestIsOutIsALostConnection() {
        assertThat(new NetworkFailure(new RouteNotes(), IPV4).of(new SSLException("closing"), true).reason())
                .isEqualTo(Reason.CONNECTION_LOST);
    }

    private static Dns loopback() {
        return host -> List.of(Given.ipv4());
    }
}
