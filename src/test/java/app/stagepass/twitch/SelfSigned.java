package app.stagepass.twitch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** TLS with a certificate for localhost that no authority signed, as a captive portal or a curious proxy has. */
final class SelfSigned {

    private static final String PASSWORD = "changeit";
    private static final String LOCALHOST = "SAN=dns:localhost,dns:id.twitch.tv,ip:127.0.0.1";

    private SelfSigned() {}

    static ServerSocketFactory sockets(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("self-signed.p12");
        keytool("-genkeypair", "-alias", "it", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", LOCALHOST,
                "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString());
        return serving(keys(store)).getServerSocketFactory();
    }

    /**
     * A server whose certificate an authority of its own signed.
     *
     * @param trust     what a client trusts that knows the authority
     * @param authority the authority's certificate as PEM
     */
    record Signed(ServerSocketFactory sockets, SSLSocketFactory client, X509TrustManager trust, Path authority) {}

    /** It ended a year ago. */
    static Signed expired(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        return signed(folder, "-2y", LOCALHOST);
    }

    static Signed notYetValid(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        return signed(folder, "+2y", LOCALHOST);
    }

    static Signed valid(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        return signed(folder, "-1d", LOCALHOST);
    }

    static Signed ofAnotherName(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        return signed(folder, "-1d", "SAN=dns:elsewhere.example");
    }

    private static Signed signed(Path folder, String begin, String names)
            throws IOException, InterruptedException, GeneralSecurityException {
        String store = folder.resolve("both.p12").toString();
        keytool("-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=Authority", "-ext", "bc:c", "-startdate",
                "-3y", "-validity", "3650", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store);
        keytool("-genkeypair", "-alias", "it", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", names, "-startdate",
                begin, "-validity", "365", "-signer", "ca", "-storepass", PASSWORD, "-keystore", store);
        KeyStore authority = keys(Path.of(store));
        authority.deleteEntry("it"); // a trusted certificate of the server is not looked at
        KeyStore server = keys(Path.of(store));
        server.deleteEntry("ca");
        Path root = folder.resolve("authority.pem");
        Files.writeString(root, "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(authority.getCertificate("ca").getEncoded())
                + "\n-----END CERTIFICATE-----\n");
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(authority);
        X509TrustManager trust = (X509TrustManager) managers.getTrustManagers()[0];
        SSLContext client = SSLContext.getInstance("TLS");
        client.init(null, new TrustManager[]{trust}, null);
        return new Signed(serving(server).getServerSocketFactory(), client.getSocketFactory(), trust, root);
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        int exit = new ProcessBuilder(command).redirectErrorStream(true).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("keytool: " + exit);
        }
    }

    private static KeyStore keys(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static SSLContext serving(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }
}
