package app.stagepass.oauth;

import app.stagepass.oauth.OAuthException.CallbackSetup;
import app.stagepass.oauth.OAuthException.CallbackSetup.Fault;
import app.stagepass.token.KeyPassphrase;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/**
 * A key file and a certificate file as openssl writes them (RFC 7468; the key in PKCS 8 or the older forms, under a passphrase or
 * not). Both may be the same file.
 */
public final class PemCertificate implements CertificateSource {

    /** No key and no chain is larger. */
    private static final long LARGEST = 1024 * 1024;

    private final Path key;
    private final Path certificate;
    private final Optional<KeyPassphrase> passphrase;
    private final Clock clock;

    /** @param passphrase of the key; may be there though the key needs none */
    public PemCertificate(Path key, Path certificate, Optional<KeyPassphrase> passphrase, Clock clock) {
        this.key = key;
        this.certificate = certificate;
        this.passphrase = passphrase;
        this.clock = clock;
    }

    @Override
    public CallbackCertificate load() throws CallbackSetup {
        List<X509Certificate> all = certificates();
        PrivateKey secret = key();
        X509Certificate own = all.stream().filter(one -> belongs(secret, one.getPublicKey())).findFirst()
                .orElseThrow(() -> new CallbackSetup(Fault.KEY_OF_ANOTHER, name(key)));
        try {
            own.checkValidity(Date.from(clock.instant()));
        } catch (CertificateExpiredException e) {
            throw new CallbackSetup(Fault.CERTIFICATE_EXPIRED, name(certificate));
        } catch (CertificateNotYetValidException e) {
            throw new CallbackSetup(Fault.CERTIFICATE_NOT_YET_VALID, name(certificate));
        }
        return new CallbackCertificate(secret, chain(own, all));
    }

    /** From the certificate to the last that vouches for it, in the order of TLS (RFC 5246 section 7.4.2), whatever that of the file. */
    private static List<X509Certificate> chain(X509Certificate own, List<X509Certificate> all) {
        List<X509Certificate> chain = new ArrayList<>();
        Optional<X509Certificate> next = Optional.of(own);
        while (next.isPresent() && !chain.contains(next.get())) {
            X509Certificate last = next.get();
            chain.add(last);
            next = all.stream().filter(one -> vouches(one, last)).findFirst();
        }
        return chain;
    }

    private static boolean vouches(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private List<X509Certificate> certificates() throws CallbackSetup {
        List<X509Certificate> all = new ArrayList<>();
        for (Object one : objects(certificate, Fault.CERTIFICATE_NOT_READABLE, Fault.NOT_A_CERTIFICATE)) {
            if (one instanceof X509CertificateHolder holder) {
                try {
                    all.add(new JcaX509CertificateConverter().getCertificate(holder));
                } catch (GeneralSecurityException e) {
                    throw new CallbackSetup(Fault.NOT_A_CERTIFICATE, name(certificate));
                }
            }
        }
        if (all.isEmpty()) {
            throw new CallbackSetup(Fault.NOT_A_CERTIFICATE, name(certificate));
        }
        return all;
    }

    private PrivateKey key() throws CallbackSetup {
        for (Object one : objects(key, Fault.KEY_NOT_READABLE, Fault.NOT_A_KEY)) {
            try {
                Optional<PrivateKeyInfo> info = switch (one) {
                    case PrivateKeyInfo plain -> Optional.of(plain);
                    case PEMKeyPair pair -> Optional.of(pair.getPrivateKeyInfo());
                    case PKCS8EncryptedPrivateKeyInfo locked -> Optional.of(unlocked(locked));
                    case PEMEncryptedKeyPair locked -> Optional.of(unlocked(locked));
                    default -> Optional.empty();
                };
                if (info.isPresent()) {
                    return new JcaPEMKeyConverter().getPrivateKey(info.get());
                }
            } catch (PEMException e) {
                throw new CallbackSetup(Fault.NOT_A_KEY, name(key));
            }
        }
        throw new CallbackSetup(Fault.NOT_A_KEY, name(key));
    }

    private PrivateKeyInfo unlocked(PKCS8EncryptedPrivateKeyInfo locked) throws CallbackSetup {
        char[] typed = passphrase();
        try {
            return locked.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(new BouncyCastleProvider()).build(typed));
        } catch (PKCSException | OperatorCreationException e) {
            throw new CallbackSetup(Fault.PASSPHRASE_WRONG, name(key));
        }
    }

    /** The older form, which openssl still writes with {@code -traditional}. */
    private PrivateKeyInfo unlocked(PEMEncryptedKeyPair locked) throws CallbackSetup {
        char[] typed = passphrase();
        try {
            return locked.decryptKeyPair(new JcePEMDecryptorProviderBuilder().setProvider(new BouncyCastleProvider())
                    .build(typed)).getPrivateKeyInfo();
        } catch (IOException e) {
            throw new CallbackSetup(Fault.PASSPHRASE_WRONG, name(key));
        }
    }

    private char[] passphrase() throws CallbackSetup {
        return passphrase.orElseThrow(() -> new CallbackSetup(Fault.PASSPHRASE_MISSING, name(key))).reveal()
                .toCharArray();
    }

    private static List<Object> objects(Path file, Fault notReadable, Fault notUnderstood) throws CallbackSetup {
        String text;
        try {
            byte[] bytes = SmallFile.read(file, LARGEST)
                    .orElseThrow(() -> new CallbackSetup(notUnderstood, name(file)));
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new CallbackSetup(notReadable, name(file));
        }
        List<Object> objects = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object one = parser.readObject(); one != null; one = parser.readObject()) {
                objects.add(one);
            }
        } catch (IOException | RuntimeException e) {
            throw new CallbackSetup(notUnderstood, name(file));
        }
        return objects;
    }

    /** Whether what the one signs the other knows. */
    private static boolean belongs(PrivateKey secret, PublicKey known) {
        String algorithm = switch (secret.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> secret.getAlgorithm();
        };
        byte[] anything = "stagepass".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(secret);
            signing.update(anything);
            byte[] signed = signing.sign();
            Signature checking = Signature.getInstance(algorithm);
            checking.initVerify(known);
            checking.update(anything);
            return checking.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String name(Path file) {
        return Objects.toString(file.getFileName(), "");
    }
}
