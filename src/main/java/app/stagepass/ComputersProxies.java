package app.stagepass;

import app.stagepass.desktop.OperatingSystem;
import app.stagepass.desktop.PortalProxies;
import app.stagepass.token.LiveSecrets;
import app.stagepass.twitch.EnvironmentProxies;
import app.stagepass.twitch.ProxyRoute;
import app.stagepass.twitch.SystemProxies;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/**
 * Where each system keeps its proxies. On Linux the desktop's settings come first and the environment's variables fill in; on
 * Windows and macOS Java asks the system.
 */
final class ComputersProxies {

    private ComputersProxies() {}

    static SystemProxies of(String osName, Map<String, String> environment, Clock clock, ExecutorService executor,
            LiveSecrets live) {
        return switch (OperatingSystem.of(osName)) {
            case LINUX -> {
                PortalProxies portal = new PortalProxies(clock, executor);
                SystemProxies desktop = target -> portal.proxiesFor(target).stream()
                        .flatMap(one -> ProxyRoute.parse(one, live).stream()).toList();
                yield desktop.orElse(new EnvironmentProxies(environment, live));
            }
            case WINDOWS, MACOS -> {
                // Read once by Java, when it is first asked for proxies.
                System.setProperty("java.net.useSystemProxies", "true");
                yield target -> byJava(target, Optional.ofNullable(ProxySelector.getDefault()));
            }
        };
    }

    static List<ProxyRoute> byJava(URI target, Optional<ProxySelector> java) {
        return java.stream().flatMap(selector -> selector.select(target).stream())
                .filter(proxy -> proxy.type() != Proxy.Type.DIRECT).flatMap(ComputersProxies::route).toList();
    }

    private static Stream<ProxyRoute> route(Proxy proxy) {
        return proxy.address() instanceof InetSocketAddress
                ? Stream.of(new ProxyRoute(proxy, Optional.empty()))
                : Stream.empty();
    }
}
