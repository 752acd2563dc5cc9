package app.stagepass.oauth;

import app.stagepass.token.AccessToken;
import app.stagepass.token.Account;
import app.stagepass.token.ClientId;

/** The one Helix call: {@code GET /helix/users}, which needs no scope. Blocks, as {@link AuthorizationServer} does. */
@FunctionalInterface
public interface AccountLookup {

    /** The token's own account with its display name and avatar. */
    Account ownerOf(ClientId clientId, AccessToken token) throws OAuthException;
}
