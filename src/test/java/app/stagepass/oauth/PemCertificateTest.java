package app.stagepass.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.eclipse.jetty.util.ssl.SslContextFactory;
import app.stagepass.oauth.OAuthException.CallbackSetup;
import app.stagepass.oauth.OAuthException.CallbackSetup.Fault;
import app.stagepass.token.KeyPassphrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What openssl wrote is read, and what is wrong with it is told before a browser opens. */
class PemCertificateTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path folder;
    private PemFiles files;
    private Path key;
    private Path certificate;
    private Instant now = NOW;

    @BeforeEach
    void write_a_pair() throws Exception {
        files = PemFiles.in(folder, "RSA");
        key = files.key("plain");
        certificate = files.certificate(NOW.minusSeconds(1));
    }

    private CallbackCertificate load(String passphrase) throws CallbackSetup {
        Optional<KeyPassphrase> typed = Optional.of(passphrase).filter(KeyPassphrase::isUsable)
                .map(KeyPassphrase::new);
        return new PemCertificate(key, certificate, typed, Clock.fixed(now, ZoneOffset.UTC)).load();
    }

    private void assertRefused(String passphrase, Fault fault, String file) {
        assertThatThrownBy(() -> load(passphrase)).isInstanceOfSatisfying(CallbackSetup.class, refused -> {
            assertThat(refused.fault()).isEqualTo(fault);
            assertThat(refused.subject()).isEqualTo(file);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "traditional", "encrypted", "encrypted-traditional"})
    void openssls_ways_of_writing_a_key_are_read(String name) throws Exception {
        key = files.key(name);
        assertThat(load(name.contains("encrypted") ? PemFiles.PASSPHRASE : "").certificate().getSubjectX500Principal())
                .hasToString("CN=localhost");
    }

    @Test
    void key_and_certificate_may_be_in_one_file_and_elliptic() throws Exception {
        PemFiles elliptic = PemFiles.in(folder, "EC");
        Path both = folder.resolve("both.pem");
        Files.writeString(both, Files.readString(elliptic.key("plain"))
                + Files.readString(elliptic.certificate(NOW.minusSeconds(1))));
        key = both;
        certificate = both;
        assertThat(load("").certificate().getPublicKey().getAlgorithm()).isEqualTo("EC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypted", "encrypted-traditional"})
    void a_wrong_passphrase_and_none_are_told_apart(String form) throws Exception {
        key = files.key(form);
        assertRefused("", Fault.PASSPHRASE_MISSING, "key-RSA-" + form + ".pem");
        assertRefused("open wide", Fault.PASSPHRASE_WRONG, "key-RSA-" + form + ".pem");
    }

    @Test
    void a_key_of_another_certificate_is_refused() throws Exception {
        key = PemFiles.in(folder, "EC").key("plain");
        assertRefused("", Fault.KEY_OF_ANOTHER, "key-EC-plain.pem");
        key = PemFiles.in(Files.createDirectory(folder.resolve("other")), "RSA").key("plain");
        assertRefused("", Fault.KEY_OF_ANOTHER, "key-RSA-plain.pem");
    }

    @Test
    void a_certificate_without_its_key_is_refused() {
        key = folder.resolve("nothing.pem");
        assertRefused("", Fault.KEY_NOT_READABLE, "nothing.pem");
        key = certificate;
        assertRefused("", Fault.NOT_A_KEY, "cert-RSA.pem");
    }

    @Test
    void a_key_without_a_certificate_is_refused() throws Exception {
        certificate = folder.resolve("nothing.pem");
        assertRefused("", Fault.CERTIFICATE_NOT_READABLE, "nothing.pem");
        certificate = key;
        assertRefused("", Fault.NOT_A_CERTIFICATE, "key-RSA-plain.pem");
        certificate = Files.writeString(folder.resolve("broken.pem"),
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
        assertRefused("", Fault.NOT_A_CERTIFICATE, "broken.pem");
        certificate = Files.write(folder.resolve("huge.pem"), new byte[2 * 1024 * 1024]);
        assertRefused("", Fault.NOT_A_CERTIFICATE, "huge.pem");
    }

    @Test
    void a_certificate_has_its_time() {
        now = NOW.minus(Duration.ofDays(1));
        assertRefused("", Fault.CERTIFICATE_NOT_YET_VALID, "cert-RSA.pem");
        now = NOW.plus(Duration.ofDays(31));
        assertRefused("", Fault.CERTIFICATE_EXPIRED, "cert-RSA.pem");
    }

    @Test
    void nothing_of_a_key_or_passphrase_is_in_what_is_thrown() throws Exception {
        key = files.key("encrypted");
        assertThatThrownBy(() -> load("open wide")).hasMessageNotContaining("wide").hasNoCause();
    }

    @Test
    void what_does_not_belong_to_the_chain_is_left_out_wherever_it_stands() throws Exception {
        Path all = folder.resolve("all.pem");
        String own = Files.readString(certificate);
        String foreign = Files.readString(
                PemFiles.in(Files.createDirectory(folder.resolve("foreign")), "EC").certificate(NOW.minusSeconds(1)));
        certificate = Files.writeString(all, foreign + own + foreign);
        CallbackCertificate loaded = load("");
        assertThat(loaded.certificate().getPublicKey().getAlgorithm()).isEqualTo("RSA");
        assertThat(loaded.forServer().getKeyStore().getCertificateChain("callback")).hasSize(1);
    }

    @Test
    void those_that_vouch_for_it_come_along_in_their_order() throws Exception {
        PemFiles authority = PemFiles.in(Files.createDirectory(folder.resolve("authority")), "EC");
        Path signed = files.certificateBy(authority, NOW.minusSeconds(1));
        certificate = Files.writeString(folder.resolve("chain.pem"),
                Files.readString(authority.certificate(NOW.minusSeconds(1))) + Files.readString(signed));
        SslContextFactory.Server server = load("").forServer();
        assertThat(server.getKeyStore().getCertificateChain("callback"))
                .extracting(one -> one.getPublicKey().getAlgorithm()).containsExactly("RSA", "EC");
    }
}
