package app.stagepass.oauth;

import app.stagepass.token.Account;
import app.stagepass.token.ClientId;
import app.stagepass.token.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What {@code GET /oauth2/validate} said of a token.
 *
 * @param account   empty for an app token; display name and avatar are not known here
 * @param at        when the answer came
 * @param expiresAt empty where Twitch said 0: a token that does not end
 */
public record Validation(ClientId clientId, Optional<Account> account, SortedSet<Scope> scopes, Instant at,
        Optional<Instant> expiresAt) {}
