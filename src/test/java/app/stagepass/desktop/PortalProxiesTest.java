package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.freedesktop.dbus.errors.ServiceUnknown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PortalProxiesTest {

    private static final URI TWITCH = URI.create("https://id.twitch.tv/oauth2/validate");
    private final TestClock clock = new TestClock();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> asked = new ArrayList<>();
    private List<String> told = List.of("http://proxy.corp:3128", "direct://");
    private final PortalProxies proxies = new PortalProxies(uri -> {
        asked.add(uri);
        return told;
    }, clock, executor);

    @AfterEach
    void stop() {
        executor.close();
    }

    @Test
    void theDesktopsProxyIsTold() {
        assertThat(proxies.proxiesFor(TWITCH)).containsExactly("http://proxy.corp:3128");
    }

    @Test
    void itIsToldTheHostAloneAndNeverWhatIsAskedThere() {
        proxies.proxiesFor(TWITCH);
        assertThat(asked).containsExactly("https://id.twitch.tv");
    }

    @Test
    void aDirectWayIsNoProxy() {
        told = List.of("direct://");
        assertThat(proxies.proxiesFor(TWITCH)).isEmpty();
    }

    @Test
    void anAnswerHoldsForAMinute() {
        proxies.proxiesFor(TWITCH);
        told = List.of("http://other.corp:80");
        clock.forward(Duration.ofSeconds(59));
        assertThat(proxies.proxiesFor(TWITCH)).containsExactly("http://proxy.corp:3128");
        clock.forward(Duration.ofSeconds(2));
        assertThat(proxies.proxiesFor(TWITCH)).containsExactly("http://other.corp:80");
    }

    @Test
    void withoutAPortalThereIsNone() {
        assertThat(new PortalProxies(uri -> {
            throw new ServiceUnknown("org.freedesktop.portal.Desktop");
        }, clock, executor).proxiesFor(TWITCH)).isEmpty();
    }
}
