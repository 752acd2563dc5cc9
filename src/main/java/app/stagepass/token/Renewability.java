package app.stagepass.token;

/** Whether the next access token can be had without asking the person. */
public enum Renewability {
    /** By the refresh token that is kept with it (RFC 6749 section 6). */
    BY_REFRESH_TOKEN,
    /** The application asks for another one whenever it likes (RFC 6749 section 4.4). */
    BY_CLIENT_CREDENTIALS,
    /** There is no refresh token. */
    NO_REFRESH_TOKEN,
    /** Twitch refused the refresh token. */
    REFUSED,
    /** A one-time refresh token was sent and its answer never came, so it must not be sent again. */
    IN_DOUBT,
    /** Its one-time refresh token left for another computer in a file. It is kept here too, and not sent until it is taken back. */
    MOVED
}
