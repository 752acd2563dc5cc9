package app.stagepass.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private static final String TOKEN = "q7Zk/mW+2xVb\"9rT\\4cLp=yH8s&dF3g";

    private final Redactor redactor = new Redactor();

    @Test
    void aKnownSecretIsMaskedInEveryEncoding() {
        redactor.watch(TOKEN);
        for (String form : forms(TOKEN)) {
            assertThat(redactor.redact("before " + form + " after")).contains("[hidden]");
            assertNothingLeft(redactor.redact("before " + form + " after"), TOKEN);
        }
    }

    @Test
    void everyRunOfEightCharactersIsMasked() {
        String secret = "Ab3dEf6hIj9lMn0pQr";
        redactor.watch(secret);
        for (int i = 0; i + 8 <= secret.length(); i++) {
            assertThat(redactor.redact("a piece: " + secret.substring(i, i + 8) + ".")).isEqualTo("a piece: [hidden].");
        }
    }

    @Test
    void aSecretInsideBasicCredentialsIsMasked() {
        redactor.watch("kW93hd72Jslq02jS");
        for (String client : List.of("abc", "abcd", "abcde")) {
            String basic = Base64.getEncoder()
                    .encodeToString((client + ":kW93hd72Jslq02jS!").getBytes(StandardCharsets.UTF_8));
            assertThat(redactor.redact("sent " + basic)).contains("[hidden]").hasSizeLessThan(32);
        }
    }

    @Test
    void severalSecretsInOneLineAreAllMasked() {
        redactor.watch("first-Secret-1");
        redactor.watch("second-Secret-2");
        assertThat(redactor.redact("first-Secret-1, second-Secret-2 and text"))
                .isEqualTo("[hidden], [hidden] and text");
    }

    @Test
    void aShortSecretIsMaskedAsAWhole() {
        redactor.watch("pA5s7");
        assertThat(redactor.redact("word pA5s7 word")).isEqualTo("word [hidden] word");
        assertThat(redactor.redact(
                Base64.getEncoder().encodeToString("xpA5s7x".getBytes(StandardCharsets.UTF_8)))).contains("[hidden]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASS oauth:UNKNOWN1", "Authorization: Bearer UNKNOWN1", "authorization=OAuth UNKNOWN1",
            "Cookie: start=UNKNOWN1; other=UNKNOWN1", "with Bearer UNKNOWN1", "?access_token=UNKNOWN1&x=y",
            "refresh_token=UNKNOWN1", "client_secret=UNKNOWN1 ", "callback?code=UNKNOWN1&state=UNKNOWN1&scope=a",
            "next=%3Fcode%3DUNKNOWN1", "{\"access_token\":\"UNKNOWN1\",\"refresh_token\": \"UNKNOWN1\"}",
            "{\\\"access_token\\\":\\\"UNKNOWN1\\\"}", "{\"state\":\"UN/KNOWN1\"}", "device_code=UNKNOWN1"})
    void whatLooksLikeASecretIsMaskedWithoutBeingKnown(String line) {
        assertThat(redactor.redact(line)).contains("[hidden]").doesNotContain("KNOWN1");
    }

    @Test
    void runsOfTheLengthsThatTwitchUsesAreMasked() {
        assertThat(redactor.redact("a " + "a1b2c".repeat(6) + " b")).isEqualTo("a [hidden] b");
        assertThat(redactor.redact("a " + "a1b2c".repeat(10) + " b")).isEqualTo("a [hidden] b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status code=401 from https://id.twitch.tv/oauth2/validate", "renewed in 312 ms",
            "class app.stagepass.twitch.TwitchAuthorizationServer", "state of the ticker: idle",
            "credential 0c4de3f5-3a7b-4b7e-8f6e-1f1f2b9f0001 is due"})
    void ordinaryLinesStayAsTheyAre(String line) {
        redactor.watch(TOKEN);
        assertThat(redactor.redact(line)).isEqualTo(line);
    }

    @Test
    void itForgetsTheOldestSecretsAndKeepsThoseThatAreWatchedAgain() {
        redactor.watch("The-Long-Lived-One");
        for (int i = 0; i < 3000; i++) {
            redactor.watch("Value-Number-%08d!".formatted(i * 7919));
            redactor.watch("The-Long-Lived-One");
        }
        assertThat(redactor.redact("x The-Long-Lived-One x")).isEqualTo("x [hidden] x");
        assertThat(redactor.redact("x Value-Number-%08d! x".formatted(2999 * 7919))).isEqualTo("x [hidden] x");
        assertThat(redactor.redact("x %08d! x".formatted(7919))).isEqualTo("x 00007919! x");
    }

    private static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(
                List.of(secret, url, url.toLowerCase(Locale.ROOT).equals(url) ? url : lowerPercent(url),
                        secret.replace("\\", "\\\\").replace("\"", "\\\""), HexFormat.of().formatHex(bytes),
                        HexFormat.of().withUpperCase().formatHex(bytes)));
        for (String before : List.of("", "a", "bc")) {
            byte[] all = (before + secret + "z").getBytes(StandardCharsets.UTF_8);
            forms.add(Base64.getEncoder().encodeToString(all));
            forms.add(Base64.getUrlEncoder().encodeToString(all));
        }
        return forms;
    }

    private static String lowerPercent(String url) {
        StringBuilder lower = new StringBuilder(url);
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) == '%') {
                lower.replace(i, i + 3, lower.substring(i, i + 3).toLowerCase(Locale.ROOT));
            }
        }
        return lower.toString();
    }

    private static void assertNothingLeft(String text, String secret) {
        for (String form : forms(secret)) {
            // The first and last three characters of a Base64 text depend on its neighbours too.
            for (int i = 3; i + 8 <= form.length() - 3; i++) {
                assertThat(text).doesNotContain(form.substring(i, i + 8));
            }
        }
    }
}
