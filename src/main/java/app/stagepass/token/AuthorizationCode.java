package app.stagepass.token;

/** What the redirect brings and the token endpoint takes once (RFC 6749 section 1.3.1). */
public final class AuthorizationCode extends Secret {

    public AuthorizationCode(String value) {
        super(value);
    }
}
