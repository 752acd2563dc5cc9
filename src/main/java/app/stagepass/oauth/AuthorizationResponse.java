package app.stagepass.oauth;

import app.stagepass.token.AccessToken;
import app.stagepass.token.AuthorizationCode;
import app.stagepass.token.LiveSecrets;

/** What the redirect brought, once its {@code state} and the browser's cookie were found right (RFC 6749 section 4.1.2). */
public sealed interface AuthorizationResponse {

    /** Has what is secret in it known as such. */
    default void watchedBy(LiveSecrets live) {
        switch (this) {
            case Granted granted -> live.watch(granted.code());
            case GrantedToken granted -> live.watch(granted.token());
            case Denied _,RedirectMismatch _,Failed _ -> {
                // nothing secret
            }
        }
    }

    record Granted(AuthorizationCode code) implements AuthorizationResponse {}

    /** What {@link ResponseType#TOKEN} brings (RFC 6749 section 4.2.2). Twitch tells neither its end nor its account. */
    record GrantedToken(AccessToken token) implements AuthorizationResponse {}

    /** {@code error=access_denied}: the person pressed Cancel. */
    record Denied() implements AuthorizationResponse {}

    /** {@code error=redirect_mismatch}: the redirect URI is not registered, and this one happens to be the first that is. */
    record RedirectMismatch() implements AuthorizationResponse {}

    /**
     * Another error of RFC 6749 section 4.1.2.1.
     *
     * @param error lower-case letters and underscores, at most 64
     */
    record Failed(String error) implements AuthorizationResponse {}
}
