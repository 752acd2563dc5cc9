package app.stagepass.watch;

import app.stagepass.token.ClientField;
import app.stagepass.token.CredentialStatus;
import java.util.Locale;
import java.util.Optional;

/** What came of one check: a status without its times, so that it is one of a few dozen words and can hold no secret. */
public sealed interface CheckOutcome {

    /** {@code /validate} said that the token is good. */
    record Valid() implements CheckOutcome {}

    /** A new pair was bought, and {@code /validate} said that it is good. */
    record Renewed() implements CheckOutcome {}

    record NeedsConsent(CredentialStatus.Reason reason) implements CheckOutcome {}

    record Unverified(CredentialStatus.Trouble trouble) implements CheckOutcome {}

    record Locked(CredentialStatus.Keyring why) implements CheckOutcome {}

    record Misconfigured(ClientField field) implements CheckOutcome {}

    /**
     * Of the status that a check ended with; empty for those that say that it has not ended.
     *
     * @param renewed whether a new pair was bought on the way
     */
    static Optional<CheckOutcome> of(CredentialStatus status, boolean renewed) {
        return switch (status) {
            case CredentialStatus.Valid _ -> Optional.of(renewed ? new Renewed() : new Valid());
            case CredentialStatus.NeedsConsent consent -> Optional.of(new NeedsConsent(consent.reason()));
            case CredentialStatus.Unverified unverified -> Optional.of(new Unverified(unverified.cause()));
            case CredentialStatus.Locked locked -> Optional.of(new Locked(locked.why()));
            case CredentialStatus.Misconfigured wrong -> Optional.of(new Misconfigured(wrong.field()));
            case CredentialStatus.Checking _,CredentialStatus.Renewing _,CredentialStatus.Moved _ -> Optional.empty();
        };
    }

    /** Whether Twitch said in this check that the token is good. */
    default boolean isConfirmed() {
        return this instanceof Valid || this instanceof Renewed;
    }

    /** Its kind, in files and in message keys: {@code valid}, {@code needs-consent}. */
    default String kind() {
        return switch (this) {
            case Valid _ -> "valid";
            case Renewed _ -> "renewed";
            case NeedsConsent _ -> "needs-consent";
            case Unverified _ -> "unverified";
            case Locked _ -> "locked";
            case Misconfigured _ -> "misconfigured";
        };
    }

    /** Why: {@code disconnected}, {@code timed-out}; empty for a good answer. */
    default String detail() {
        return switch (this) {
            case Valid _,Renewed _ -> "";
            case NeedsConsent consent -> lower(consent.reason());
            case Unverified unverified -> lower(unverified.trouble());
            case Locked locked -> lower(locked.why());
            case Misconfigured wrong -> lower(wrong.field());
        };
    }

    /** Kind and detail, joined by a full stop where there is one: {@code unverified.timed-out}. */
    default String code() {
        return detail().isEmpty() ? kind() : kind() + "." + detail();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
