package app.stagepass.token;

/** What a confidential client proves itself with (RFC 6749 section 2.3.1). */
public final class ClientSecret extends Secret {

    public ClientSecret(String value) {
        super(value);
    }
}
