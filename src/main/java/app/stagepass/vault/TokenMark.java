package app.stagepass.vault;

import app.stagepass.token.RefreshToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what a refresh token is known again without being written down: the SHA-256 of it, in hexadecimal. From that nobody gets back
 * to a token, which is 50 random characters.
 */
public record TokenMark(String sha256) {

    /** Of a record that cannot be read: it may be about any token. */
    public static final TokenMark UNREADABLE = new TokenMark("");

    /** @throws IllegalArgumentException if it is no SHA-256: a damaged one would pass for the mark of another token */
    public TokenMark {
        if (!sha256.isEmpty() && !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a mark");
        }
    }

    public static TokenMark of(RefreshToken token) {
        try {
            return new TokenMark(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(token.reveal().getBytes(StandardCharsets.US_ASCII))));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** Whether it is of this token, or might be. */
    public boolean mayBeOf(RefreshToken token) {
        return equals(UNREADABLE) || equals(of(token));
    }
}
