package app.stagepass.sandbox;

/** What the stand-in stands in for. */
public enum Endpoint {
    /** The consent page, and its form. */
    AUTHORIZE("/oauth2/authorize"),
    /** Begins the device code flow. */
    DEVICE("/oauth2/device"),
    /** Where a device is approved, and its form. */
    ACTIVATE("/activate"),
    /** Every grant type. */
    TOKEN("/oauth2/token"),
    /** Asks about a token. */
    VALIDATE("/oauth2/validate"),
    /** Ends a token. */
    REVOKE("/oauth2/revoke"),
    /** Helix: who an account is. */
    USERS("/helix/users");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
