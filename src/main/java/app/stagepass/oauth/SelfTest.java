package app.stagepass.oauth;

import app.stagepass.oauth.OAuthException.CallbackSetup;
import app.stagepass.oauth.OAuthException.CallbackSetup.Fault;
import app.stagepass.token.RedirectUri;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Visits our own server as the browser will: over each address that it listens at, through whatever firewall or filter stands on
 * this computer, and with the handshake where there is a certificate.
 */
final class SelfTest {

    private static final int PATIENCE_MILLIS = 3_000;
    private static final int SEEN = 12;

    private final RedirectUri redirect;
    private final int port;
    private final Optional<CallbackCertificate> certificate;

    SelfTest(RedirectUri redirect, int port, Optional<CallbackCertificate> certificate) {
        this.redirect = redirect;
        this.port = port;
        this.certificate = certificate;
    }

    /** Whether the browser will look for the redirect URI's host here. That of a domain is its owner's business. */
    void name() throws CallbackSetup {
        if (!redirect.isLoopback()) {
            return;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(bare(redirect.host()))) {
                if (!address.isLoopbackAddress()) {
                    throw new CallbackSetup(Fault.NAME_LEADS_ELSEWHERE, redirect.host());
                }
            }
        } catch (UnknownHostException e) {
            throw new CallbackSetup(Fault.NAME_LEADS_ELSEWHERE, redirect.host());
        }
    }

    /** @param addresses where the server listens */
    void visit(List<InetAddress> addresses) throws CallbackSetup {
        for (InetAddress address : addresses) {
            InetAddress to = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
            try (Socket plain = new Socket()) {
                plain.connect(new InetSocketAddress(to, port), PATIENCE_MILLIS);
                plain.setSoTimeout(PATIENCE_MILLIS);
                ask(certificate.isPresent() ? handshake(plain, certificate.get(), false) : plain);
            } catch (IOException | GeneralSecurityException e) {
                throw new CallbackSetup(Fault.NOT_REACHED, to.getHostAddress());
            }
        }
    }

    /** Whether the certificate is for the redirect URI's host: a browser that trusts it refuses it otherwise. */
    void certificateName() throws CallbackSetup {
        if (certificate.isEmpty()) {
            return;
        }
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            handshake(plain, certificate.get(), true).close();
        } catch (SSLException e) {
            throw new CallbackSetup(Fault.CERTIFICATE_OF_ANOTHER_NAME, redirect.host());
        } catch (IOException | GeneralSecurityException e) {
            throw new CallbackSetup(Fault.NOT_REACHED, redirect.host());
        }
    }

    private void ask(Socket socket) throws IOException {
        String head = "GET /favicon.ico HTTP/1.1\r\nHost: " + redirect.uri().getRawAuthority()
                + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        byte[] answer = socket.getInputStream().readNBytes(SEEN);
        if (!new String(answer, StandardCharsets.US_ASCII).equals("HTTP/1.1 204")) {
            throw new IOException("somebody else answers");
        }
    }

    private SSLSocket handshake(Socket plain, CallbackCertificate expected, boolean named)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("callback", expected.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, bare(redirect.host()), port,
                true);
        if (named) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        socket.startHandshake();
        return socket;
    }

    /** An IPv6 address without its brackets. */
    private static String bare(String host) {
        return host.replaceAll("[\\[\\]]", "");
    }
}
