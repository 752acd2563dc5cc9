package app.stagepass.token;

import java.util.List;

/** The ways to a token that Twitch has (RFC 6749 section 1.3, RFC 8628, Twitch page "Getting OAuth Access Tokens"). */
public enum GrantType {
    /** The browser brings a code to this machine, the client secret turns it into a pair. */
    AUTHORIZATION_CODE,
    /** The person agrees anywhere, on a phone too, and we ask until they have. Needs no secret and no way back here. */
    DEVICE_CODE,
    /** The browser brings the access token itself; there is no refresh token. */
    IMPLICIT,
    /** The application's own token: nobody is asked, and it acts for no account. */
    CLIENT_CREDENTIALS;

    /** What works for such an application, the one to take if nothing speaks against it first. */
    public static List<GrantType> of(ClientType type) {
        return switch (type) {
            case CONFIDENTIAL -> List.of(AUTHORIZATION_CODE, DEVICE_CODE, IMPLICIT, CLIENT_CREDENTIALS);
            case PUBLIC -> List.of(DEVICE_CODE);
        };
    }

    /** Whether an account agrees to it. */
    public boolean actsForAccount() {
        return this != CLIENT_CREDENTIALS;
    }
}
