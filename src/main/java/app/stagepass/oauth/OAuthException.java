package app.stagepass.oauth;

import app.stagepass.token.ClientField;
import app.stagepass.token.ClientId;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a step of the story did not succeed: data, not prose. None carries a secret or a server's own text, so it may be logged.
 * The words that people read are made in {@code words.Failures}.
 */
public abstract sealed class OAuthException extends Exception {

    private static final long serialVersionUID = 1L;

    private OAuthException(String data) {
        super(data);
    }

    // Waiting for the redirect

    /** The callback's port is taken. Nothing was opened. */
    public static final class PortBusy extends OAuthException {
        private static final long serialVersionUID = 1L;
        private final int port;
        private final transient Optional<String> holder;

        /** @param holder the name of the program that holds it, where that can be told */
        public PortBusy(int port, Optional<String> holder) {
            super("port " + port + " held by " + holder.orElse("?"));
            this.port = port;
            this.holder = holder;
        }

        public int port() {
            return port;
        }

        public Optional<String> holder() {
            return holder;
        }
    }

    /** The callback's port could not be opened for another reason: not permitted, or no loopback address. */
    public static final class CannotListen extends OAuthException {
        private static final long serialVersionUID = 1L;
        private final int port;

        public CannotListen(int port, String errorClass) {
            super("cannot listen on port " + port + ": " + errorClass);
            this.port = port;
        }

        public int port() {
            return port;
        }
    }

    /** The settings of the callback cannot be followed. Nothing was opened. */
    public static final class CallbackSetup extends OAuthException {
        private static final long serialVersionUID = 1L;
        private final Fault fault;
        private final String subject;

        /** @param subject what it is about: a file's name, a placeholder, an address; never what is in a key file */
        public CallbackSetup(Fault fault, String subject) {
            super("callback setup: " + fault + " " + subject);
            this.fault = fault;
            this.subject = subject;
        }

        public Fault fault() {
            return fault;
        }

        public String subject() {
            return subject;
        }

        public enum Fault {
            /** The redirect URI is https on this computer, and no certificate is set. */
            NO_CERTIFICATE, CERTIFICATE_NOT_READABLE, NOT_A_CERTIFICATE, CERTIFICATE_EXPIRED,
            /** By this computer's clock it has not begun. */
            CERTIFICATE_NOT_YET_VALID,
            /** The one that is made here could not be written. */
            CERTIFICATE_NOT_MADE, KEY_NOT_READABLE, NOT_A_KEY,
            /** It belongs to another certificate. */
            KEY_OF_ANOTHER, PASSPHRASE_MISSING, PASSPHRASE_WRONG,
            /** The keyring did not give it out. */
            PASSPHRASE_NOT_READ,
            /** A page has no file in the folder. */
            TEMPLATE_MISSING, TEMPLATE_NOT_READABLE, TEMPLATE_NOT_WRITTEN,
            /** It has a placeholder that nothing can be put into. */
            TEMPLATE_PLACEHOLDER,
            /** The system looks for the redirect URI's host on another computer. */
            NAME_LEADS_ELSEWHERE,
            /** It listens, and a visit from this very computer does not arrive: a firewall or filter. */
            NOT_REACHED,
            /** It is good, and for another host than the redirect URI's. */
            CERTIFICATE_OF_ANOTHER_NAME,
            /** The starting route would lie on the path of the callback itself. */
            ROUTE_IS_CALLBACK
        }
    }

    /** No program opened the link. */
    public static final class NoBrowser extends OAuthException {
        private static final long serialVersionUID = 1L;

        public NoBrowser(String tried) {
            super("no browser: " + tried);
        }
    }

    /** No true callback came in time. What else came tells the likely cause. */
    public static final class NoCallback extends OAuthException {
        private static final long serialVersionUID = 1L;
        private final boolean linkOpened;
        private final boolean wrongStateSeen;
        private final boolean mismatchSeen;
        private final transient Optional<Astray> astray;

        /** What came to our port and was not the callback, though it may have been meant to be. */
        public enum Astray {
            /** An answer to the redirect URI with a slash too many, or too few. */
            SLASH,
            /** An answer to another path. */
            PATH,
            /** Plain http, where the redirect URI is https. */
            PLAIN_HTTP
        }

        /** Where nothing went astray. */
        public NoCallback(boolean linkOpened, boolean wrongStateSeen, boolean mismatchSeen) {
            this(linkOpened, wrongStateSeen, mismatchSeen, Optional.empty());
        }

        /**
         * @param linkOpened     whether a browser came for the start link, and so was sent on to Twitch
         * @param wrongStateSeen whether a callback came whose state or cookie was not ours
         * @param mismatchSeen   whether {@code error=redirect_mismatch} came without a state, as Twitch sends it at times;
         *                       anybody could have sent that, so it explains and does not end the waiting
         */
        public NoCallback(boolean linkOpened, boolean wrongStateSeen, boolean mismatchSeen, Optional<Astray> astray) {
            super("no callback, linkOpened=" + linkOpened + " wrongStateSeen=" + wrongStateSeen + " mismatchSeen="
                    + mismatchSeen + astray.map(one -> " astray=" + one).orElse(""));
            this.astray = astray;
            this.linkOpened = linkOpened;
            this.wrongStateSeen = wrongStateSeen;
            this.mismatchSeen = mismatchSeen;
        }

        public Optional<Astray> astray() {
            return astray;
        }

        public boolean linkOpened() {
            return linkOpened;
        }

        public boolean wrongStateSeen() {
            return wrongStateSeen;
        }

        public boolean mismatchSeen() {
            return mismatchSeen;
        }
    }

    /** The person ended it in this program. */
    public static final class Cancelled extends OAuthException {
        private static final long serialVersionUID = 1L;

        public Cancelled() {
            super("cancelled");
        }
    }

    /** The person pressed Cancel at Twitch ({@code access_denied}). */
    public static final class Denied extends OAuthException {
        private static final long serialVersionUID = 1L;

        public Denied() {
            super("denied");
        }
    }

    /** The authorization endpoint answered with another error (RFC 6749 section 4.1.2.1). */
    public static final class AuthorizationFailed extends OAuthException {
        private static final long serialVersionUID = 1L;
        private final String error;

        public AuthorizationFailed(String error) {
            super("authorization failed: " + error);
            this.error = error;
        }

        public String error() {
            return error;
        }
    }

    // Answers of the token, validate and revoke endpoints

    /** A part of the client registration was refused. No token is to blame, and none is dropped. */
    public static final class InvalidClient extends OAuthException {
        private static final long serialVersionUID = 1L;
        private final ClientField field;
        private final int status;

        public InvalidClient(ClientField field, int status) {
            super("invalid client: " + field + ", status " + status);
            this.field = field;
            this.status = status;
        }

        public ClientField field() {
            return field;
        }

        public int status() {
            return status;
        }
    }

    /** The authorization code was refused: spent, expired or not of this client. */
    public static final class InvalidCode extends OAuthException {
        private static final long serialVersionUID = 1L;

        public InvalidCode() {
            super("invalid authorization code");
        }
    }

    /** The device code was refused: redeemed, ended or not known. Twitch has one answer for all three. */
    public static final class InvalidDeviceCode extends OAuthException {
        private static final long serialVersionUID = 1L;

        public InvalidDeviceCode() {
            super("invalid device code");
        }
    }

    /** Nobody agreed before the codes of the device flow ended. */
    public static final class DeviceCodeExpired extends OAuthException {
        private static final long serialVersionUID = 1L;

        public DeviceCodeExpired() {
            super("device code expired");
        }
    }

    /** The refresh token was refused. By itself this is no proof that the login is dead. */
    public static final class InvalidRefreshToken extends OAuthException {
        private static final long serialVersionUID = 1L;
        private final int status;

        public InvalidRefreshToken(int status) {
            super("invalid refresh token, status " + status);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /**
     * A one-time refresh token was sent before and its answer was lost. It was not sent now: Twitch cuts the whole link of user and
     * application when one comes twice.
     */
    public static final class InDoubt extends OAuthException {
        private static final long serialVersionUID = 1L;

        public InDoubt() {
            super("refresh token in doubt");
        }
    }

    /** {@code 401} from validate or Helix: the access token is expired, revoked or unknown. */
    public static final class InvalidToken extends OAuthException {
        private static final long serialVersionUID = 1L;

        public InvalidToken() {
            super("invalid access token");
        }
    }

    /** The token is good, but belongs to another application. */
    public static final class ForeignToken extends OAuthException {
        private static final long serialVersionUID = 1L;
        private final transient ClientId actual;

        public ForeignToken(ClientId actual) {
            super("token of another client");
            this.actual = actual;
        }

        public ClientId actual() {
            return actual;
        }
    }

    // Trouble that says nothing about the token

    /** {@code 429}. */
    public static final class RateLimited extends OAuthException {
        private static final long serialVersionUID = 1L;
        private final transient Optional<Duration> retryAfter;

        public RateLimited(Optional<Duration> retryAfter) {
            super("rate limited, retry after " + retryAfter);
            this.retryAfter = retryAfter;
        }

        public Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }

    /** {@code 5xx}. */
    public static final class ServerFailing extends OAuthException {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final transient Optional<Duration> retryAfter;

        public ServerFailing(int status, Optional<Duration> retryAfter) {
            super("server failing, status " + status);
            this.status = status;
            this.retryAfter = retryAfter;
        }

        public int status() {
            return status;
        }

        public Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }

    /** Twitch gave a pair and then would not say, however often it was asked, whose it is. The pair was given up. */
    public static final class NotConfirmed extends OAuthException {
        private static final long serialVersionUID = 1L;

        public NotConfirmed(OAuthException last) {
            super("not confirmed, last: " + last.getMessage());
        }
    }

    /** No answer came. */
    public static final class Unreachable extends OAuthException {
        private static final long serialVersionUID = 1L;
        private final Reason reason;
        private final boolean mayHaveArrived;

        /** @param mayHaveArrived whether a first byte may have left, so that Twitch may have acted on the request */
        public Unreachable(Reason reason, boolean mayHaveArrived) {
            super("unreachable: " + reason + ", mayHaveArrived=" + mayHaveArrived);
            this.reason = reason;
            this.mayHaveArrived = mayHaveArrived;
        }

        public Reason reason() {
            return reason;
        }

        public boolean mayHaveArrived() {
            return mayHaveArrived;
        }

        public enum Reason {
            NO_NETWORK, NAME_NOT_FOUND, REFUSED, TIMED_OUT, CONNECTION_LOST,
            /** The network gives this computer an IPv6 address alone, and there is no way from it to the other side's. */
            IPV6_ONLY,
            /** No authority that this computer trusts vouches for the other side, or it goes by another name. */
            CERTIFICATE,
            /** By this computer's clock the other side's certificate has not begun yet. */
            CERTIFICATE_NOT_YET_VALID,
            /** By this computer's clock it has ended. */
            CERTIFICATE_EXPIRED,
            /** The proxy wants a name and a password, or others than it got (RFC 9110 section 15.5.8). */
            PROXY_AUTHENTICATION,
            /** Nothing answers where the proxy should be. */
            PROXY_UNREACHABLE,
            /** The proxy answered, and made no connection to Twitch. */
            PROXY_REFUSED
        }
    }

    /** An answer came that no part of Twitch's documentation explains: a captive portal, a proxy's page, broken JSON. */
    public static final class UnexpectedAnswer extends OAuthException {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final Problem problem;

        public UnexpectedAnswer(int status, Problem problem) {
            super("unexpected answer, status " + status + ": " + problem);
            this.status = status;
            this.problem = problem;
        }

        public int status() {
            return status;
        }

        public Problem problem() {
            return problem;
        }

        public enum Problem {
            STATUS, NOT_JSON, BROKEN_JSON, MISSING_FIELD, WRONG_TYPE, TOO_LARGE, REDIRECT,
            /** HTML where JSON should be: a network's sign-in page, or a proxy's. */
            WEB_PAGE
        }
    }
}
