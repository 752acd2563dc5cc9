package app.stagepass.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A redirect's query says one thing, or nothing. */
class CallbackQueryTest {

    @Test
    void a_parameter_that_is_there_once_has_a_value() {
        CallbackQuery query = CallbackQuery.of("state=a%2Bb+c&scope=&flag&=nameless");
        assertThat(query.only("state")).contains("a+b c");
        assertThat(query.only("")).contains("nameless");
        assertThat(query.has("flag")).isTrue();
        assertThat(query.only("flag")).isEmpty();
        assertThat(query.only("scope")).isEmpty();
        assertThat(query.has("code")).isFalse();
        assertThat(query.only("code")).isEmpty();
    }

    @Test
    void a_parameter_that_is_there_twice_has_none() {
        assertThat(CallbackQuery.of("state=a&state=a").only("state")).isEmpty();
        assertThat(CallbackQuery.of("state=a&st%61te=b").only("state")).isEmpty();
    }

    @Test
    void one_that_cannot_be_decoded_is_empty() {
        CallbackQuery query = CallbackQuery.of("state=a&code=%zz");
        assertThat(query.has("state")).isFalse();
        assertThat(query.looksLikeAnswer()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=", "code", "error=x", "a=b&state=c"})
    void a_try_at_an_answer_is_told_from_a_stray_visit(String raw) {
        assertThat(CallbackQuery.of(raw).looksLikeAnswer()).isTrue();
        assertThat(CallbackQuery.of("a=b&utm_source=code").looksLikeAnswer()).isFalse();
        assertThat(CallbackQuery.of("").looksLikeAnswer()).isFalse();
    }

    @Test
    void a_code_is_a_grant() {
        assertThat(CallbackQuery.of("code=abc").response()).containsInstanceOf(AuthorizationResponse.Granted.class)
                .map(granted -> ((AuthorizationResponse.Granted) granted).code().reveal()).contains("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "code=", "error=", "code=a&error=b", "code=a&code=b", "error=a&error=a", "code=a+b"})
    void what_is_not_clear_cut_is_no_answer(String raw) {
        assertThat(CallbackQuery.of(raw).response()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"access_denied,Denied[]", "redirect_mismatch,RedirectMismatch[]",
            "Server_Error,Failed[error=server_error]", "%3Cb%3E,Failed[error=b]", "123,Failed[error=unknown]"})
    void an_error_is_a_refusal_in_harmless_letters(String error, String expected) {
        assertThat(CallbackQuery.of("error=" + error).response().orElseThrow()).hasToString(expected);
    }

    @Test
    void a_long_error_is_cut() {
        assertThat(CallbackQuery.of("error=" + "x".repeat(64)).response())
                .contains(new AuthorizationResponse.Failed("x".repeat(64)));
        assertThat(CallbackQuery.of("error=" + "x".repeat(65)).response())
                .contains(new AuthorizationResponse.Failed("x".repeat(64)));
    }
}
