package app.stagepass.token;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * What a token request brought: the pair and what belongs to it. Printing it shows no secret.
 *
 * @param issuedAt  when we received it, by our clock
 * @param expiresAt when the access token ends; empty where Twitch answered {@code expires_in: 0}, which its old clients get
 *                  for a token that does not end
 */
public record TokenSet(AccessToken access, Optional<RefreshToken> refresh, SortedSet<Scope> scopes, Instant issuedAt,
        Optional<Instant> expiresAt) {

    public TokenSet {
        scopes = Credential.sorted(scopes);
    }

    /** The same tokens with what {@code /validate} said of them, which outranks the token endpoint's words. */
    public TokenSet as(Set<Scope> validScopes, Optional<Instant> validUntil) {
        return new TokenSet(access, refresh, Credential.sorted(validScopes), issuedAt, validUntil);
    }

    public TokenFacts facts(Optional<Instant> validatedAt) {
        return new TokenFacts(scopes, issuedAt, expiresAt,
                refresh.isPresent() ? Renewability.BY_REFRESH_TOKEN : Renewability.NO_REFRESH_TOKEN, validatedAt);
    }
}
