package app.stagepass.oauth;

import app.stagepass.token.AccessToken;
import app.stagepass.token.AuthorizationCode;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.DeviceCode;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenSet;
import java.net.URI;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Twitch's authorization server. Every call but {@link #authorizationUri} blocks, is safe to call from any thread but
 * JavaFX's, and is answered or fails within its time limit. Interrupting the thread ends a call and leaves the interrupt flag
 * set; a refresh that has left is still heard to its end, because its answer may be the only copy of a new refresh token.
 */
public interface AuthorizationServer {

    /** Where the browser is sent to ask for consent (RFC 6749 section 4.1.1). Asks nobody. */
    URI authorizationUri(AuthorizationRequest request);

    /**
     * Spends the code (RFC 6749 section 4.1.3). The request leaves exactly once, whatever happens.
     *
     * @param secret absent for a public client, which Twitch then refuses
     */
    TokenSet exchange(ClientRegistration client, Optional<ClientSecret> secret, AuthorizationCode code)
            throws OAuthException;

    /**
     * Begins the device code flow (RFC 8628 section 3.1). Twitch reads the scopes from {@code scopes}.
     */
    DeviceAuthorization startDevice(ClientRegistration client, SortedSet<Scope> scopes) throws OAuthException;

    /**
     * Asks whether the person has agreed (RFC 8628 section 3.4). A poll that has left is heard to its end.
     *
     * @throws OAuthException.InvalidDeviceCode if the code was redeemed before, ended, or is not known
     * @throws OAuthException.Denied            if the person refused and the server says so
     */
    DeviceTokenResponse pollDevice(ClientRegistration client, DeviceCode code) throws OAuthException;

    /** Asks for a token of the application's own (RFC 6749 section 4.4). It comes without refresh token, scopes and account. */
    TokenSet clientCredentials(ClientRegistration client, ClientSecret secret) throws OAuthException;

    /**
     * Asks for the next access token (RFC 6749 section 6). The request leaves exactly once, whatever happens. If the answer
     * names no new refresh token, the one sent is in the result.
     *
     * @param departure is told just before it leaves, and can still hold it back; then this throws
     *                  {@link OAuthException.Unreachable} of a request that cannot have arrived
     */
    TokenSet refresh(ClientRegistration client, Optional<ClientSecret> secret, RefreshToken token, Departure departure)
            throws OAuthException;

    /**
     * Asks who and what a token is for (Twitch page "Validating requests").
     *
     * @throws OAuthException.InvalidToken if Twitch answers 401
     */
    Validation validate(AccessToken token) throws OAuthException;

    /**
     * Ends an access token (RFC 7009). A token that is dead already counts as revoked. The refresh token lives on at Twitch.
     */
    void revoke(ClientId clientId, AccessToken token) throws OAuthException;
}
