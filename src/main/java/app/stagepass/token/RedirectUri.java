package app.stagepass.token;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where Twitch sends the browser back to. Twitch compares it character by character with what is registered, so the text is
 * kept as it was typed.
 *
 * @param value an absolute http or https address with a path, without query, fragment or user part; plain http only for a
 *              loopback host (Twitch page "Registering your app")
 */
public record RedirectUri(String value) {

    /** What a person registers if nothing speaks against it. */
    public static final RedirectUri DEFAULT = new RedirectUri("http://localhost:7277/oauth/callback");

    public RedirectUri {
        Optional<Problem> problem = problemOf(value);
        if (problem.isPresent()) {
            throw new IllegalArgumentException("not a redirect URI: " + problem.get());
        }
    }

    /** What can be wrong with a typed address. */
    public enum Problem {
        NOT_AN_ADDRESS, NOT_HTTP, PLAIN_HTTP_OFF_LOOPBACK, HAS_QUERY_OR_FRAGMENT, HAS_USER_PART, NO_HOST, BAD_PORT
    }

    /** The first thing that is wrong with a typed address, or nothing. */
    public static Optional<Problem> problemOf(String value) {
        URI uri;
        try {
            uri = new URI(value);
        } catch (URISyntaxException e) {
            return Optional.of(Problem.NOT_AN_ADDRESS);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Optional.of(Problem.NOT_HTTP);
        }
        if (uri.getRawUserInfo() != null) {
            return Optional.of(Problem.HAS_USER_PART);
        }
        if (uri.getHost() == null) {
            return Optional.of(Problem.NO_HOST);
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Optional.of(Problem.HAS_QUERY_OR_FRAGMENT);
        }
        if (uri.getPort() == 0 || uri.getPort() > 65535) {
            return Optional.of(Problem.BAD_PORT);
        }
        if (scheme.equals("http") && !isLoopback(uri.getHost())) {
            return Optional.of(Problem.PLAIN_HTTP_OFF_LOOPBACK);
        }
        return Optional.empty();
    }

    public URI uri() {
        return URI.create(value);
    }

    /** Lower case; an IPv6 address in brackets. */
    public String host() {
        return uri().getHost().toLowerCase(Locale.ROOT);
    }

    /** The port in the address, or the scheme's own. */
    public int port() {
        int port = uri().getPort();
        return port != -1 ? port : isSecure() ? 443 : 80;
    }

    /** The path as written, at least {@code /}. */
    public String path() {
        String path = uri().getRawPath();
        return path.isEmpty() ? "/" : path;
    }

    public boolean isSecure() {
        return uri().getScheme().equals("https");
    }

    public boolean isLoopback() {
        return isLoopback(host());
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    @Override
    public String toString() {
        return value;
    }
}
