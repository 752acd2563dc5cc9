package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The newest release is where the page sends a browser. */
class ReleasesPageTest {

    private ScriptedServer server;
    private ReleasesPage page;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        page = new ReleasesPage(URI.create("http://127.0.0.1:" + server.port() + "/o/r/releases/latest"), Given.http());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void redirects(String to) {
        server.answers(Answer.of(302, "text/html", "", "Location: " + to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/o/r/releases/tag/v1.10.2", "/o/r/releases/tag/1.10.2"})
    void it_is_read_from_the_address_alone(String to) throws Exception {
        redirects(to);
        assertThat(page.newest()).contains(ReleaseVersion.of("1.10.2").orElseThrow());
        assertThat(server.received()).singleElement().satisfies(request -> {
            assertThat(request.header("authorization")).isEmpty();
            assertThat(request.header("cookie")).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/o/r/releases/tag/v9.9.9", "//evil.example/v9.9.9", "http://[",
            "%zz/v9.9.9", "/o/r/tag/v 9.9.9", "https:",
            "/o/r/releases",
            "/o/r/releases/tag/newest", "/v1.2", "mailto:v1.2.3", "/o/r/releases/tag/v1.2.3%0a",
            "/o/r/releases/tag%2Fv9.9.9", "/o/r/releases/tag/x%2fv9.9.9", "/o/r/releases/tag/v9%2E9.9"})
    void anything_else_names_none(String to) throws Exception {
        redirects(to);
        assertThat(page.newest()).isEmpty();
    }

    @Test
    void its_clock_is_not_twitchs() throws Exception {
        ClockSkew skew = new ClockSkew();
        TwitchHttp http = new TwitchHttp(HttpClients::create, Given.CLOCK, Duration.ofSeconds(20), skew,
                OwnAddresses.ofThisComputer());
        String wrong = "Date: Thu, 01 Jan 2015 00:00:00 GMT";
        server.answers(Answer.of(302, "text/html", "", "Location: /o/r/releases/tag/v1.2.3", wrong));
        assertThat(new ReleasesPage(page.page(), http).newest()).isPresent();
        assertThat(skew.found()).isEmpty();

        server.answers(Answer.of(200, "text/html", "", wrong));
        assertThat(http.send(new Request.Builder().url(page.page().toString()).build()).status()).isEqualTo(200);
        assertThat(skew.found()).as("an answer of Twitch's").isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 500})
    void no_redirect_names_none(int status) throws Exception {
        server.answers(Answer.of(status, "text/html", ""));
        assertThat(page.newest()).isEmpty();
    }

    @Test
    void silence_is_told() throws Exception {
        server.close();
        assertThatThrownBy(page::newest).isInstanceOf(OAuthException.Unreachable.class);
    }

    @ParameterizedTest
    @CsvSource({"1.2.3,1.2.4", "1.2.9,1.2.10", "1.9.0,1.10.0", "0.9.9,1.0.0", "1.0.0-SNAPSHOT,1.0.0",
            "1.0.0-rc.1,1.0.0-rc.2", "1.0.0-rc.9,1.0.0-rc.10", "1.0.0-1,1.0.0-a", "1.0.0-rc,1.0.0-rc.1"})
    void versions_have_an_order(String older, String newer) {
        ReleaseVersion one = ReleaseVersion.of(older).orElseThrow();
        ReleaseVersion other = ReleaseVersion.of("v" + newer).orElseThrow();
        assertThat(one).isLessThan(other);
        assertThat(other).isGreaterThan(one).hasToString(newer);
        assertThat(one).isEqualByComparingTo(ReleaseVersion.of(older).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.2", "a.b.c", "1.2.3.4", "1.2.3-", "1.2.9999999", "1.2.3 <b>"})
    void what_is_no_version_is_none(String text) {
        assertThat(ReleaseVersion.of(text)).isEqualTo(Optional.empty());
    }
}
