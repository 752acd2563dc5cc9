package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.vault.EncryptedFile.NotUsable;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Any bytes where the encrypted file should be cannot be used, or can be asked for their passphrase; no byte of a true one changes
 * unnoticed. The checksum at the end is put right first, or it would turn away all but one in 2^256.
 */
public final class EncryptedFileFuzz {

    private static final int HASH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final PassphraseKey KEY = PassphraseKey.derive("a passphrase".toCharArray(),
            new Argon2Cost(8, 1, 1), new byte[PassphraseKey.SALT]);

    private EncryptedFileFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        try {
            EncryptedFile.parse(data);
        } catch (NotUsable e) {
            assertThat(e.why()).isNotNull();
        }
        byte[] mended = withChecksum(data);
        try {
            EncryptedFile file = EncryptedFile.parse(mended);
            // Sealed under this key by nobody: whatever is inside, no text comes out.
            assertThat(file.isUnder(KEY) && isOpened(file)).isEqualTo(false);
        } catch (NotUsable e) {
            assertThat(e.why()).isNotNull();
        }
        assertThat(EncryptedFile.parse(EncryptedFile.seal(data, KEY, RANDOM)).open(KEY)).isEqualTo(data);
    }

    private static boolean isOpened(EncryptedFile file) {
        try {
            file.open(KEY);
            return true;
        } catch (NotUsable e) {
            return false;
        }
    }

    private static byte[] withChecksum(byte[] data) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] all = Arrays.copyOf(data, data.length + HASH);
        System.arraycopy(sha256.digest(data), 0, all, data.length, HASH);
        return all;
    }
}
