package app.stagepass.words;

import app.stagepass.token.CredentialStatus;

/** The colours, each with a sign of its own, since colour is never the only one. */
public enum Light {
    /** Checked and fine. */
    GREEN("●"),
    /** We are at work. */
    AMBER("◐"),
    /** Waiting for Twitch or the network; we keep trying. */
    BLUE("◌"),
    /** The person is needed. */
    RED("▲"),
    /** At rest by the person's own choice: nobody is needed, and nothing is looked after. */
    GREY("–");

    private final String sign;

    Light(String sign) {
        this.sign = sign;
    }

    /** One character, for terminals; windows draw the shape. */
    public String sign() {
        return sign;
    }

    /** Whether there may be time left of it. */
    public boolean isAlive() {
        return this != RED && this != GREY;
    }

    public static Light of(CredentialStatus status) {
        return switch (status) {
            case CredentialStatus.Valid _ -> GREEN;
            case CredentialStatus.Checking _,CredentialStatus.Renewing _ -> AMBER;
            case CredentialStatus.Unverified _ -> BLUE;
            case CredentialStatus.Moved _ -> GREY;
            case CredentialStatus.NeedsConsent _,CredentialStatus.Misconfigured _,CredentialStatus.Locked _ -> RED;
        };
    }
}
