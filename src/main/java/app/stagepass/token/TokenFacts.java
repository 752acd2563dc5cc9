package app.stagepass.token;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What may be known of a token without holding it, so that a card can be drawn while the keyring is locked.
 *
 * @param scopes      granted, as {@code /validate} listed them
 * @param issuedAt    when the access token was received
 * @param expiresAt   when it ends; empty if it does not
 * @param refreshable whether a refresh token is kept with it
 * @param validatedAt when Twitch last confirmed it
 */
public record TokenFacts(SortedSet<Scope> scopes, Instant issuedAt, Optional<Instant> expiresAt, boolean refreshable,
        Optional<Instant> validatedAt) {

    public TokenFacts {
        scopes = Credential.sorted(scopes);
    }
}
