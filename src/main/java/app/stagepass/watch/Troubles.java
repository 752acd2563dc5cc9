package app.stagepass.watch;

import app.stagepass.oauth.OAuthException;
import app.stagepass.token.CredentialStatus.Keyring;
import app.stagepass.token.CredentialStatus.Trouble;
import app.stagepass.vault.VaultException;
import java.time.Duration;
import java.util.Optional;

/** Reads off a failure what it means for a light. */
final class Troubles {

    private Troubles() {}

    /** The cause, for failures that say nothing about the token; empty for those that do. */
    static Optional<Trouble> of(OAuthException failure) {
        return switch (failure) {
            case OAuthException.RateLimited _ -> Optional.of(Trouble.RATE_LIMITED);
            case OAuthException.ServerFailing _ -> Optional.of(Trouble.TWITCH_FAILING);
            case OAuthException.UnexpectedAnswer odd -> Optional.of(switch (odd.problem()) {
                case WEB_PAGE, REDIRECT -> Trouble.CAPTIVE_PORTAL;
                case STATUS, NOT_JSON, BROKEN_JSON, MISSING_FIELD, WRONG_TYPE, TOO_LARGE -> Trouble.UNEXPECTED_ANSWER;
            });
            case OAuthException.Unreachable unreachable -> Optional.of(switch (unreachable.reason()) {
                case NO_NETWORK, REFUSED -> Trouble.OFFLINE;
                case NAME_NOT_FOUND -> Trouble.NAME_NOT_FOUND;
                case TIMED_OUT -> Trouble.TIMED_OUT;
                case CONNECTION_LOST -> Trouble.CONNECTION_LOST;
                case IPV6_ONLY -> Trouble.IPV6_ONLY;
                case CERTIFICATE -> Trouble.CERTIFICATE;
                case CERTIFICATE_NOT_YET_VALID -> Trouble.CERTIFICATE_NOT_YET_VALID;
                case CERTIFICATE_EXPIRED -> Trouble.CERTIFICATE_EXPIRED;
                case PROXY_AUTHENTICATION -> Trouble.PROXY_AUTHENTICATION;
                case PROXY_UNREACHABLE -> Trouble.PROXY_UNREACHABLE;
                case PROXY_REFUSED -> Trouble.PROXY_REFUSED;
            });
            case OAuthException.PortBusy _,OAuthException.CannotListen _,OAuthException.CallbackSetup _,OAuthException.NoBrowser _,OAuthException.NoCallback _,OAuthException.Cancelled _,OAuthException.Denied _,OAuthException.AuthorizationFailed _,OAuthException.InvalidClient _,OAuthException.InvalidCode _,OAuthException.InvalidDeviceCode _,OAuthException.DeviceCodeExpired _,OAuthException.InvalidRefreshToken _,OAuthException.InDoubt _,OAuthException.InvalidToken _,OAuthException.ForeignToken _,OAuthException.NotConfirmed _ ->
                Optional.empty();
        };
    }

    static Optional<Duration> retryAfter(OAuthException failure) {
        return switch (failure) {
            case OAuthException.RateLimited limited -> limited.retryAfter();
            case OAuthException.ServerFailing failing -> failing.retryAfter();
            default -> Optional.empty();
        };
    }

    static Keyring of(VaultException failure) {
        return switch (failure) {
            case VaultException.Locked _,VaultException.WrongPassphrase _ -> Keyring.LOCKED;
            case VaultException.Unreadable _ -> Keyring.UNREADABLE;
            case VaultException.FileNotWritten _ -> Keyring.NO_JOURNAL;
            case VaultException.Unavailable _,VaultException.NotKept _,VaultException.TimedOut _,VaultException.TooLittleMemory _,VaultException.Failed _,VaultException.FileNotRead _,VaultException.RenewedElsewhere _ ->
                Keyring.UNREACHABLE;
        };
    }
}
