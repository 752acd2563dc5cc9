package app.stagepass.oauth;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A key and its certificate, the latter first in its chain. Not a record: it would print the key. */
public final class CallbackCertificate {

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    /** @param chain the certificate of the key, then those that vouch for it */
    CallbackCertificate(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** TLS as the JDK does it; nothing is written anywhere. */
    SslContextFactory.Server forServer() {
        // The store lives in memory only; its kind insists on a password.
        String none = "in memory";
        SslContextFactory.Server tls = new SslContextFactory.Server();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("callback", key, none.toCharArray(), chain.toArray(X509Certificate[]::new));
            tls.setKeyStore(store);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e); // It was a good pair when it was read.
        }
        tls.setKeyStorePassword(none);
        return tls;
    }
}
