package app.stagepass.oauth;

import app.stagepass.files.AtomicFile;
import app.stagepass.files.NotWrittenException;
import app.stagepass.oauth.OAuthException.CallbackSetup;
import app.stagepass.oauth.OAuthException.CallbackSetup.Fault;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate for this computer's own names, made when it is first needed and anew before it ends. It is signed by itself:
 * browsers warn of it until the person tells them otherwise, and nothing here does that for them. It may vouch for no other
 * name and sign no other certificate, so whoever trusts it trusts nothing else.
 */
public final class LocalhostCertificate implements CertificateSource {

    /** What browsers take at most (CA/Browser Forum baseline requirements 6.3.2, as of 2020). */
    private static final Duration LIFETIME = Duration.ofDays(397);
    /** A certificate that begins this moment is refused where another clock is a little behind. */
    private static final Duration HEAD_START = Duration.ofHours(1);
    private static final Duration MADE_ANEW_BEFORE_END = Duration.ofDays(30);
    private static final int SERIAL_BITS = 120;

    private final AtomicFile key;
    private final AtomicFile certificate;
    private final SecureRandom random;
    private final Clock clock;

    /** @param folder for the two files, which only their owner may open */
    public LocalhostCertificate(Path folder, SecureRandom random, Clock clock) {
        this.key = new AtomicFile(folder.resolve("localhost-key.pem"));
        this.certificate = new AtomicFile(folder.resolve("localhost-certificate.pem"));
        this.random = random;
        this.clock = clock;
    }

    /** The file that a person may tell a browser to trust. */
    public Path certificateFile() {
        return certificate.path();
    }

    @Override
    public synchronized CallbackCertificate load() throws CallbackSetup {
        try {
            CallbackCertificate kept = read();
            Instant end = kept.certificate().getNotAfter().toInstant();
            if (clock.instant().isBefore(end.minus(MADE_ANEW_BEFORE_END))) {
                return kept;
            }
        } catch (CallbackSetup e) {
            // There is none yet, or what is there is of no use: nobody but us writes these files.
        }
        make();
        return read();
    }

    private CallbackCertificate read() throws CallbackSetup {
        return new PemCertificate(key.path(), certificate.path(), Optional.empty(), clock).load();
    }

    private void make() throws CallbackSetup {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            X509Certificate made = certificate(pair);
            // The key first: after a crash in between the two do not belong together, and both are made anew.
            key.replace(pem(new JcaPKCS8Generator(pair.getPrivate(), null)));
            certificate.replace(pem(made));
        } catch (NotWrittenException e) {
            throw new CallbackSetup(Fault.CERTIFICATE_NOT_MADE, e.problem().name());
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e); // Every JDK has what this takes.
        }
    }

    private X509Certificate certificate(KeyPair pair)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        Instant now = clock.instant();
        X500Name name = new X500Name("O=Stagepass,CN=localhost");
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name,
                new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE), Date.from(now.minus(HEAD_START)),
                Date.from(now.minus(HEAD_START).plus(LIFETIME)), name, pair.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[]{
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.iPAddress, "::1")}));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        return new org.bouncycastle.cert.jcajce.JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }

    private static byte[] pem(Object one) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(one);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
