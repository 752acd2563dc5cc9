package app.stagepass.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The keys that Argon2id (RFC 9106) makes of a passphrase: one for the cipher, and one that proves the passphrase without touching
 * what is enciphered. Held in memory until it is destroyed.
 */
final class PassphraseKey {

    /** Bytes; RFC 9106 section 3.1 recommends 16. */
    static final int SALT = 16;

    private static final int EACH = 32;

    private final Argon2Cost cost;
    private final byte[] salt;
    private final byte[] keys;

    private PassphraseKey(Argon2Cost cost, byte[] salt, byte[] keys) {
        this.cost = cost;
        this.salt = salt;
        this.keys = keys;
    }

    /** Under a salt of its own. */
    static PassphraseKey fresh(char[] passphrase, Argon2Cost cost, SecureRandom random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return derive(passphrase, cost, salt);
    }

    /** Takes as long as the cost says. The passphrase is left for the caller to wipe. */
    static PassphraseKey derive(char[] passphrase, Argon2Cost cost, byte[] salt) {
        byte[] text = utf8(passphrase);
        try {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13).withMemoryAsKB(cost.memoryKib())
                    .withIterations(cost.passes()).withParallelism(cost.lanes()).withSalt(salt).build());
            byte[] keys = new byte[2 * EACH];
            argon2.generateBytes(text, keys);
            return new PassphraseKey(cost, salt.clone(), keys);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /** The same letters whether a keyboard composes them or not (Unicode NFC); plain ones are copied nowhere else. */
    private static byte[] utf8(char[] passphrase) {
        CharSequence letters = CharBuffer.wrap(passphrase);
        if (!Normalizer.isNormalized(letters, Normalizer.Form.NFC)) {
            letters = Normalizer.normalize(letters, Normalizer.Form.NFC);
        }
        ByteBuffer buffer = StandardCharsets.UTF_8.encode(CharBuffer.wrap(letters));
        byte[] text = new byte[buffer.remaining()];
        buffer.get(text);
        buffer.clear();
        while (buffer.hasRemaining()) {
            buffer.put((byte) 0);
        }
        return text;
    }

    Argon2Cost cost() {
        return cost;
    }

    byte[] salt() {
        return salt.clone();
    }

    /** For AES-256. */
    byte[] cipherKey() {
        return Arrays.copyOf(keys, EACH);
    }

    /** For the block that tells a wrong passphrase. */
    byte[] checkKey() {
        return Arrays.copyOfRange(keys, EACH, 2 * EACH);
    }

    void destroy() {
        Arrays.fill(keys, (byte) 0);
    }
}
