package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Here it is noon, whatever the server says. */
class ClockSkewTest {

    private final ClockSkew skew = new ClockSkew();
    private final List<Duration> told = new ArrayList<>();
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void ask(String... headers) throws Exception {
        server.answers(Answer.json(200, "{}", headers));
        new TwitchHttp(HttpClients::create, Given.CLOCK, TwitchHttp.TIME_LIMIT, skew,
                OwnAddresses.ofThisComputer()).send(
                        new Request.Builder().url(server.endpoints().oauth() + "/validate").build());
    }

    @Test
    void aClockThatIsAheadIsMeasuredByTheAnswersDate() throws Exception {
        ask("Date: Tue, 01 Sep 2026 11:48:00 GMT");
        assertThat(skew.found()).contains(Duration.ofMinutes(12));
    }

    @Test
    void aClockThatIsBehindIsMeasuredToo() throws Exception {
        ask("Date: Tue, 01 Sep 2026 15:00:00 GMT");
        assertThat(skew.found()).contains(Duration.ofHours(-3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Date: Tue, 01 Sep 2026 11:55:00 GMT", "Date: Tue, 01 Sep 2026 12:05:00 GMT", "X: y",
            "Date: yesterday"})
    void afewMinutesAndWhatCannotBeReadAreNothingToTell(String header) throws Exception {
        ask(header);
        assertThat(skew.found()).isEmpty();
    }

    @Test
    void anAnswerOutOfSomebodysCacheSaysNothingOfTheTime() throws Exception {
        ask("Date: Tue, 01 Sep 2026 10:00:00 GMT", "Age: 7200");
        assertThat(skew.found()).isEmpty();
    }

    @Test
    void itIsToldOnceUntilTheClockWasRight() throws Exception {
        skew.observe(told::add);
        for (String hour : List.of("11:00", "11:01", "12:00", "11:00")) {
            ask("Date: Tue, 01 Sep 2026 " + hour + ":00 GMT");
        }
        assertThat(told).containsExactly(Duration.ofHours(1), Duration.ofHours(1));
    }

    @Test
    void whoComesLateIsToldAtOnce() throws Exception {
        ask("Date: Tue, 01 Sep 2026 11:00:00 GMT");
        skew.observe(told::add);
        assertThat(told).containsExactly(Duration.ofHours(1));
    }
}
