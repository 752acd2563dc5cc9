package app.stagepass.twitch;

import app.stagepass.oauth.OAuthException;
import java.net.URI;
import java.util.Optional;
import okhttp3.Request;

/**
 * The page that names the newest release by where it sends a browser: GitHub's {@code /releases/latest} answers with a redirect to
 * {@code …/releases/tag/v1.2.3}. Nothing is told to it, and nothing is fetched but that answer.
 */
public final class ReleasesPage {

    private static final int NOT_READ = 64 * 1024;

    private final URI page;
    private final TwitchHttp http;

    public ReleasesPage(URI page, TwitchHttp http) {
        this.page = page;
        this.http = http.toOthers();
    }

    /** Where a person looks at it. */
    public URI page() {
        return page;
    }

    /**
     * Blocks. Empty if the page names no release.
     *
     * @throws OAuthException.Unreachable if it does not answer
     */
    public Optional<ReleaseVersion> newest() throws OAuthException.Unreachable {
        Reply reply = http.send(new Request.Builder().url(page.toString()).head().build(), NOT_READ);
        return reply.status() == 302 || reply.status() == 301
                ? reply.location().flatMap(this::resolved).filter(this::isOfThisPage).map(URI::getRawPath)
                        .flatMap(path -> ReleaseVersion.of(path.substring(path.lastIndexOf('/') + 1)))
                : Optional.empty();
    }

    private Optional<URI> resolved(String location) {
        try {
            return Optional.of(page.resolve(location));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no address
        }
    }

    private boolean isOfThisPage(URI to) {
        return page.getScheme().equals(to.getScheme()) && page.getAuthority().equals(to.getAuthority())
                && to.getRawPath() != null;
    }
}
