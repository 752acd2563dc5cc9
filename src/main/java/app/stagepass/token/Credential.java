package app.stagepass.token;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One entry that is kept alive: an account's (or an application's) standing permission. The tokens change, this stays.
 *
 * @param label        what the person calls it, often the display name
 * @param account      whom it acts for; of an app token the application itself
 * @param wantedScopes what was asked for; what was granted is in {@link TokenFacts}
 */
public record Credential(CredentialId id, String label, RegistrationId registration, Account account, TokenKind kind,
        SortedSet<Scope> wantedScopes) {

    public Credential {
        wantedScopes = sorted(wantedScopes);
    }

    static SortedSet<Scope> sorted(Set<Scope> scopes) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
    }
}
