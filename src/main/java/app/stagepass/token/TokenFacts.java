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
 * @param renewability whether the next one comes by itself
 * @param validatedAt when Twitch last confirmed it
 */
public record TokenFacts(SortedSet<Scope> scopes, Instant issuedAt, Optional<Instant> expiresAt,
        Renewability renewability, Optional<Instant> validatedAt) {

    public TokenFacts {
        scopes = Credential.sorted(scopes);
    }

    public boolean refreshable() {
        return renewability == Renewability.BY_REFRESH_TOKEN;
    }

    /** Whether the next one comes without the person. */
    public boolean comesAgain() {
        return refreshable() || renewability == Renewability.BY_CLIENT_CREDENTIALS;
    }

    /** The same with what was learned of its renewal. */
    public TokenFacts with(Renewability learned) {
        return new TokenFacts(scopes, issuedAt, expiresAt, learned, validatedAt);
    }
}
