package app.stagepass.sandbox;

/** What the stand-in stands in for. */
public enum Endpoint {
    AUTHORIZE("/oauth2/authorize"), TOKEN("/oauth2/token"), VALIDATE("/oauth2/validate"), REVOKE(
            "/oauth2/revoke"), USERS(
                    "/helix/users");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
