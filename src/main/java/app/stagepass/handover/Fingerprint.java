package app.stagepass.handover;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Recognizes a text without keeping it: a salted SHA-256 of it. */
final class Fingerprint {

    private static final int SALT_BYTES = 16;

    private final byte[] salt;
    private final byte[] digest;

    private Fingerprint(byte[] salt, byte[] digest) {
        this.salt = salt;
        this.digest = digest;
    }

    static Fingerprint of(String text, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Fingerprint(salt, digest(salt, text));
    }

    /** Compares in a time that does not depend on where the two differ. */
    boolean matches(String text) {
        return MessageDigest.isEqual(digest, digest(salt, text));
    }

    private static byte[] digest(byte[] salt, String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return sha256.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
