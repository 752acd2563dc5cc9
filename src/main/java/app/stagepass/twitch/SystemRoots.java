package app.stagepass.twitch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The certificate authorities that the operating system trusts, among them those that a company's administrator added. What cannot
 * be read is logged and left out: then there are fewer of them, never more.
 *
 * @param bundles   files of certificates in PEM; those that are not there are passed over
 * @param keyStores types of Java's key stores that are the system's
 */
public record SystemRoots(List<Path> bundles, List<String> keyStores) {

    private static final System.Logger LOG = System.getLogger(SystemRoots.class.getName());
    private static final long MAX_BYTES = 16L * 1024 * 1024;
    /** RFC 7468 section 5. */
    private static final Pattern CERTIFICATE = Pattern
            .compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]{1,200000}-----END CERTIFICATE-----");

    public SystemRoots {
        bundles = List.copyOf(bundles);
        keyStores = List.copyOf(keyStores);
    }

    /** @param osName system property {@code os.name} */
    public static SystemRoots of(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new SystemRoots(List.of(), List.of("Windows-ROOT"));
        }
        if (name.startsWith("mac") || name.startsWith("darwin")) {
            // The first holds what the person or a company added, the second what Apple brings.
            return new SystemRoots(List.of(), List.of("KeychainStore", "KeychainStore-ROOT"));
        }
        return new SystemRoots(List.of(Path.of("/etc/ssl/certs/ca-certificates.crt"), // Debian, Arch
                Path.of("/etc/pki/tls/certs/ca-bundle.crt"), // Fedora until 42
                Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"), // Fedora
                Path.of("/etc/ssl/ca-bundle.pem"), // openSUSE
                Path.of("/etc/ssl/cert.pem")), List.of()); // Alpine
    }

    /** Reads them anew. Blocks for some tens of milliseconds; never throws. */
    Set<X509Certificate> read() {
        Set<X509Certificate> roots = new LinkedHashSet<>();
        for (Path bundle : bundles) {
            try {
                if (Files.exists(bundle)) {
                    readBundle(bundle, roots);
                }
            } catch (IOException | GeneralSecurityException e) {
                LOG.log(Level.WARNING, "certificates not read: {0}, {1}", bundle, e.getClass().getSimpleName());
            }
        }
        for (String type : keyStores) {
            try {
                readKeyStore(type, roots);
            } catch (IOException | GeneralSecurityException e) {
                LOG.log(Level.WARNING, "certificates not read: {0}, {1}", type, e.getClass().getSimpleName());
            }
        }
        return roots;
    }

    private static void readBundle(Path bundle, Set<X509Certificate> roots) throws IOException, CertificateException {
        if (Files.size(bundle) > MAX_BYTES) {
            throw new IOException("too large");
        }
        // One by one, so that a single damaged one does not take the others along.
        Matcher block = CERTIFICATE.matcher(Files.readString(bundle, StandardCharsets.ISO_8859_1));
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        int damaged = 0;
        while (block.find()) {
            try {
                byte[] pem = block.group().getBytes(StandardCharsets.ISO_8859_1);
                roots.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(pem)));
            } catch (CertificateException e) {
                damaged++;
            }
        }
        if (damaged > 0) {
            LOG.log(Level.WARNING, "{0} certificates in {1} could not be read", damaged, bundle);
        }
    }

    private static void readKeyStore(String type, Set<X509Certificate> roots)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias) && store.getCertificate(alias) instanceof X509Certificate root) {
                roots.add(root);
            }
        }
    }
}
