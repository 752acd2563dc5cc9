package app.stagepass.vault;

import app.stagepass.vault.VaultException.FileNotRead.Why;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The format of the encrypted file, big-endian:
 *
 * <pre>
 * magic 8 · version 2 · key derivation 1 (Argon2id) · lanes 1 · KiB 4 · passes 4 · salt 16
 * check 32      HMAC-SHA-256 of all before it, under the check key: wrong means another passphrase
 * nonce 12      fresh for each sealing
 * length 4
 * text          AES-256-GCM with its tag; all before it is authenticated too
 * checksum 32   SHA-256 of all before it, in every version: wrong means a damaged file
 * </pre>
 *
 * So a damaged file is told from a wrong passphrase without the passphrase, and nobody can change a byte unnoticed.
 */
final class EncryptedFile {

    private static final byte[] MAGIC = "SPVAULT\n".getBytes(StandardCharsets.US_ASCII);
    private static final short VERSION = 1;
    private static final byte ARGON2ID = 1;
    private static final int DERIVATION = MAGIC.length + 2 + 1 + 1 + 4 + 4 + PassphraseKey.SALT;
    private static final int HASH = 32;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int HEADER = DERIVATION + HASH + NONCE + 4;

    private final byte[] bytes;
    private final Argon2Cost cost;

    private EncryptedFile(byte[] bytes, Argon2Cost cost) {
        this.bytes = bytes;
        this.cost = cost;
    }

    /** The file cannot be used, whatever the passphrase. */
    static final class NotUsable extends Exception {
        private static final long serialVersionUID = 1L;
        private final Why why;

        NotUsable(Why why) {
            super(why.toString());
            this.why = why;
        }

        Why why() {
            return why;
        }
    }

    /** A whole new file around a text. */
    static byte[] seal(byte[] text, PassphraseKey key, SecureRandom random) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        ByteBuffer file = ByteBuffer.allocate(HEADER + text.length + TAG + HASH);
        file.put(MAGIC).putShort(VERSION).put(ARGON2ID).put((byte) key.cost().lanes()).putInt(key.cost().memoryKib())
                .putInt(key.cost().passes()).put(key.salt());
        file.put(check(file.array(), key)).put(nonce).putInt(text.length + TAG);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
            cipher.updateAAD(file.array(), 0, HEADER);
            file.put(cipher.doFinal(text));
            file.put(sha256(file.array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
        return file.array();
    }

    /** Looks at everything that can be judged without the passphrase. */
    static EncryptedFile parse(byte[] bytes) throws NotUsable {
        if (bytes.length < MAGIC.length + 2 + HASH || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                || !MessageDigest.isEqual(sha256(bytes),
                        Arrays.copyOfRange(bytes, bytes.length - HASH, bytes.length))) {
            throw new NotUsable(Why.DAMAGED);
        }
        ByteBuffer file = ByteBuffer.wrap(bytes).position(MAGIC.length);
        if (file.getShort() != VERSION) {
            throw new NotUsable(Why.NEWER_VERSION); // whole, and not written by any version up to ours
        }
        if (bytes.length < HEADER + TAG + HASH || file.get() != ARGON2ID
                || ByteBuffer.wrap(bytes).getInt(HEADER - 4) != bytes.length - HEADER - HASH) {
            throw new NotUsable(Why.DAMAGED);
        }
        int lanes = file.get();
        try {
            return new EncryptedFile(bytes.clone(), new Argon2Cost(file.getInt(), file.getInt(), lanes));
        } catch (IllegalArgumentException e) {
            throw new NotUsable(Why.DAMAGED); // we never wrote that, and trying it could cost all the memory
        }
    }

    /** The key that this passphrase would open it with. Slow, on purpose. */
    PassphraseKey keyOf(char[] passphrase) {
        return PassphraseKey.derive(passphrase, cost,
                Arrays.copyOfRange(bytes, DERIVATION - PassphraseKey.SALT, DERIVATION));
    }

    /** Whether it was sealed under this key. */
    boolean isUnder(PassphraseKey key) {
        return MessageDigest.isEqual(check(bytes, key), Arrays.copyOfRange(bytes, DERIVATION, DERIVATION + HASH));
    }

    /** The text, to the last byte as it was sealed. */
    byte[] open(PassphraseKey key) throws NotUsable {
        int nonceAt = DERIVATION + HASH;
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOfRange(bytes, nonceAt, nonceAt + NONCE));
            cipher.updateAAD(bytes, 0, HEADER);
            return cipher.doFinal(bytes, HEADER, bytes.length - HEADER - HASH);
        } catch (AEADBadTagException e) {
            throw new NotUsable(Why.DAMAGED);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, PassphraseKey key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.cipherKey(), "AES"), new GCMParameterSpec(TAG * 8, nonce));
        return cipher;
    }

    private static byte[] check(byte[] file, PassphraseKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.checkKey(), "HmacSHA256"));
            mac.update(file, 0, DERIVATION);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /** Of all but the last bytes, where it stands itself. */
    private static byte[] sha256(byte[] file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(file, 0, file.length - HASH);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
