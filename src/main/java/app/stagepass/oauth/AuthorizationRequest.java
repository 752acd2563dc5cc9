package app.stagepass.oauth;

import app.stagepass.token.ClientId;
import app.stagepass.token.Nonce;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.Scope;
import java.util.SortedSet;

/**
 * What the consent page is asked for (RFC 6749 section 4.1.1, Twitch page "Getting OAuth Access Tokens").
 *
 * @param state       binds the answer to this request (RFC 6749 section 10.12)
 * @param forceVerify whether Twitch asks even a person who agreed before, so that the account can be changed
 */
public record AuthorizationRequest(ClientId clientId, RedirectUri redirectUri, SortedSet<Scope> scopes, Nonce state,
        boolean forceVerify) {}
