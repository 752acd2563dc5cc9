package app.stagepass.token;

/** What buys the next access token (RFC 6749 section 1.5); of a public client it works once. */
public final class RefreshToken extends Secret {

    public RefreshToken(String value) {
        super(value);
    }
}
