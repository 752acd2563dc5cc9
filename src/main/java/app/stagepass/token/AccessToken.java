package app.stagepass.token;

/** What a program shows to Twitch to act for an account (RFC 6749 section 1.4). */
public final class AccessToken extends Secret {

    public AccessToken(String value) {
        super(value);
    }
}
