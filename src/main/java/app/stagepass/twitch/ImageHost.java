package app.stagepass.twitch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where avatars may come from. An address in an answer must not make this program call on any other host. */
final class ImageHost {

    private static final String TWITCH = "static-cdn.jtvnw.net";

    private ImageHost() {}

    /** The address, if it is https on Twitch's image host; for a stand-in, if it is on loopback too. */
    static Optional<URI> accept(String address, TwitchEndpoints endpoints) {
        try {
            return Optional.of(new URI(address)).filter(uri -> accepts(uri, endpoints));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static boolean accepts(URI uri, TwitchEndpoints endpoints) {
        if (!endpoints.areReal()) {
            return TwitchEndpoints.isOnLoopback(uri);
        }
        return "https".equals(uri.getScheme()) && TWITCH.equals(uri.getHost()) && uri.getPort() == -1
                && uri.getRawUserInfo() == null;
    }
}
