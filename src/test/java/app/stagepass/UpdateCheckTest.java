package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.twitch.ReleaseVersion;
import app.stagepass.twitch.ReleasesPage;
import app.stagepass.twitch.TwitchHttp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** New versions are looked for once a day, if that is wanted, and each is told once. */
class UpdateCheckTest {

    private final TestClock clock = new TestClock();
    private final MockWebServer site = new MockWebServer();
    private final List<String> told = new ArrayList<>();
    /** Its own ticks do nothing: the test looks by hand. */
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    private boolean wanted = true;
    private UpdateCheck check = check();

    @BeforeEach
    void start() throws IOException {
        site.start();
        check = check();
    }

    private UpdateCheck check() {
        return new UpdateCheck(
                new ReleasesPage(URI.create("http://127.0.0.1:" + (site.getStarted() ? site.getPort() : 1) + "/latest"),
                        new TwitchHttp(clock)),
                ReleaseVersion.of("1.0.0").orElseThrow(), () -> wanted, clock, ticker, _ -> {},
                found -> told.add(found.toString()));
    }

    @AfterEach
    void stop() {
        check.close();
        ticker.shutdownNow();
        site.close();
    }

    private void newestIs(String version) {
        site.enqueue(new MockResponse.Builder().code(302).setHeader("Location", "/tag/v" + version).build());
    }

    @Test
    void nobody_is_asked_unless_it_is_wanted() {
        wanted = false;
        newestIs("2.0.0");
        check.look();
        assertThat(site.getRequestCount()).isZero();
        wanted = true;
        check.look();
        assertThat(told).containsExactly("2.0.0");
    }

    @Test
    void it_asks_once_a_day_and_tells_each_version_once() {
        newestIs("1.1.0");
        newestIs("1.1.0");
        newestIs("1.2.0");
        for (int i = 0; i < 3; i++) {
            check.look();
            clock.forward(Duration.ofHours(23));
            check.look();
            clock.forward(Duration.ofHours(1));
        }
        assertThat(site.getRequestCount()).isEqualTo(3);
        assertThat(told).containsExactly("1.1.0", "1.2.0");
    }

    @Test
    void what_is_not_newer_is_not_told() {
        newestIs("1.0.0");
        newestIs("0.9.0");
        check.look();
        clock.forward(Duration.ofDays(1));
        check.look();
        assertThat(site.getRequestCount()).isEqualTo(2);
        assertThat(told).isEmpty();
    }

    @Test
    void a_page_that_does_not_answer_is_asked_again_later_and_nobody_is_troubled() {
        site.enqueue(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
        newestIs("2.0.0");
        check.look();
        clock.forward(Duration.ofHours(5));
        check.look();
        assertThat(site.getRequestCount()).isEqualTo(1);
        assertThat(told).isEmpty();
        clock.forward(Duration.ofHours(1));
        check.look();
        assertThat(told).containsExactly("2.0.0");
    }

    @Test
    void a_clock_that_was_years_ahead_does_not_put_it_off_for_years() {
        clock.forward(Duration.ofDays(3000));
        newestIs("1.1.0");
        newestIs("1.2.0");
        check.look();
        clock.forward(Duration.ofDays(-3000));
        check.look();
        assertThat(told).containsExactly("1.1.0", "1.2.0");
        clock.forward(Duration.ofHours(23));
        check.look();
        assertThat(site.getRequestCount()).as("from then on once a day").isEqualTo(2);
    }
}
