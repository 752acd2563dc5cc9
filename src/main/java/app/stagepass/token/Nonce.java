package app.stagepass.token;

import java.security.SecureRandom;
import java.util.Base64;

/** A random value that binds an answer to its question: {@code state} (RFC 6749 section 10.12), a start link, a cookie. */
public final class Nonce extends Secret {

    private static final int BYTES = 24;

    public Nonce(String value) {
        super(value);
    }

    /** 192 random bits as 32 characters that are safe in a URL. */
    public static Nonce random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Nonce(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
