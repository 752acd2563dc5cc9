package app.stagepass.words;

import app.stagepass.token.CredentialStatus;

/** The four colours, each with a sign of its own, since colour is never the only one. */
public enum Light {
    /** Checked and fine. */
    GREEN("●"),
    /** We are at work. */
    AMBER("◐"),
    /** Waiting for Twitch or the network; we keep trying. */
    BLUE("◌"),
    /** The person is needed. */
    RED("▲");

    private final String sign;

    Light(String sign) {
        this.sign = sign;
    }

    /** One character, for terminals; windows draw the shape. */
    public String sign() {
        return sign;
    }

    public static Light of(CredentialStatus status) {
        return switch (status) {
            case CredentialStatus.Valid _ -> GREEN;
            case CredentialStatus.Checking _,CredentialStatus.Renewing _ -> AMBER;
            case CredentialStatus.Unverified _ -> BLUE;
            case CredentialStatus.NeedsConsent _,CredentialStatus.Misconfigured _,CredentialStatus.Locked _ -> RED;
        };
    }
}
