package app.stagepass.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A value that must never be seen: not on a screen, in a log, an exception text or a file.
 *
 * <p>It has no {@code equals} of its own, no JSON form and a {@code toString} that hides it. {@link #reveal()} is the one
 * way out, so that every place that handles a raw secret is found by searching for that word.
 */
public abstract sealed class Secret
        permits AccessToken, RefreshToken, ClientSecret, AuthorizationCode, DeviceCode, UserCode, Nonce, ProxyPassword,
        KeyPassphrase {

    private final String value;

    /**
     * @param value visible ASCII without spaces (RFC 6749 appendix A: VSCHAR)
     * @throws IllegalArgumentException if it is empty or holds another character; the message does not repeat it
     */
    Secret(String value) {
        this(value, isWellFormed(value));
    }

    /** @param wellFormed for values with another alphabet */
    Secret(String value, boolean wellFormed) {
        if (!wellFormed) {
            throw new IllegalArgumentException(
                    getClass().getSimpleName() + " is empty or holds a character that it may not");
        }
        this.value = value;
    }

    /** Whether a text could be such a value: 1 to 2,048 visible ASCII characters, no spaces. */
    public static boolean isWellFormed(String value) {
        return !value.isEmpty() && value.length() <= 2048 && value.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }

    /** The raw value. Whoever calls this answers for where it goes. */
    public final String reveal() {
        return value;
    }

    /** Compares in a time that does not depend on where the two differ. */
    public final boolean matches(String other) {
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[hidden]";
    }
}
