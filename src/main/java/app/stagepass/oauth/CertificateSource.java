package app.stagepass.oauth;

/** Where the certificate comes from with which an https redirect URI is served. Touches the disk. */
@FunctionalInterface
public interface CertificateSource {

    /** @throws OAuthException.CallbackSetup if there is none that can be used now */
    CallbackCertificate load() throws OAuthException.CallbackSetup;
}
