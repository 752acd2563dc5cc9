package app.stagepass.oauth;

import app.stagepass.token.RedirectUri;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names and paths that one redirect URI's server answers to. */
final class CallbackPlaces {

    static final String START = "/start/";

    private final RedirectUri redirect;
    private final Set<String> hosts;
    private final boolean tls;

    /**
     * @param port where we listen, which a server in front may name as the host that it asks
     * @param tls  whether we ourselves deal with TLS there
     */
    CallbackPlaces(RedirectUri redirect, int port, boolean tls) {
        this.tls = tls;
        this.redirect = redirect;
        this.hosts = hosts(redirect, port);
    }

    /** A page elsewhere may have its own name point at 127.0.0.1, so only names that are ours are answered. */
    private static Set<String> hosts(RedirectUri redirect, int port) {
        Set<String> hosts = new TreeSet<>();
        for (String name : List.of("localhost", "127.0.0.1", "[::1]", redirect.host())) {
            hosts.add(name + ":" + redirect.port());
            hosts.add(name + ":" + (name.equals(redirect.host()) ? redirect.port() : port));
            if (redirect.port() == (redirect.isSecure() ? 443 : 80)) {
                hosts.add(name);
            }
        }
        return hosts;
    }

    /** @param host as in a {@code Host} header, in lower case */
    boolean isOurs(String host) {
        return hosts.contains(host);
    }

    boolean isTls() {
        return tls;
    }

    String scheme() {
        return redirect.isSecure() ? "https" : "http";
    }

    /** Of our own pages, as browsers name it in {@code Origin} (RFC 6454 section 6.2). */
    String origin() {
        boolean usual = redirect.port() == (redirect.isSecure() ? 443 : 80);
        return scheme() + "://" + redirect.host() + (usual ? "" : ":" + redirect.port());
    }

    /** Cookies know no ports, so the name does: two realms may sign in at once. */
    String cookieName() {
        return "stagepass-" + redirect.port();
    }

    String callback() {
        return redirect.path();
    }

    /** Where the browser waits for the end. */
    String done() {
        return below("done");
    }

    /** Where our own page posts a fragment. */
    String token() {
        return below("token");
    }

    String rejected() {
        return below("rejected");
    }

    String mismatch() {
        return below("mismatch");
    }

    String notFound() {
        return below("not-found");
    }

    /** Below the callback, so that it cannot be the callback. */
    private String below(String name) {
        return redirect.path() + (redirect.path().endsWith("/") ? "" : "/") + name;
    }
}
