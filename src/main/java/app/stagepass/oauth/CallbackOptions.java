package app.stagepass.oauth;

import app.stagepass.token.RedirectUri;
import java.nio.file.Path;
import java.util.Optional;

/** How the person wants redirects to be received; the redirect URI itself is each application's own. */
public record CallbackOptions(ReceiverLimits limits, Listening listening, Certificates certificates, Answers answers) {

    /**
     * Where to listen.
     *
     * @param host   an address or name of this computer's; empty for its loopback addresses and nothing else
     * @param behind the port for redirect URIs of other hosts, whose server passes requests on to it
     * @param always whether that port counts for loopback redirect URIs too, for one that is forwarded to it
     */
    public record Listening(String host, int behind, boolean always) {

        /** The port that the seeds' web adapters listen on by default. */
        public static final Listening DEFAULT = new Listening("", 4343, false);

        int port(RedirectUri redirect) {
            return always || !redirect.isLoopback() ? behind : redirect.port();
        }

        /** Whether only this computer reaches it, and directly: then the program at the other end can be looked up. */
        boolean isDirect(RedirectUri redirect) {
            return redirect.isLoopback() && host.isEmpty() && !always;
        }
    }

    /**
     * With what https redirect URIs are served.
     *
     * @param own  the person's own, for any of them
     * @param made one that was made here, for this computer's own names
     */
    public record Certificates(Optional<CertificateSource> own, Optional<CertificateSource> made) {

        public static final Certificates NONE = new Certificates(Optional.empty(), Optional.empty());

        /** Empty for plain http: by the redirect URI, or because the domain's own server deals with TLS. */
        Optional<CallbackCertificate> loadFor(RedirectUri redirect) throws OAuthException.CallbackSetup {
            if (!redirect.isSecure()) {
                return Optional.empty();
            }
            Optional<CertificateSource> source = own.or(() -> redirect.isLoopback() ? made : Optional.empty());
            if (source.isPresent()) {
                return Optional.of(source.get().load());
            }
            if (redirect.isLoopback()) {
                throw new OAuthException.CallbackSetup(OAuthException.CallbackSetup.Fault.NO_CERTIFICATE,
                        redirect.value());
            }
            return Optional.empty();
        }
    }

    /** What the browser gets to see at the end. */
    public sealed interface Answers {

        /** Our own pages. */
        record Pages() implements Answers {}

        /** The person's, one file for each page; see {@link TemplatePages}. */
        record Templates(Path folder) implements Answers {}

        /** Nothing: the browser stays on Twitch's page, and the code never enters its history (RFC 9110 section 15.3.5). */
        record Empty() implements Answers {}
    }

    /** Loopback, plain http, our own pages. */
    public static CallbackOptions usual(ReceiverLimits limits) {
        return new CallbackOptions(limits, Listening.DEFAULT, Certificates.NONE, new Answers.Pages());
    }
}
