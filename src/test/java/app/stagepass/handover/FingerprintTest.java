package app.stagepass.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void itRecognizesItsTextAndNoOther() {
        Fingerprint fingerprint = Fingerprint.of("abcdef", random);

        assertThat(fingerprint.matches("abcdef")).isTrue();
        assertThat(fingerprint.matches("abcdeg")).isFalse();
        assertThat(fingerprint.matches("abcdef ")).isFalse();
        assertThat(fingerprint.matches("")).isFalse();
    }

    @Test
    void twoOfTheSameTextAreNotAlike() throws Exception {
        assertThat(Arrays.equals(digest(Fingerprint.of("abcdef", random)), digest(Fingerprint.of("abcdef", random))))
                .isFalse();
    }

    private static byte[] digest(Fingerprint fingerprint) throws ReflectiveOperationException {
        Field field = Fingerprint.class.getDeclaredField("digest");
        field.setAccessible(true);
        return (byte[]) field.get(fingerprint);
    }
}
