package app.stagepass.token;

/** What a proxy of the person's network wants to hear. People think it up, so it may hold spaces and any letters. */
public final class ProxyPassword extends Secret {

    /** @throws IllegalArgumentException if it is not {@link #isUsable} */
    public ProxyPassword(String value) {
        super(value, isUsable(value));
    }

    /** Whether a text could be one: 1 to 256 characters, none of them a control character (RFC 7617 section 2). */
    public static boolean isUsable(String value) {
        return !value.isEmpty() && value.length() <= 256 && value.chars().noneMatch(Character::isISOControl);
    }
}
