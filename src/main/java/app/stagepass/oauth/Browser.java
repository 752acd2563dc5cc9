package app.stagepass.oauth;

import java.net.URI;

/** The person's own browser, never one inside this program (RFC 8252 section 8.12). Blocks for at most some seconds. */
@FunctionalInterface
public interface Browser {

    /** @throws OAuthException.NoBrowser if nothing could be started; the link can still be copied */
    void open(URI uri) throws OAuthException.NoBrowser;
}
