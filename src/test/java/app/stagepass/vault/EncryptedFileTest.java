package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import app.stagepass.vault.EncryptedFile.NotUsable;
import app.stagepass.vault.VaultException.FileNotRead.Why;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The format: what comes out is what went in, or nothing does. */
class EncryptedFileTest {

    private static final Argon2Cost CHEAP = new Argon2Cost(8, 1, 1);
    private static final byte[] TEXT = "credential-1 abcdefgh".getBytes(StandardCharsets.UTF_8);
    private static final int LANES = 11;
    private static final int MEMORY = 12;
    private static final int CHECK = 36;
    private static final int NONCE = 68;
    private static final int CHECKSUM = 32;
    private static final int TEXT_AT = NONCE + 12 + 4;
    private static final int TAG = 16;
    /** Sealed by the first version under "correct horse battery"; what a person has on the disk must open for ever. */
    private static final String OF_THE_FIRST_VERSION = "U1BWQVVMVAoAAQEBAAAACAAAAAGG7vqsfCgxdgl+sNwUhKX+KhDh1rDG7DfIMapX+fNplxbO4+s1zYHfaZJzDktKYZ"
            + "D+XzbnWK7qZSvE3akAAAAlnuBiREZ1uGcSnFS/r5q+ztjLvtyOYO9KFKb4lR+x/sSrOIb7DfY0sGWPBldu5JKdK3ho"
            + "/y6Cs5qUzE7+BJMiVSz/mmYG";

    private final SecureRandom random = new SecureRandom();
    private final PassphraseKey key = PassphraseKey.fresh("correct horse battery".toCharArray(), CHEAP, random);
    private final byte[] sealed = EncryptedFile.seal(TEXT, key, random);

    @Test
    void what_was_sealed_is_opened_by_the_same_passphrase() throws Exception {
        EncryptedFile file = EncryptedFile.parse(sealed);
        PassphraseKey again = file.keyOf("correct horse battery".toCharArray());
        assertThat(file.isUnder(again)).isTrue();
        assertThat(file.open(again)).isEqualTo(TEXT);
        byte[] empty = EncryptedFile.seal(new byte[0], key, random);
        assertThat(EncryptedFile.parse(empty).open(key)).isEmpty();
    }

    @Test
    void a_file_of_the_first_version_opens() throws Exception {
        EncryptedFile file = EncryptedFile.parse(Base64.getDecoder().decode(OF_THE_FIRST_VERSION));
        PassphraseKey again = file.keyOf("correct horse battery".toCharArray());
        assertThat(file.isUnder(again)).isTrue();
        assertThat(file.open(again)).isEqualTo(TEXT);
    }

    @Test
    void the_text_is_nowhere_in_it() {
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("cred").doesNotContain("abcd")
                .doesNotContain("horse");
    }

    @Test
    void another_passphrase_is_told_from_damage() throws Exception {
        EncryptedFile file = EncryptedFile.parse(sealed);
        PassphraseKey other = file.keyOf("correct horse batterz".toCharArray());
        assertThat(file.isUnder(other)).isFalse();
        assertThatThrownBy(() -> file.open(other)).isInstanceOf(NotUsable.class);
    }

    @Test
    void letters_are_the_same_however_the_keyboard_puts_them_together() throws Exception {
        PassphraseKey composed = PassphraseKey.fresh("Fr\u00fchst\u00fcck um sieben".toCharArray(), CHEAP, random);
        EncryptedFile file = EncryptedFile.parse(EncryptedFile.seal(TEXT, composed, random));
        assertThat(file.isUnder(file.keyOf("Fru\u0308hstu\u0308ck um sieben".toCharArray()))).isTrue();
        assertThat(file.isUnder(file.keyOf("Fruhstuck um sieben".toCharArray()))).isFalse();
    }

    @Test
    void each_sealing_has_a_nonce_of_its_own_and_each_key_a_salt() {
        Set<String> nonces = new HashSet<>();
        Set<String> salts = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            byte[] file = EncryptedFile.seal(TEXT, key, random);
            nonces.add(Arrays.toString(Arrays.copyOfRange(file, NONCE, NONCE + 12)));
            salts.add(
                    Arrays.toString(PassphraseKey.fresh("correct horse battery".toCharArray(), CHEAP, random).salt()));
        }
        assertThat(nonces).hasSize(50);
        assertThat(salts).hasSize(50);
    }

    @Test
    void a_byte_that_changed_anywhere_is_damage() {
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 0x20;
            assertThatThrownBy(() -> EncryptedFile.parse(changed)).as("byte %d", at).isInstanceOfSatisfying(
                    NotUsable.class, e -> assertThat(e.why()).isEqualTo(Why.DAMAGED));
        }
    }

    @Test
    void who_mends_the_checksum_too_gets_no_other_text_out_of_it() throws Exception {
        for (int at = 0; at < sealed.length - CHECKSUM; at++) {
            byte[] forged = sealed.clone();
            forged[at] ^= 0x01;
            mend(forged);
            EncryptedFile file;
            try {
                file = EncryptedFile.parse(forged);
            } catch (NotUsable e) {
                continue;
            }
            PassphraseKey derived = file.keyOf("correct horse battery".toCharArray());
            boolean right = file.isUnder(derived);
            assertThat(right).as("byte %d: only what follows the check leaves it right", at)
                    .isEqualTo(at >= CHECK + 32);
            int where = at;
            assertThatThrownBy(() -> {
                file.open(key);
                fail("byte %d went unnoticed", where);
            }).isInstanceOf(NotUsable.class);
        }
    }

    @Test
    void what_is_cut_off_or_goes_on_is_damage() {
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertDamaged(cut, length);
            if (length > CHECKSUM) {
                mend(cut);
                assertDamaged(cut, length);
            }
        }
        byte[] longer = Arrays.copyOf(sealed, sealed.length + 7);
        mend(longer);
        assertThatThrownBy(() -> EncryptedFile.parse(longer)).isInstanceOf(NotUsable.class);
    }

    @Test
    void a_text_without_room_for_its_tag_is_damage_before_anybody_is_asked_for_a_passphrase() {
        for (int text = 0; text < TAG; text++) {
            byte[] file = Arrays.copyOf(sealed, TEXT_AT + text + CHECKSUM);
            ByteBuffer.wrap(file).putInt(TEXT_AT - 4, text);
            mend(file);
            assertDamaged(file, file.length);
        }
    }

    @Test
    void a_newer_version_is_told_from_damage() {
        byte[] least = Arrays.copyOf(sealed, 10 + CHECKSUM); // nobody knows what it will put behind its number
        least[9] = 2;
        mend(least);
        assertThatThrownBy(() -> EncryptedFile.parse(least)).isInstanceOfSatisfying(NotUsable.class,
                e -> assertThat(e.why()).isEqualTo(Why.NEWER_VERSION));
        byte[] newer = sealed.clone();
        newer[9] = 2;
        mend(newer);
        assertThatThrownBy(() -> EncryptedFile.parse(newer)).isInstanceOfSatisfying(NotUsable.class,
                e -> assertThat(e.why()).isEqualTo(Why.NEWER_VERSION));
    }

    @Test
    void a_file_cannot_ask_for_all_the_memory_or_for_ever() {
        for (int[] ask : new int[][]{{Integer.MAX_VALUE, 1, 1}, {512 * 1024, 1, 1}, {-1, 1, 1}, {8, 1_000_000, 1},
                {8, 0, 1}, {8, 1, 100}, {8, 1, 0}, {0, 1, 1}}) {
            byte[] greedy = sealed.clone();
            greedy[LANES] = (byte) ask[2];
            ByteBuffer.wrap(greedy).putInt(MEMORY, ask[0]).putInt(MEMORY + 4, ask[1]);
            mend(greedy);
            assertThatThrownBy(() -> EncryptedFile.parse(greedy)).as(Arrays.toString(ask)).isInstanceOfSatisfying(
                    NotUsable.class, e -> assertThat(e.why()).isEqualTo(Why.DAMAGED));
        }
    }

    @Test
    void the_usual_cost_is_that_of_the_rfc() {
        assertThat(Argon2Cost.USUAL).isEqualTo(new Argon2Cost(65536, 3, 1));
    }

    @Test
    void the_bounds_of_the_cost_are_part_of_what_is_allowed() {
        for (int[] most : new int[][]{{256 * 1024, 16, 8}, {8, 1, 1}, {16, 1, 2}}) {
            assertThat(new Argon2Cost(most[0], most[1], most[2]).memoryKib()).isEqualTo(most[0]);
        }
        for (int[] beyond : new int[][]{{256 * 1024 + 1, 1, 1}, {8, 17, 1}, {256, 1, 9}, {7, 1, 1}, {15, 1, 2}}) {
            assertThatThrownBy(() -> new Argon2Cost(beyond[0], beyond[1], beyond[2])).as(Arrays.toString(beyond))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_destroyed_key_is_gone() {
        byte[] before = key.cipherKey();
        key.destroy();
        assertThat(key.cipherKey()).isNotEqualTo(before).containsOnly(0);
        assertThat(key.checkKey()).containsOnly(0);
    }

    private static void assertDamaged(byte[] file, int length) {
        assertThatThrownBy(() -> EncryptedFile.parse(file)).as("%d bytes", length).isInstanceOfSatisfying(
                NotUsable.class, e -> assertThat(e.why()).isEqualTo(Why.DAMAGED));
    }

    private static void mend(byte[] file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(file, 0, file.length - CHECKSUM);
            System.arraycopy(digest.digest(), 0, file, file.length - CHECKSUM, CHECKSUM);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
