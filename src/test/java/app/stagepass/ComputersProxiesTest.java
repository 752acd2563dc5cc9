package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.twitch.ProxyRoute;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComputersProxiesTest {

    private static final URI TWITCH = URI.create("https://id.twitch.tv");
    private static final Proxy OFFICE = new Proxy(Proxy.Type.HTTP,
            InetSocketAddress.createUnresolved("proxy.corp", 80));

    private static Optional<ProxySelector> saying(Proxy... proxies) {
        return Optional.of(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(proxies);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                throw new AssertionError("nobody connects");
            }
        });
    }

    @Test
    void whatJavaKnowsOfTheSystemIsTakenOver() {
        assertThat(ComputersProxies.byJava(TWITCH, saying(OFFICE, Proxy.NO_PROXY)))
                .containsExactly(new ProxyRoute(OFFICE, Optional.empty()));
        assertThat(ComputersProxies.byJava(TWITCH, saying(Proxy.NO_PROXY))).isEmpty();
        assertThat(ComputersProxies.byJava(TWITCH, Optional.empty())).isEmpty();
    }
}
