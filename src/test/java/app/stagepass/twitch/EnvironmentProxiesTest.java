package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxiesTest {

    private final Given.Watched live = new Given.Watched();
    private final Map<String, String> variables = new HashMap<>();

    private List<ProxyRoute> routes(String target) {
        return new EnvironmentProxies(variables, live).routesTo(URI.create(target));
    }

    private List<ProxyRoute> twitch() {
        return routes("https://id.twitch.tv/oauth2/validate");
    }

    private InetSocketAddress address() {
        return (InetSocketAddress) twitch().getFirst().proxy().address();
    }

    @Test
    void withoutVariablesNothingIsSaid() {
        variables.put("http_proxy", "http://elsewhere:1"); // not for https
        variables.put("https_proxy", "  ");
        assertThat(twitch()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"https_proxy,proxy.corp:3128", "HTTPS_PROXY,http://proxy.corp:3128/",
            "all_proxy,http://proxy.corp:3128",
            "ALL_PROXY,proxy.corp:3128"})
    void aProxyIsFound(String name, String value) {
        variables.put(name, value);
        assertThat(address()).isEqualTo(InetSocketAddress.createUnresolved("proxy.corp", 3128));
        assertThat(twitch()).singleElement().satisfies(one -> {
            assertThat(one.proxy().type()).isEqualTo(Proxy.Type.HTTP);
            assertThat(one.login()).isEmpty();
        });
    }

    @Test
    void smallLettersComeFirst() {
        variables.put("HTTPS_PROXY", "large:1");
        variables.put("https_proxy", "small:2");
        assertThat(address().getHostString()).isEqualTo("small");
    }

    @Test
    void socksAndIpv6AndUsualPortsAreUnderstood() {
        variables.put("https_proxy", "socks5h://[2001:db8::7]");
        assertThat(twitch().getFirst().proxy().type()).isEqualTo(Proxy.Type.SOCKS);
        assertThat(address()).isEqualTo(InetSocketAddress.createUnresolved("2001:db8::7", 1080));
    }

    @Test
    void aPasswordIsDecodedAndKeptOutOfTheLog() {
        variables.put("https_proxy", "http://o%40wl:ca+na%3Ary@proxy.corp:3128");
        ProxyLogin login = twitch().getFirst().login().orElseThrow();
        assertThat(login.user()).isEqualTo("o@wl");
        assertThat(login.password().reveal()).isEqualTo("ca+na:ry");
        assertThat(live.values()).contains("ca+na:ry");
        assertThat(twitch().toString()).doesNotContain("ca+na");
    }

    @ParameterizedTest
    @ValueSource(strings = {"twitch.tv", ".twitch.tv", "*.twitch.tv", "example.org, ID.twitch.tv:443", "*",
            "a id.twitch.tv"})
    void exceptionsGoDirectly(String noProxy) {
        variables.put("https_proxy", "proxy.corp:3128");
        variables.put("no_proxy", noProxy);
        assertThat(twitch()).containsExactly(ProxyRoute.DIRECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"witch.tv", "id.twitch.tv.evil.example", ",,", "localhost,127.0.0.1"})
    void otherNamesAreNoExceptions(String noProxy) {
        variables.put("https_proxy", "proxy.corp:3128");
        variables.put("NO_PROXY", noProxy);
        assertThat(address().getHostString()).isEqualTo("proxy.corp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "http://a b", "ftp://proxy:1", "://", "http://%zz@x"})
    void whatMakesNoSenseIsNoProxy(String value) {
        variables.put("https_proxy", value);
        assertThat(twitch()).isEmpty();
    }
}
