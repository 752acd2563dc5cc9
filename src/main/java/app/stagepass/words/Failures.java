package app.stagepass.words;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.NoCallback;
import app.stagepass.oauth.OAuthException.PortBusy;
import app.stagepass.settings.SettingsFile;
import app.stagepass.token.ClientField;
import app.stagepass.token.CredentialStatus;
import app.stagepass.vault.CredentialIndex;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.CheckLog;
import app.stagepass.words.NextStep.EditApplication;
import app.stagepass.words.NextStep.None;
import app.stagepass.words.NextStep.Retry;
import app.stagepass.words.NextStep.SignInAgain;
import app.stagepass.words.NextStep.TakeBack;
import app.stagepass.words.NextStep.UnlockKeyring;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** The one place where failures become words. Exhaustive, so that a new failure does not compile until it has some. */
public final class Failures {

    private final Messages messages;

    public Failures(Messages messages) {
        this.messages = messages;
    }

    public Failure of(OAuthException failure) {
        return switch (failure) {
            case PortBusy busy -> busy.holder()
                    .map(holder -> failure("port-busy-by", new NextStep.ChoosePort(), busy.port(), holder))
                    .orElseGet(() -> failure("port-busy", new NextStep.ChoosePort(), busy.port()));
            case OAuthException.CannotListen cannot -> failure("cannot-listen", new Retry(), cannot.port());
            case OAuthException.CallbackSetup setup -> failure("callback." + lower(setup.fault()), new Retry(),
                    setup.subject());
            case OAuthException.NoBrowser _ -> failure("no-browser", new NextStep.CopyLink());
            case NoCallback missed -> ofMissed(missed);
            case OAuthException.Cancelled _ -> failure("cancelled", new None());
            case OAuthException.Denied _ -> failure("denied", new Retry());
            case OAuthException.AuthorizationFailed _ -> failure("authorization", new Retry());
            case OAuthException.InvalidClient refused -> ofClient(refused.field());
            case OAuthException.InvalidCode _ -> failure("code", new Retry());
            case OAuthException.InvalidDeviceCode _ -> failure("device-code", new Retry());
            case OAuthException.DeviceCodeExpired _ -> failure("device-code-expired", new Retry());
            case OAuthException.InvalidRefreshToken _ -> failure("refresh-token", new SignInAgain());
            case OAuthException.InDoubt _ -> failure("status.in-doubt", new SignInAgain());
            case OAuthException.InvalidToken _ -> failure("token", new SignInAgain());
            case OAuthException.NotConfirmed _ -> failure("not-confirmed", new Retry());
            case OAuthException.ForeignToken _ -> failure("foreign", new EditApplication(ClientField.CLIENT_ID));
            case OAuthException.RateLimited _ -> failure("rate-limited", new Retry());
            case OAuthException.ServerFailing _ -> failure("server", new Retry());
            case OAuthException.UnexpectedAnswer odd -> switch (odd.problem()) {
                case WEB_PAGE, REDIRECT -> failure("captive-portal", new Retry());
                case STATUS, NOT_JSON, BROKEN_JSON, MISSING_FIELD, WRONG_TYPE, TOO_LARGE ->
                    failure("unexpected", new Retry());
            };
            case OAuthException.Unreachable unreachable -> failure("unreachable." + lower(unreachable.reason()),
                    new Retry());
        };
    }

    private Failure ofMissed(NoCallback missed) {
        if (missed.astray().filter(how -> how != NoCallback.Astray.PATH || !missed.mismatchSeen()).isPresent()) {
            return failure("no-callback." + lower(missed.astray().get()),
                    new EditApplication(ClientField.REDIRECT_URI));
        }
        if (missed.mismatchSeen()) {
            return ofClient(ClientField.REDIRECT_URI);
        }
        if (!missed.linkOpened()) {
            return failure("no-callback.link-unopened", new Retry());
        }
        return missed.wrongStateSeen()
                ? failure("no-callback.wrong-state", new Retry())
                : failure("no-callback.first-uri", new EditApplication(ClientField.REDIRECT_URI));
    }

    private Failure ofClient(ClientField field) {
        return failure("client." + lower(field), new EditApplication(field));
    }

    public Failure of(VaultException failure) {
        return switch (failure) {
            case VaultException.Locked locked -> failure(switch (locked.where()) {
                case KEYRING -> "keyring.locked";
                case FILE -> "vault-file.locked";
            }, new UnlockKeyring());
            case VaultException.Unavailable unavailable -> failure("keyring." + lower(unavailable.missing()),
                    new NextStep.SessionOnly());
            case VaultException.NotKept _ -> failure("keyring.not-kept", new Retry());
            case VaultException.TimedOut _ -> failure("keyring.timed-out", new Retry());
            case VaultException.Failed _ -> failure("keyring.failed", new Retry());
            case VaultException.Unreadable _ -> failure("keyring.unreadable", new SignInAgain());
            case VaultException.RenewedElsewhere _ -> failure("status.renewed-elsewhere", new Retry());
            case VaultException.WrongPassphrase _ -> failure("vault-file.wrong-passphrase", new UnlockKeyring());
            case VaultException.TooLittleMemory _ -> failure("vault-file.too-little-memory", new Retry());
            case VaultException.FileNotRead file -> ofVaultFile(file);
            case VaultException.FileNotWritten file -> failure("file." + lower(file.problem()), new Retry(),
                    file.file());
        };
    }

    private Failure ofVaultFile(VaultException.FileNotRead file) {
        NextStep next = switch (file.why()) {
            case DAMAGED, GONE -> new NextStep.SessionOnly();
            case NEWER_VERSION, NOT_READABLE, FOREIGN -> new Retry();
        };
        return failure("vault-file." + lower(file.why()), next, file.file());
    }

    /** Where an encrypted file is that gave way to a new one. */
    public Failure ofSetAside(Path aside) {
        return failure("vault-file.set-aside", new None(), aside);
    }

    /** Secrets did not go from the encrypted file to the keyring. */
    public Failure ofStayingInFile(Exception why) {
        return failure("vault-file.stays", new None(), ofAny(why).title());
    }

    /** Of the file in which logins move to another computer. */
    public Failure ofMove(Exception e) {
        return switch (e) {
            case VaultException.FileNotRead file -> failure("move-file." + lower(file.why()), new None(),
                    file.file().getFileName());
            case VaultException.FileNotWritten file -> failure("move-file.not-written." + lower(file.problem()),
                    new None(), file.file());
            default -> ofAny(e);
        };
    }

    /** What was found wrong with the index when it was opened. */
    public Failure of(CredentialIndex.Trouble trouble) {
        return switch (trouble) {
            case CredentialIndex.Trouble.Corrupt corrupt -> failure("index.corrupt", new None(), corrupt.keptAt());
            case CredentialIndex.Trouble.NewerVersion newer -> failure("index.newer", new None(), newer.file());
            case CredentialIndex.Trouble.NotReadable not -> failure("index.not-readable", new None(), not.file());
            case CredentialIndex.Trouble.EntriesNotRead part ->
                failure("index.entries", new None(), part.entries(), part.file());
            case CredentialIndex.Trouble.InUse _ -> failure("index.in-use", new None());
        };
    }

    /** The same of the settings. */
    public Failure of(SettingsFile.Trouble trouble) {
        return switch (trouble) {
            case SettingsFile.Trouble.Corrupt corrupt -> failure("settings.corrupt", new None(), corrupt.keptAt());
            case SettingsFile.Trouble.NewerVersion newer -> failure("settings.newer", new None(), newer.file());
            case SettingsFile.Trouble.NotReadable not -> failure("settings.not-readable", new None(), not.file());
        };
    }

    /**
     * Of this computer's clock.
     *
     * @param ahead how far it goes ahead of Twitch's; negative if it is behind
     */
    public Failure ofClock(Duration ahead) {
        String key = ahead.isNegative() ? "clock.behind" : "clock.ahead";
        long minutes = ahead.abs().toMinutes();
        return minutes < 120
                ? failure(key + ".minutes", new None(), minutes)
                : failure(key + ".hours", new None(), ahead.abs().toHours());
    }

    /** Why the history of checks is in memory only. */
    public Failure of(CheckLog.Trouble trouble) {
        return failure("history." + lower(trouble.kind()), new None(), trouble.folder());
    }

    /** Why a credential has no working token to hand over, or how it is to be brought back. */
    public Failure of(CredentialStatus status) {
        return switch (status) {
            case CredentialStatus.Checking _ -> failure("status.checking", new None());
            case CredentialStatus.Renewing _ -> failure("status.renewing", new None());
            case CredentialStatus.Valid _ -> failure("status.ended-now", new Retry());
            case CredentialStatus.NeedsConsent consent -> failure("status." + lower(consent.reason()),
                    new SignInAgain());
            case CredentialStatus.Moved _ -> failure("status.moved", new TakeBack());
            case CredentialStatus.Misconfigured wrong -> ofClient(wrong.field());
            case CredentialStatus.Unverified unverified -> failure("status." + lower(unverified.cause()),
                    new Retry());
            case CredentialStatus.Locked locked -> switch (locked.why()) {
                case LOCKED -> failure("status.locked", new UnlockKeyring());
                case UNREACHABLE -> failure("keyring.failed", new Retry());
                case UNREADABLE -> failure("keyring.unreadable", new SignInAgain());
                case NO_JOURNAL -> failure("keyring.no-journal", new Retry());
            };
        };
    }

    /** Of work that can fail in either way. Anything else is an error of ours; it is told without its text. */
    public Failure ofAny(Exception failure) {
        return switch (failure) {
            case OAuthException oauth -> of(oauth);
            case VaultException vault -> of(vault);
            default -> failure("error", new Retry());
        };
    }

    private Failure failure(String key, NextStep next, Object... arguments) {
        return new Failure(messages.text("failure." + key + ".title", arguments),
                messages.text("failure." + key + ".body", arguments), next);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
