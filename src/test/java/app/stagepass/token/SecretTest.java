package app.stagepass.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/** A secret is what was put in, shows itself to nobody who does not ask, and takes only what a token can be made of. */
class SecretTest {

    private static final String RAW = "rfx2uswqe8l4g1mkagrvg5tv0ks3";

    static Stream<Function<String, Secret>> kinds() {
        return Stream.of(AccessToken::new, RefreshToken::new, ClientSecret::new, AuthorizationCode::new, Nonce::new,
                ProxyPassword::new);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void only_who_asks_sees_it(Function<String, Secret> kind) {
        Secret secret = kind.apply(RAW);
        assertThat(secret.reveal()).isEqualTo(RAW);
        assertThat(secret).hasToString(secret.getClass().getSimpleName() + "[hidden]");
        assertThat(secret.toString() + List.of(secret)).doesNotContain(RAW);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_it_may_not_be_is_not_repeated(Function<String, Secret> kind) {
        assertThatThrownBy(() -> kind.apply(RAW + "\n")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(kind.apply(RAW).getClass().getSimpleName()).message().doesNotContain(RAW);
    }

    @Test
    void a_proxys_password_may_hold_any_letters_up_to_its_length() {
        assertThat(new ProxyPassword("ä b\u20ac").reveal()).isEqualTo("ä b\u20ac");
        assertThat(ProxyPassword.isUsable("x".repeat(256))).isTrue();
        assertThat(ProxyPassword.isUsable("x".repeat(257))).isFalse();
        assertThat(ProxyPassword.isUsable("")).isFalse();
    }

    @Test
    void the_same_value_matches_and_no_other_does() {
        Secret secret = new AccessToken(RAW);
        assertThat(secret.matches(RAW)).isTrue();
        for (String other : List.of("", RAW.substring(1), RAW + "x", RAW.replace('r', 'R'), "ä" + RAW)) {
            assertThat(secret.matches(other)).as(other).isFalse();
        }
    }

    @Test
    void two_secrets_are_never_equal_by_accident() {
        assertThat(new AccessToken(RAW)).isNotEqualTo(new AccessToken(RAW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "~", "a", "!~"})
    void every_visible_character_may_be_in_it(String value) {
        assertThat(Secret.isWellFormed(value)).isTrue();
        assertThat(new AccessToken(value).reveal()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "\u007f", "a\u0000", "ä", "a\u2028b"})
    void nothing_else_may(String value) {
        assertThat(Secret.isWellFormed(value)).isFalse();
    }

    @Test
    void it_is_at_most_2048_characters_long() {
        assertThat(Secret.isWellFormed("x".repeat(2048))).isTrue();
        assertThat(Secret.isWellFormed("x".repeat(2049))).isFalse();
    }

    @Test
    void a_nonce_is_new_every_time_and_can_stand_in_an_address() {
        SecureRandom random = new SecureRandom();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            String value = Nonce.random(random).reveal();
            assertThat(value).matches("[A-Za-z0-9_-]{32}");
            seen.add(value);
        }
        assertThat(seen).hasSize(50);
    }
}
