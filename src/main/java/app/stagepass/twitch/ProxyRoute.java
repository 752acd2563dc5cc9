package app.stagepass.twitch;

import app.stagepass.token.LiveSecrets;
import app.stagepass.token.ProxyPassword;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way out of this computer.
 *
 * @param proxy {@link Proxy#NO_PROXY} for the direct one
 * @param login what it is told if it asks
 */
public record ProxyRoute(Proxy proxy, Optional<ProxyLogin> login) {

    public static final ProxyRoute DIRECT = new ProxyRoute(Proxy.NO_PROXY, Optional.empty());

    /** Without anybody's password. The name is looked up when it is used. */
    public static ProxyRoute http(String host, int port) {
        return of(Proxy.Type.HTTP, host, port, Optional.empty());
    }

    static ProxyRoute of(Proxy.Type type, String host, int port, Optional<ProxyLogin> login) {
        return new ProxyRoute(new Proxy(type, InetSocketAddress.createUnresolved(host, port)), login);
    }

    boolean isDirect() {
        return proxy.type() == Proxy.Type.DIRECT;
    }

    /** Whether it is this one, by its name. */
    boolean leadsTo(SocketAddress address) {
        return proxy.address() instanceof InetSocketAddress own && address instanceof InetSocketAddress other
                && own.getPort() == other.getPort() && own.getHostString().equals(other.getHostString());
    }

    /**
     * As it is written down: {@code host:port} or {@code scheme://user:password@host:port}; {@code http} and the kinds of
     * {@code socks} are known. Empty for anything else, and not logged: it may hold a password.
     *
     * @param live told of the password
     */
    public static Optional<ProxyRoute> parse(String value, LiveSecrets live) {
        try {
            URI uri = new URI(value.contains("://") ? value : "http://" + value);
            @Nullable
            String host = uri.getHost();
            Optional<Proxy.Type> type = switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
                case "http" -> Optional.of(Proxy.Type.HTTP);
                case "socks", "socks4", "socks4a", "socks5", "socks5h" -> Optional.of(Proxy.Type.SOCKS);
                default -> Optional.empty();
            };
            if (host == null || type.isEmpty()) {
                return Optional.empty();
            }
            int usual = type.get() == Proxy.Type.HTTP ? 80 : 1080;
            return Optional.of(ProxyRoute.of(type.get(), host.replaceAll("[\\[\\]]", ""),
                    uri.getPort() < 0 ? usual : uri.getPort(), login(uri.getRawUserInfo(), live)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<ProxyLogin> login(@Nullable String userInfo, LiveSecrets live) {
        String[] parts = (userInfo == null ? "" : userInfo).split(":", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        String password = decoded(parts[1]);
        if (!ProxyPassword.isWellFormed(password)) {
            return Optional.empty();
        }
        ProxyPassword secret = new ProxyPassword(password);
        live.watch(secret);
        return Optional.of(new ProxyLogin(decoded(parts[0]), secret));
    }

    /** A plus sign is itself here. */
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
