package app.stagepass.twitch;

import java.net.URI;
import java.util.List;

/** What this computer's settings say about proxies. */
@FunctionalInterface
public interface SystemProxies {

    /**
     * The ways to an address, the best first; empty if the settings say nothing. Blocks; never throws.
     *
     * @param target scheme and host, for example {@code https://id.twitch.tv}
     */
    List<ProxyRoute> routesTo(URI target);

    /** These, and the others where these say nothing. */
    default SystemProxies orElse(SystemProxies others) {
        return target -> {
            List<ProxyRoute> mine = routesTo(target);
            return mine.isEmpty() ? others.routesTo(target) : mine;
        };
    }
}
