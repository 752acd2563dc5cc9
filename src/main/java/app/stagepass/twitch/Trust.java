package app.stagepass.twitch;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whom a safe connection may be vouched for by: the authorities that the Java runtime brings, and the operating system's. The
 * checks are Java's own; we only name the authorities, and there is no way to do without one.
 *
 * @param manager what OkHttp asks
 * @param sockets made with it
 */
record Trust(X509TrustManager manager, SSLSocketFactory sockets) {

    /**
     * Blocks.
     *
     * @throws IllegalStateException if this Java runtime cannot do TLS
     */
    static Trust in(SystemRoots system) {
        try {
            Set<X509Certificate> roots = new LinkedHashSet<>(List.of(manager(null).getAcceptedIssuers()));
            roots.addAll(system.read());
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate root : roots) {
                store.setCertificateEntry("root-" + number++, root);
            }
            X509TrustManager manager = manager(store);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[]{manager}, null);
            return new Trust(manager, tls.getSocketFactory());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no TLS", e);
        }
    }

    /** @param store null for the Java runtime's own */
    private static X509TrustManager manager(@org.jspecify.annotations.Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager one : factory.getTrustManagers()) {
            if (one instanceof X509TrustManager manager) {
                return manager;
            }
        }
        throw new GeneralSecurityException("no X.509");
    }
}
