package app.stagepass.token;

/**
 * What the person enters at Twitch (RFC 8628 section 3.2). Whoever reads it first could agree with an account of their own, so it is
 * seen only while the person holds it open.
 */
public final class UserCode extends Secret {

    public UserCode(String value) {
        super(value);
    }
}
