package app.stagepass.oauth;

import app.stagepass.token.AuthorizationCode;

/** What the redirect brought, once its {@code state} and the browser's cookie were found right (RFC 6749 section 4.1.2). */
public sealed interface AuthorizationResponse {

    record Granted(AuthorizationCode code) implements AuthorizationResponse {}

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
