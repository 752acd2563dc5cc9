package app.stagepass.token;

import java.time.Instant;
import java.util.Optional;

/** What is known of a credential right now. Nothing but a fresh answer of Twitch's makes it {@link Valid}. */
public sealed interface CredentialStatus {

    /** Amber: not asked yet since the start, since waking, or since the person asked. */
    record Checking() implements CredentialStatus {}

    /** Green: {@code /validate} said so at {@code validatedAt}. */
    record Valid(Instant validatedAt, Optional<Instant> expiresAt) implements CredentialStatus {}

    /** Amber: the next access token is being asked for. */
    record Renewing() implements CredentialStatus {}

    /** Red: only a new sign-in helps. */
    record NeedsConsent(Reason reason) implements CredentialStatus {}

    /** Red: the application's registration has to be mended; the tokens are kept. */
    record Misconfigured(ClientField field) implements CredentialStatus {}

    /** Blue: Twitch could not be asked, or gave no usable answer. The token is kept and we keep trying. */
    record Unverified(Instant since, Trouble cause) implements CredentialStatus {}

    /** Red: the keyring does not give the token out. Nothing is known to be lost. */
    record Locked(Keyring why) implements CredentialStatus {}

    /** Grey: it lives on another computer now, and is let be here until the person takes it back or removes it. */
    record Moved() implements CredentialStatus {}

    /** Why consent is needed. */
    enum Reason {
        /** Twitch refused both the access token and the refresh token: disconnected, or the password was changed. */
        DISCONNECTED,
        /** The access token ended and there is no refresh token. */
        ENDED,
        /** The person revoked it here. */
        REVOKED_HERE,
        /** A one-time refresh token was sent and its answer was lost, so it must not be sent again. */
        IN_DOUBT,
        /** {@code /validate} names another account than the credential is for. */
        WRONG_ACCOUNT,
        /** The keyring is open and says that it holds no such entry: somebody removed it there. */
        NOT_IN_KEYRING
    }

    /** Why the keyring gives nothing out. */
    enum Keyring {
        LOCKED, UNREACHABLE, UNREADABLE,
        /** The keyring is fine. The journal of renewals cannot be written, and nothing that works once is sent without it. */
        NO_JOURNAL
    }

    /** Why Twitch could not confirm a token although nothing says that it is dead. */
    enum Trouble {
        OFFLINE, NAME_NOT_FOUND, TIMED_OUT, CONNECTION_LOST, IPV6_ONLY, CERTIFICATE, CERTIFICATE_NOT_YET_VALID, CERTIFICATE_EXPIRED, PROXY_AUTHENTICATION, PROXY_UNREACHABLE, PROXY_REFUSED, TWITCH_FAILING, RATE_LIMITED, UNEXPECTED_ANSWER,
        /** A page of the network's own came instead of Twitch's answer. */
        CAPTIVE_PORTAL,
        /** Another program of the person's is renewing it right now. */
        RENEWED_ELSEWHERE
    }
}
