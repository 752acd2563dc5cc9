package app.stagepass.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/** The names that things go by: what they may be made of, and that they print as themselves. */
class NamesTest {

    @Test
    void our_own_names_are_new_every_time_and_say_nothing() {
        assertThat(CredentialId.random()).isNotEqualTo(CredentialId.random());
        assertThat(RegistrationId.random()).isNotEqualTo(RegistrationId.random());
        assertThat(CredentialId.random().value()).matches("[0-9a-f-]{36}");
        assertThat(RegistrationId.random().value()).matches("[0-9a-f-]{36}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "c0ffee-1"})
    void our_own_names_print_as_themselves(String value) {
        assertThat(new CredentialId(value)).hasToString(value);
        assertThat(new RegistrationId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a b", "../a", "a|b", "ä"})
    void our_own_names_hold_nothing_that_could_mean_something_in_a_file_or_a_keyring(String value) {
        assertThatThrownBy(() -> new CredentialId(value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RegistrationId(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_client_id_is_letters_and_digits() {
        assertThat(new ClientId("uo6dggojyb8d6soh92zknwmi5ej1q2")).hasToString("uo6dggojyb8d6soh92zknwmi5ej1q2");
        assertThat(ClientId.isWellFormed("x".repeat(64))).isTrue();
        for (String wrong : List.of("", "a b", "a-b", "x".repeat(65))) {
            assertThat(ClientId.isWellFormed(wrong)).as(wrong).isFalse();
            assertThatThrownBy(() -> new ClientId(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_scope_is_one_word() {
        assertThat(new Scope("channel:read:vips")).hasToString("channel:read:vips");
        assertThat(Scope.isWellFormed("x".repeat(100))).isTrue();
        for (String wrong : List.of("", "chat:read chat:edit", "chat+read", "\"chat\"", "x".repeat(101))) {
            assertThat(Scope.isWellFormed(wrong)).as(wrong).isFalse();
            assertThatThrownBy(() -> new Scope(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void scopes_stand_in_the_order_of_their_names() {
        assertThat(new TreeSet<>(List.of(new Scope("chat:read"), new Scope("bits:read"), new Scope("chat:edit"))))
                .extracting(Scope::value).containsExactly("bits:read", "chat:edit", "chat:read");
    }

    @Test
    void a_registration_has_a_name_that_can_be_seen() {
        assertThat(registration("My bot").name()).isEqualTo("My bot");
        assertThatThrownBy(() -> registration(" \t")).isInstanceOf(IllegalArgumentException.class);
    }

    private static ClientRegistration registration(String name) {
        return new ClientRegistration(RegistrationId.random(), name, new ClientId("abc"), ClientType.PUBLIC,
                RedirectUri.DEFAULT);
    }

    @Test
    void of_an_account_that_only_validate_told_of_the_login_is_the_name_too() {
        Account account = Account.of("44322889", "dallas");
        assertThat(account.userId()).isEqualTo("44322889");
        assertThat(account.login()).isEqualTo("dallas");
        assertThat(account.displayName()).isEqualTo("dallas");
        assertThat(account.avatar()).isEmpty();
    }
}
