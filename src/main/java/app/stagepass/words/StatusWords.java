package app.stagepass.words;

import app.stagepass.token.CredentialStatus;
import java.util.Locale;

/** A status in a few words, as a pill shows it. */
public final class StatusWords {

    private final Messages messages;
    private final Times times;

    public StatusWords(Messages messages, Times times) {
        this.messages = messages;
        this.times = times;
    }

    public String of(CredentialStatus status) {
        return switch (status) {
            case CredentialStatus.Checking _ -> messages.text("status.checking");
            case CredentialStatus.Valid _ -> messages.text("status.valid");
            case CredentialStatus.Renewing _ -> messages.text("status.renewing");
            case CredentialStatus.NeedsConsent consent -> messages.text("status.consent." + lower(consent.reason()));
            case CredentialStatus.Misconfigured wrong -> messages.text("status.client." + lower(wrong.field()));
            case CredentialStatus.Unverified unverified -> messages.text("status.unverified." + lower(
                    unverified.cause()), times.at(unverified.since()));
            case CredentialStatus.Moved _ -> messages.text("status.moved");
            case CredentialStatus.Locked locked -> messages.text("status.keyring." + lower(locked.why()));
        };
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
