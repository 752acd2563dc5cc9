package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.oauth.OAuthException.Unreachable.Reason;
import app.stagepass.twitch.SelfSigned.Signed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import okhttp3.Dns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An authority that only the system's bundle knows, as a company's. */
class TrustTest {

    @TempDir
    private Path folder;
    private Path bundle = Path.of("");

    @BeforeEach
    void aBundle() {
        bundle = folder.resolve("ca-certificates.crt");
    }

    private void bundle(Path... certificates) throws IOException {
        StringBuilder text = new StringBuilder("# Some comment\n");
        for (Path one : certificates) {
            text.append(Files.readString(one)).append('\n');
        }
        Files.writeString(bundle, text);
    }

    /** What Twitch's look-alike answers, asked by somebody who trusts these. */
    private static String ask(Signed signed, SystemRoots roots) throws Exception {
        Dns loopback = host -> List.of(Given.ipv4());
        try (ScriptedServer server = new ScriptedServer(signed.sockets())) {
            server.answers(Answer.json(200, Given.TOKENS));
            var client = HttpClients.create(Trust.in(roots), Proxies.none()).newBuilder().dns(loopback).build();
            var twitch = new TwitchAuthorizationServer(server.endpoints("https", "localhost"),
                    new TwitchHttp(client, Given.CLOCK, Duration.ofSeconds(20)), secret -> {});
            return TokenRequest.REFRESH.send(twitch).access().reveal();
        }
    }

    private SystemRoots roots() {
        return new SystemRoots(List.of(folder.resolve("not-there.pem"), bundle), List.of("No-such-store"));
    }

    private void refused(Signed signed, Reason reason) {
        assertThatThrownBy(() -> ask(signed, roots())).isInstanceOfSatisfying(Unreachable.class, failure -> {
            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.mayHaveArrived()).isFalse();
        });
    }

    @Test
    void anAuthorityOfTheSystemsIsTrusted() throws Exception {
        Signed signed = SelfSigned.valid(folder);
        bundle(signed.authority());

        assertThat(ask(signed, roots())).isEqualTo("canary-new-access");
    }

    @Test
    void anAuthorityThatNobodyKnowsIsNot() throws Exception {
        Signed other = SelfSigned.valid(Files.createDirectory(folder.resolve("other")));
        bundle(other.authority());

        refused(SelfSigned.valid(folder), Reason.CERTIFICATE);
    }

    @Test
    void aKnownAuthorityVouchesForTheNameThatItSignedAlone() throws Exception {
        Signed signed = SelfSigned.ofAnotherName(folder);
        bundle(signed.authority());

        refused(signed, Reason.CERTIFICATE);
    }

    @Test
    void aKnownAuthorityDoesNotMakeAnEndedCertificateGood() throws Exception {
        Signed signed = SelfSigned.expired(folder);
        bundle(signed.authority());

        refused(signed, Reason.CERTIFICATE_EXPIRED);
    }

    @Test
    void aDamagedCertificateInTheBundleDoesNotTakeTheOthersAlong() throws Exception {
        Signed signed = SelfSigned.valid(folder);
        bundle(signed.authority());
        Files.writeString(bundle, "-----BEGIN CERTIFICATE-----\nTm9uc2Vuc2U=\n-----END CERTIFICATE-----\n"
                + Files.readString(bundle));

        assertThat(ask(signed, roots())).isEqualTo("canary-new-access");
    }

    @Test
    void aBundleThatCannotBeReadIsPassedOver() throws Exception {
        Files.createDirectory(bundle);
        refused(SelfSigned.valid(folder), Reason.CERTIFICATE);
    }

    @Test
    void javasOwnAuthoritiesStayTrusted() throws Exception {
        TrustManagerFactory java = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        java.init((java.security.KeyStore) null);
        var own = ((javax.net.ssl.X509TrustManager) java.getTrustManagers()[0]).getAcceptedIssuers();

        assertThat(Trust.in(roots()).manager().getAcceptedIssuers()).isNotEmpty().containsExactlyInAnyOrder(own);
    }

    @Test
    void everySystemHasAPlaceForThem() {
        assertThat(SystemRoots.of("Linux").bundles()).hasSizeGreaterThan(3);
        assertThat(SystemRoots.of("Windows 11").keyStores()).containsExactly("Windows-ROOT");
        assertThat(SystemRoots.of("Mac OS X").keyStores()).containsExactly("KeychainStore", "KeychainStore-ROOT");
    }
}
