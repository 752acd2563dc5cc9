package app.stagepass.token;

/** What opens the private key of the callback's certificate, in the characters that a person typed. */
public final class KeyPassphrase extends Secret {

    private static final int LONGEST = 256;

    /** @throws IllegalArgumentException unless {@link #isUsable} */
    public KeyPassphrase(String value) {
        super(value, isUsable(value));
    }

    /** Whether it can be one: 1 to 256 characters on one line. */
    public static boolean isUsable(String value) {
        return !value.isEmpty() && value.length() <= LONGEST && value.chars().noneMatch(Character::isISOControl);
    }
}
