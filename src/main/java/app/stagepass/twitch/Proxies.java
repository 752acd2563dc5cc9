package app.stagepass.twitch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Which way each connection goes. The choice is read anew for every one, so a change needs no restart. Thread-safe. */
public final class Proxies extends ProxySelector {

    /** RFC 9110 section 11.7.2. */
    private static final String ANSWER = "Proxy-Authorization";
    /** The question that OkHttp makes up before the proxy was asked at all. */
    private static final String NOT_ASKED_YET = "OkHttp-Preemptive";

    private final Supplier<ProxyChoice> choice;
    private final SystemProxies system;

    public Proxies(Supplier<ProxyChoice> choice, SystemProxies system) {
        this.choice = choice;
        this.system = system;
    }

    /** Never through any. */
    static Proxies none() {
        return new Proxies(ProxyChoice.Direct::new, _ -> List.of());
    }

    @Override
    public List<Proxy> select(URI target) {
        return routes(target).stream().map(ProxyRoute::proxy).toList();
    }

    @Override
    public void connectFailed(URI target, SocketAddress address, IOException failure) {
        // NetworkFailure tells it.
    }

    private List<ProxyRoute> routes(URI target) {
        if (isThisComputer(target.getHost())) {
            return List.of(ProxyRoute.DIRECT);
        }
        List<ProxyRoute> routes = switch (choice.get()) {
            case ProxyChoice.BySystem _ -> system.routesTo(target);
            case ProxyChoice.Direct _ -> List.of();
            case ProxyChoice.Through through -> List.of(ProxyRoute.http(through.host(), through.port()));
        };
        return routes.isEmpty() ? List.of(ProxyRoute.DIRECT) : routes;
    }

    /** Whatever the settings say: a proxy elsewhere would look for the sandbox on itself. */
    private static boolean isThisComputer(@Nullable String host) {
        String name = host == null ? "" : host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(name.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false; // a name
        }
    }

    /** Answers a proxy's question for a password once; a proxy that asks again did not know it. */
    Authenticator authenticator() {
        return this::authenticate;
    }

    private @Nullable Request authenticate(@Nullable Route route, Response response) throws IOException {
        if (response.challenges().stream().anyMatch(asked -> asked.scheme().equalsIgnoreCase(NOT_ASKED_YET))) {
            return null;
        }
        boolean answered = response.request().header(ANSWER) != null;
        boolean basic = response.challenges().stream().anyMatch(asked -> asked.scheme().equalsIgnoreCase("Basic"));
        Optional<ProxyLogin> login = route == null || answered || !basic ? Optional.empty() : login(route);
        ProxyLogin known = login.orElseThrow(ProxyRefusal::new);
        return response.request().newBuilder().header(ANSWER,
                Credentials.basic(known.user(), known.password().reveal(), StandardCharsets.UTF_8)).build();
    }

    private Optional<ProxyLogin> login(Route route) {
        SocketAddress address = route.proxy().address();
        return switch (choice.get()) {
            case ProxyChoice.Direct _ -> Optional.empty();
            case ProxyChoice.Through through ->
                ProxyRoute.http(through.host(), through.port()).leadsTo(address)
                        ? through.login().get()
                        : Optional.empty();
            case ProxyChoice.BySystem _ -> system.routesTo(route.address().url().uri()).stream()
                    .filter(one -> one.leadsTo(address)).findFirst().flatMap(ProxyRoute::login);
        };
    }
}
