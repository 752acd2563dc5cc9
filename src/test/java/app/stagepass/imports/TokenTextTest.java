package app.stagepass.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.imports.Found.Origin;
import app.stagepass.imports.NotTokens.Why;
import app.stagepass.token.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenTextTest {

    private static final String ACCESS = "a1b2c3d4e5f6g7h8i9j0a1b2c3d4e5";
    private static final String OTHER = "z9y8x7w6v5u4t3s2r1q0z9y8x7w6v5";
    private static final String REFRESH = "r0e1f2r3e4s5h6r0e1f2r3e4s5h6r0e1f2r3e4s5h6r0e1f2r3";
    private static final String CLIENT = "abcdefghij0123456789abcdefghij";
    private static final String CLIENT_SECRET = "s3cr3ts3cr3ts3cr3ts3cr3ts3cr3t";

    private final List<Secret> live = new ArrayList<>();
    private final TokenText text = new TokenText(live::add);

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of("TwitchIO", Origin.TWITCHIO,
                        "{\"141981764\":{\"user_id\":\"141981764\",\"token\":\"" + ACCESS + "\",\"refresh\":\""
                                + REFRESH
                                + "\",\"last_validated\":\"2026-11-22T10:00:00\"}}"),
                Arguments.of("TwitchIO with a mark at its start", Origin.TWITCHIO,
                        "\ufeff{\n  \"1\": {\n\"token\": \"" + ACCESS + "\", \"refresh\": \"" + REFRESH + "\"}}"),
                Arguments.of("twitch-cli", Origin.TWITCH_CLI,
                        "TOKENEXPIRATION=2026-11-22T10:00:00.0Z\nCLIENTID=" + CLIENT + "\nCLIENTSECRET=" + CLIENT_SECRET
                                + "\nACCESSTOKEN=" + ACCESS + "\nREFRESHTOKEN=" + REFRESH
                                + "\nTOKENSCOPES=[chat:read chat:edit]\n"),
                Arguments.of("twitch-cli in another spelling", Origin.TWITCH_CLI,
                        "accessToken = \"" + ACCESS + "\"\r\nrefreshToken = '" + REFRESH
                                + "'\r\ntokenExpiration = 0\r\nclientid = " + CLIENT),
                Arguments.of("an .env file", Origin.OTHER,
                        "# for the bot\nexport TWITCH_ACCESS_TOKEN=oauth:" + ACCESS + "\nTWITCH_REFRESH_TOKEN="
                                + REFRESH
                                + "\nDEBUG=1\n"),
                Arguments.of("an answer of Twitch", Origin.OTHER,
                        "{\"access_token\":\"" + ACCESS + "\",\"expires_in\":14124,\"refresh_token\":\"" + REFRESH
                                + "\",\"scope\":[\"chat:read\"],\"token_type\":\"bearer\"}"),
                Arguments.of("an answer as libraries keep it", Origin.OTHER,
                        "{\"accessToken\":\"" + ACCESS + "\",\"refreshToken\":\"" + REFRESH
                                + "\",\"scope\":[],\"expiresIn\":0,\"obtainmentTimestamp\":0}"),
                Arguments.of("two words", Origin.OTHER, ACCESS + " " + REFRESH),
                Arguments.of("two lines", Origin.OTHER, " oauth:" + ACCESS + "\n" + REFRESH + "\n"),
                Arguments.of("with a comma", Origin.OTHER, ACCESS + ", " + REFRESH),
                Arguments.of("the wrong way round", Origin.OTHER, REFRESH + " " + ACCESS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void a_pair_is_found_however_a_tool_wrote_it(String name, Origin origin, String written) throws Exception {
        List<Found> found = text.read(written);

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().access().matches(ACCESS)).isTrue();
        assertThat(found.getFirst().refresh().orElseThrow().matches(REFRESH)).isTrue();
        assertThat(found.getFirst().origin()).isEqualTo(origin);
        assertThat(live).as("the log is told").hasSize(2);
        assertThat(found.toString()).doesNotContain(ACCESS).doesNotContain(REFRESH);
    }

    static Stream<Arguments> alone() {
        return Stream.of(Arguments.of("bare", ACCESS), Arguments.of("chat password", "oauth:" + ACCESS),
                Arguments.of("chat password in capitals", "OAUTH:" + ACCESS),
                Arguments.of("header", "Bearer " + ACCESS), Arguments.of("old header", "OAuth " + ACCESS),
                Arguments.of("with spaces and a line end", "  " + ACCESS + "\r\n"),
                Arguments.of("with a space that is not seen", ACCESS + "\u200b"),
                Arguments.of("an implicit answer",
                        "http://localhost:3000/#access_token=" + ACCESS + "&scope=chat%3Aread&token_type=bearer"),
                Arguments.of("Chatterino", "username=nightowl;user_id=141981764;client_id=" + CLIENT + ";oauth_token="
                        + ACCESS + ";"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("alone")
    void a_token_without_a_refresh_token_is_found(String name, String written) throws Exception {
        Found found = text.read(written).getFirst();

        assertThat(found.access().matches(ACCESS)).isTrue();
        assertThat(found.refresh()).isEmpty();
    }

    @Test
    void what_a_tool_says_of_account_and_application_comes_along() throws Exception {
        Found chatterino = text.read("username=nightowl;user_id=141981764;client_id=" + CLIENT + ";oauth_token="
                + ACCESS).getFirst();
        assertThat(chatterino.userId()).contains("141981764");
        assertThat(chatterino.client().orElseThrow().value()).isEqualTo(CLIENT);
        assertThat(chatterino.origin()).isEqualTo(Origin.CHATTERINO);
        Found odd = text.read("user_id=<script>;client_id=a b;oauth_token=" + ACCESS).getFirst();
        assertThat(odd.userId()).isEqualTo(Optional.empty());
        assertThat(odd.client()).isEmpty();
    }

    @Test
    void several_accounts_are_found_each_once() throws Exception {
        String both = "{\"1\":{\"user_id\":\"1\",\"token\":\"" + ACCESS + "\",\"refresh\":\"" + REFRESH
                + "\"},\"2\":{\"user_id\":\"2\",\"token\":\"" + OTHER + "\",\"refresh\":\"" + REFRESH
                + "\"},\"3\":{\"token\":\"" + ACCESS + "\"},\"version\":3}";

        assertThat(text.read(both)).extracting(one -> one.userId().orElse("")).containsExactly("1", "2");
        assertThat(text.read("[" + "{\"token\":\"" + ACCESS + "\"},{\"token\":\"" + OTHER + "\"}]")).hasSize(2);
    }

    static Stream<Arguments> nothing() {
        return Stream.of(
                Arguments.of("", Why.EMPTY), Arguments.of(" \n\t\ufeff", Why.EMPTY),
                Arguments.of("{\"1\":{\"token\":\"" + ACCESS, Why.BROKEN), Arguments.of("[1,2", Why.BROKEN),
                Arguments.of("{}", Why.FOREIGN), Arguments.of("[]", Why.FOREIGN),
                Arguments.of("{\"name\":\"my-bot\",\"version\":\"1.0.0\"}", Why.FOREIGN),
                Arguments.of("{\"1\":{\"token\":\"\",\"refresh\":\"\"}}", Why.NO_TOKEN),
                Arguments.of("{\"token\":7}", Why.NO_TOKEN),
                Arguments.of("{\"token\":null,\"refresh\":null}", Why.FOREIGN),
                Arguments.of("{\"client_id\":\"" + CLIENT + "\",\"client_secret\":\"" + CLIENT_SECRET + "\"}",
                        Why.CLIENT_SECRET),
                Arguments.of("CLIENTID=" + CLIENT + "\nCLIENTSECRET=" + CLIENT_SECRET + "\nACCESSTOKEN=\n",
                        Why.CLIENT_SECRET),
                Arguments.of("ACCESSTOKEN=\nREFRESHTOKEN=\nTOKENEXPIRATION=0", Why.NO_TOKEN),
                Arguments.of("REFRESHTOKEN=" + REFRESH, Why.REFRESH_ALONE), Arguments.of(REFRESH, Why.REFRESH_ALONE),
                Arguments.of("http://localhost:7277/oauth/callback?code=" + ACCESS + "&scope=chat%3Aread&state=x",
                        Why.CODE),
                Arguments.of("https://www.twitch.tv/nightowl", Why.FOREIGN),
                Arguments.of("live_141981764_AbCdEfGhIjKlMnOpQrStUvWxYz", Why.STREAM_KEY),
                Arguments.of("hunter2", Why.FOREIGN), Arguments.of("Dear diary, today I streamed.", Why.FOREIGN),
                Arguments.of("[section]\nkey=value", Why.BROKEN), Arguments.of("key=value\nanother=thing", Why.FOREIGN),
                Arguments.of(ACCESS + " " + REFRESH + " " + OTHER, Why.FOREIGN),
                Arguments.of("a=" + "b".repeat(600), Why.FOREIGN));
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void what_holds_no_token_is_named_for_what_it_is_and_never_repeated(String written, Why why) {
        assertThatThrownBy(() -> text.read(written)).isInstanceOfSatisfying(NotTokens.class, e -> {
            assertThat(e.why()).isEqualTo(why);
            assertThat(e).hasMessage(why.name()).hasNoCause();
        });
    }

    @Test
    void more_tokens_than_anybody_has_are_not_taken() {
        StringBuilder many = new StringBuilder("[");
        for (int i = 0; i <= TokenText.MOST; i++) {
            many.append(i == 0 ? "" : ",").append("{\"token\":\"").append("token%025d".formatted(i)).append("\"}");
        }

        assertThatThrownBy(() -> text.read(many.append(']').toString()))
                .isInstanceOfSatisfying(NotTokens.class, e -> assertThat(e.why()).isEqualTo(Why.TOO_MANY));
    }
}
