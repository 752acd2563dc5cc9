package app.stagepass.token;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One entry that is kept alive: an account's (or an application's) standing permission. The tokens change, this stays.
 *
 * @param label        what the person calls it, often the display name
 * @param account      whom it acts for; of an app token the application itself
 * @param wantedScopes what was asked for; what was granted is in {@link TokenFacts}
 * @param role         what the account is there for, where the person said so
 */
public record Credential(CredentialId id, String label, RegistrationId registration, Account account, TokenKind kind,
        SortedSet<Scope> wantedScopes, Optional<Role> role) {

    public Credential {
        wantedScopes = sorted(wantedScopes);
    }

    /** One of which nobody has said yet what it is there for. */
    public Credential(CredentialId id, String label, RegistrationId registration, Account account, TokenKind kind,
            SortedSet<Scope> wantedScopes) {
        this(id, label, registration, account, kind, wantedScopes, Optional.empty());
    }

    public Credential named(String otherLabel) {
        return new Credential(id, otherLabel, registration, account, kind, wantedScopes, role);
    }

    public Credential in(Optional<Role> otherRole) {
        return new Credential(id, label, registration, account, kind, wantedScopes, otherRole);
    }

    static SortedSet<Scope> sorted(Set<Scope> scopes) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
    }
}
