package app.stagepass.token;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.ScopeText.Reading;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTextTest {

    private final ScopeText text = new ScopeText(ScopeCatalog.load());

    static Stream<Arguments> bothChatScopes() {
        return Stream.of(
                Arguments.of("spaces", "chat:read chat:edit"),
                Arguments.of("commas", "chat:read,chat:edit"),
                Arguments.of("commas and spaces", " chat:read , chat:edit, "),
                Arguments.of("semicolons", "chat:read; chat:edit"),
                Arguments.of("lines", "chat:read\r\nchat:edit\n"),
                Arguments.of("plus signs", "chat:read+chat:edit"),
                Arguments.of("URL-encoded", "chat%3Aread%20chat%3aedit"),
                Arguments.of("URL-encoded with plus signs", "chat%3Aread+chat%3Aedit"),
                Arguments.of("URL-encoded commas", "chat%3Aread%2Cchat%3Aedit"),
                Arguments.of("encoded twice", "chat%253Aread%2520chat%253Aedit"),
                Arguments.of("a JSON array", "[\"chat:read\", \"chat:edit\"]"),
                Arguments.of("an array in Python or JavaScript", "['chat:read','chat:edit']"),
                Arguments.of("an encoded JSON array", "%5B%22chat%3Aread%22%2C%22chat%3Aedit%22%5D"),
                Arguments.of("JSON in JSON", "[\\\"chat:read\\\", \\\"chat:edit\\\"]"),
                Arguments.of("a field of an answer", "\"scope\": [\"chat:read\",\"chat:edit\"]"),
                Arguments.of("a setting", "scopes: chat:read chat:edit"),
                Arguments.of("a bullet list", "- chat:read\n* chat:edit\n"),
                Arguments.of("quotation marks of a text program", "\u201cchat:read\u201d, \u2018chat:edit\u2019."),
                Arguments.of("spaces that are not seen", "chat:read\u00a0\u200bchat:edit\ufeff"),
                Arguments.of("another case", "Chat:Read CHAT:EDIT"),
                Arguments.of("one of them twice", "chat:read chat:edit chat:read"),
                Arguments.of("an authorize address",
                        "https://id.twitch.tv/oauth2/authorize?response_type=code&client_id=abc&scope=chat%3Aread+chat"
                                + "%3Aedit&redirect_uri=http%3A%2F%2Flocalhost%3A7277&state=c0ffee"),
                Arguments.of("an address encoded with spaces", "https://x/authorize?scope=chat:read%20chat:edit"),
                Arguments.of("an address with its parameter last and bare", "http://x/y?a=b&scope=chat:read chat:edit"),
                Arguments.of("the starting route of an adapter",
                        "http://localhost:4343/oauth?scopes=chat:read%20chat:edit&force_verify=true"),
                Arguments.of("only the query", "scope=chat%3Aread+chat%3Aedit&state=abc"),
                Arguments.of("the fragment of an implicit answer",
                        "http://localhost/#access_token=abcdefghij0123456789abcdefghij&scope=chat%3Aread+chat%3Aedit"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bothChatScopes")
    void every_way_of_writing_a_list_down_is_read(String name, String pasted) {
        Reading reading = text.read(pasted);

        assertThat(reading.current()).containsExactly(new Scope("chat:edit"), new Scope("chat:read"));
        assertThat(reading.isClean()).as("%s", reading).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\t ", ",,;+", "[]", "\"\"", "{ }", "- \n- ", "%20", "scope=", "scopes:"})
    void no_word_is_nothing(String pasted) {
        assertThat(text.read(pasted).isEmpty()).isTrue();
    }

    @Test
    void a_retired_scope_is_kept_apart_with_what_replaces_it() {
        Reading reading = text.read("whispers:read chat:read user:edit:follows whispers:read");

        assertThat(reading.current()).containsExactly(new Scope("chat:read"));
        assertThat(reading.retired()).extracting(entry -> entry.scope().value()).containsExactly("whispers:read",
                "user:edit:follows");
        assertThat(reading.retired().getFirst().successor()).contains(new Scope("user:read:whispers"));
        assertThat(reading.retired().getLast().successor()).isEmpty();
        assertThat(reading.isClean()).isFalse();
    }

    @Test
    void what_our_list_does_not_know_and_could_be_a_scope_may_be_newer() {
        Reading reading = text.read("chat:read channel:read:fireworks");

        assertThat(reading.newer()).containsExactly(new Scope("channel:read:fireworks"));
        assertThat(reading.isClean()).isFalse();
    }

    @Test
    void what_can_be_no_scope_is_named_once() {
        Reading reading = text.read("chat:read chat/read chat?! chat/read");

        assertThat(reading.illFormed()).containsExactly("chat/read", "chat?!");
        assertThat(reading.current()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghij0123456789abcdefghij", "oauth:abc", "Bearer:abc123",
            "chat:abcdefghij0123456789abcdefghij", "access_token=abc", "code=abc&state=def", "https://user:pass@host/",
            "p\u00e4ssw\u00f6rd$1", "a:b:c:d:e:f:g:h:i:j:k:l:m:n:o:p:q:r:s:t:u:v", "\u001babc"})
    void what_may_be_a_secret_that_lost_its_way_is_not_repeated(String pasted) {
        Reading reading = text.read(pasted);

        assertThat(reading.unrepeated()).isPositive();
        assertThat(reading.current()).isEmpty();
        assertThat(reading.toString()).doesNotContain("abc").doesNotContain("pass");
    }

    @Test
    void nothing_of_an_address_but_its_scopes_is_looked_at() {
        Reading reading = text.read("http://localhost:7277/oauth/callback?code=verysecret&scope=chat%3Aread&state=st");

        assertThat(reading.current()).containsExactly(new Scope("chat:read"));
        assertThat(reading.isClean()).isTrue();
    }

    @Test
    void a_half_percent_sign_hurts_nobody() {
        assertThat(text.read("chat%3Aread % chat%3").current()).containsExactly(new Scope("chat:read"));
    }

    @Test
    void no_current_scope_of_the_catalog_is_taken_for_anything_else() {
        ScopeCatalog.load().entries().stream().filter(entry -> !entry.retired()).forEach(
                entry -> assertThat(text.read(entry.scope().value()).current()).containsExactly(entry.scope()));
    }

    @Test
    void a_text_longer_than_any_list_is_not_read() {
        Reading reading = text.read("chat:read ".repeat(ScopeText.LONGEST / 10) + "x");

        assertThat(reading.tooLong()).isTrue();
        assertThat(reading.current()).isEmpty();
        assertThat(reading.isEmpty()).isFalse();
    }
}
