package app.stagepass.oauth;

import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A pair of key and certificate, written in each of the forms that openssl has. */
public final class PemFiles {

    public static final String PASSPHRASE = "open sesame";

    private final Path folder;
    private final KeyPair pair;

    private PemFiles(Path folder, KeyPair pair) {
        this.folder = folder;
        this.pair = pair;
    }

    /** @param algorithm RSA or EC */
    public static PemFiles in(Path folder, String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
        return new PemFiles(folder, generator.generateKeyPair());
    }

    public Path certificate(Instant from) throws Exception {
        return certificate("CN=localhost", this, "CN=localhost", from);
    }

    /** Another's word for it. */
    Path certificateBy(PemFiles authority, Instant from) throws Exception {
        return certificate("CN=localhost", authority, "CN=signed by it", from);
    }

    private Path certificate(String issuer, PemFiles by, String subject, Instant from) throws Exception {
        var builder = new JcaX509v3CertificateBuilder(new X500Name(issuer), BigInteger.TEN, Date.from(from),
                Date.from(from.plus(Duration.ofDays(30))), new X500Name(subject), pair.getPublic());
        String signature = by.pair.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        X509CertificateHolder holder = builder
                .build(new JcaContentSignerBuilder(signature).build(by.pair.getPrivate()));
        return write("cert-" + pair.getPrivate().getAlgorithm() + ".pem", writer -> writer.writeObject(holder));
    }

    /** @param form plain, traditional, encrypted, or encrypted-traditional */
    public Path key(String form) throws Exception {
        return write("key-" + pair.getPrivate().getAlgorithm() + "-" + form + ".pem", writer -> {
            switch (form) {
                case "plain" -> writer.writeObject(new JcaPKCS8Generator(pair.getPrivate(), null));
                case "encrypted" -> writer.writeObject(new JcaPKCS8Generator(pair.getPrivate(),
                        new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                                .setProvider(new BouncyCastleProvider()).setRandom(new SecureRandom())
                                .setPassword(PASSPHRASE.toCharArray()).build()));
                case "encrypted-traditional" -> writer.writeObject(pair.getPrivate(),
                        new JcePEMEncryptorBuilder("AES-256-CBC").setProvider(new BouncyCastleProvider())
                                .build(PASSPHRASE.toCharArray()));
                default -> writer.writeObject(pair.getPrivate());
            }
        });
    }

    private interface Writing {
        void to(JcaPEMWriter writer) throws Exception;
    }

    private Path write(String name, Writing writing) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writing.to(writer);
        }
        return Files.writeString(folder.resolve(name), text.toString());
    }
}
