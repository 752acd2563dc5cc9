package app.stagepass.twitch;

import app.stagepass.token.LiveSecrets;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The variables that programs of the command line follow: {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and
 * {@code no_proxy}, in small letters or, where there is no such, in capitals. A proxy is written as {@code host:port} or
 * {@code http://user:password@host:port}; {@code socks5} and {@code socks4} are understood too. There is no standard; this is how
 * curl's manual has it.
 */
public final class EnvironmentProxies implements SystemProxies {

    private final Map<String, String> environment;
    private final LiveSecrets live;

    /** @param live told of the password that a variable may hold */
    public EnvironmentProxies(Map<String, String> environment, LiveSecrets live) {
        this.environment = Map.copyOf(environment);
        this.live = live;
    }

    @Override
    public List<ProxyRoute> routesTo(URI target) {
        String host = target.getHost() == null ? "" : target.getHost().toLowerCase(Locale.ROOT);
        Optional<String> named = variable(target.getScheme() + "_proxy").or(() -> variable("all_proxy"));
        if (named.isEmpty()) {
            return List.of();
        }
        return isExcepted(host) ? List.of(ProxyRoute.DIRECT) : ProxyRoute.parse(named.get(), live).stream().toList();
    }

    private Optional<String> variable(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT)).map(environment::get).filter(value -> value != null)
                .map(String::strip).filter(value -> !value.isEmpty()).findFirst();
    }

    /** {@code no_proxy} is a list of hosts and domains; a domain stands for all below it, an asterisk for everything. */
    private boolean isExcepted(String host) {
        return variable("no_proxy").stream().flatMap(list -> Arrays.stream(list.split("[,\\s]+", -1)))
                .map(one -> one.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "").replaceFirst(":[0-9]+$", ""))
                .filter(one -> !one.isEmpty())
                .anyMatch(one -> one.equals("*") || host.equals(one) || host.endsWith("." + one));
    }
}
