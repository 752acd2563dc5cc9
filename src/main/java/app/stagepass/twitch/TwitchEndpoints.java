package app.stagepass.twitch;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where the authorization server and Helix are. Besides Twitch's own there can only be a stand-in on this very machine: a token
 * must not be sent anywhere else, whatever a setting or a file says.
 *
 * @param oauth the address that {@code /authorize}, {@code /token}, {@code /validate} and {@code /revoke} are appended to
 * @param helix the address that {@code /users} is appended to
 */
public record TwitchEndpoints(URI oauth, URI helix) {

    private static final URI TWITCH_OAUTH = URI.create("https://id.twitch.tv/oauth2");
    private static final URI TWITCH_HELIX = URI.create("https://api.twitch.tv/helix");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** The real ones (Twitch pages "Authentication" and "Twitch API"). */
    public static final TwitchEndpoints TWITCH = new TwitchEndpoints(TWITCH_OAUTH, TWITCH_HELIX);

    /** @throws IllegalArgumentException unless both are Twitch's, or both are on a loopback host */
    public TwitchEndpoints {
        boolean real = oauth.equals(TWITCH_OAUTH) && helix.equals(TWITCH_HELIX);
        if (!real && !(isOnLoopback(oauth) && isOnLoopback(helix))) {
            throw new IllegalArgumentException("neither Twitch nor loopback");
        }
    }

    /** Whether these are Twitch's own. */
    public boolean areReal() {
        return oauth.equals(TWITCH_OAUTH);
    }

    /**
     * Whether a device may be approved there: a page of Twitch's own, or of the stand-in on this machine. The person is sent to it, so
     * an odd answer must not choose it.
     */
    boolean isActivationPage(URI page) {
        if (page.getHost() == null || page.getRawUserInfo() != null) {
            return false;
        }
        String host = page.getHost().toLowerCase(Locale.ROOT);
        return areReal()
                ? "https".equals(page.getScheme()) && page.getPort() == -1
                        && (host.equals("twitch.tv") || host.endsWith(".twitch.tv"))
                : ("http".equals(page.getScheme()) || "https".equals(page.getScheme())) && LOOPBACK.contains(host);
    }

    /** Whether an address is http or https on this machine's loopback interface. */
    static boolean isOnLoopback(URI uri) {
        String scheme = uri.getScheme();
        return ("http".equals(scheme) || "https".equals(scheme)) && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getHost() != null
                && LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT));
    }
}
