package app.stagepass.token;

/**
 * Names a registered application (RFC 6749 section 2.2). It is public.
 *
 * @param value letters and digits; Twitch's have 30
 */
public record ClientId(String value) {

    public ClientId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a client ID");
        }
    }

    public static boolean isWellFormed(String value) {
        return value.matches("[A-Za-z0-9]{1,64}");
    }

    @Override
    public String toString() {
        return value;
    }
}
