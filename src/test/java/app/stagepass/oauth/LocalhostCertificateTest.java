package app.stagepass.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.TestClock;
import app.stagepass.oauth.OAuthException.CallbackSetup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate for localhost is made on the spot, kept, and made anew before it ends. */
class LocalhostCertificateTest {

    @TempDir
    private Path folder;
    private final TestClock clock = new TestClock();

    private LocalhostCertificate made() {
        return new LocalhostCertificate(folder.resolve("callback"), new SecureRandom(), clock);
    }

    @Test
    void it_is_for_this_computers_names_and_can_vouch_for_nothing_else() throws Exception {
        X509Certificate certificate = made().load().certificate();
        assertThat(certificate.getSubjectAlternativeNames()).extracting(one -> one.get(1).toString())
                .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getKeyUsage()[0]).isTrue();
        assertThat(certificate.getKeyUsage()[5]).as("signs no certificates").isFalse();
        assertThat(Duration.between(certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant()))
                .isLessThanOrEqualTo(Duration.ofDays(398));
    }

    @Test
    void it_is_kept_so_that_a_browser_is_asked_once() throws Exception {
        X509Certificate first = made().load().certificate();
        assertThat(made().load().certificate()).isEqualTo(first);
        clock.forward(Duration.ofDays(360));
        assertThat(made().load().certificate()).isEqualTo(first);
    }

    @Test
    void it_is_made_anew_before_it_ends() throws Exception {
        X509Certificate first = made().load().certificate();
        clock.forward(Duration.ofDays(370));
        X509Certificate second = made().load().certificate();
        assertThat(second).isNotEqualTo(first);
        assertThat(second.getPublicKey()).isNotEqualTo(first.getPublicKey());
        second.checkValidity(java.util.Date.from(clock.instant()));
    }

    @Test
    void half_a_pair_or_a_broken_file_is_made_anew() throws Exception {
        LocalhostCertificate here = made();
        X509Certificate first = here.load().certificate();
        Files.writeString(folder.resolve("callback/localhost-key.pem"), "gone");
        X509Certificate second = here.load().certificate();
        assertThat(second).isNotEqualTo(first);
        Files.delete(here.certificateFile());
        assertThat(here.load().certificate()).isNotEqualTo(second);
    }

    @Test
    void only_its_owner_may_open_the_key() throws Exception {
        made().load();
        try (Stream<Path> files = Files.list(folder.resolve("callback"))) {
            List<Path> both = files.toList();
            assertThat(both).hasSize(2);
            for (Path file : both) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void where_nothing_can_be_written_there_is_none() throws Exception {
        Files.writeString(folder.resolve("callback"), "a file, where the folder should be");
        assertThatThrownBy(() -> made().load()).isInstanceOfSatisfying(CallbackSetup.class,
                refused -> assertThat(refused.fault()).isEqualTo(CallbackSetup.Fault.CERTIFICATE_NOT_MADE));
    }
}
