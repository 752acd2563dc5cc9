package app.stagepass.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What belongs to a token and may be known of it, and that nobody changes it from outside. */
class TokenSetTest {

    private static final Scope READ = new Scope("chat:read");
    private static final Scope EDIT = new Scope("chat:edit");
    private static final Instant ISSUED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant END = ISSUED.plusSeconds(14_000);
    private static final Instant CHECKED = ISSUED.plusSeconds(60);

    private final SortedSet<Scope> scopes = new TreeSet<>(Set.of(READ));

    private TokenSet tokens(Optional<RefreshToken> refresh) {
        return new TokenSet(new AccessToken("access0"), refresh, scopes, ISSUED, Optional.of(END));
    }

    private Credential credential() {
        return new Credential(CredentialId.random(), "Bot", RegistrationId.random(), Account.of("1", "bot"),
                TokenKind.USER, scopes);
    }

    @Test
    void printing_it_shows_no_secret() {
        assertThat(tokens(Optional.of(new RefreshToken("refresh0"))).toString()).contains("chat:read")
                .doesNotContain("access0", "refresh0");
    }

    @Test
    void what_validate_says_replaces_what_the_token_endpoint_said_and_the_tokens_stay() {
        TokenSet before = tokens(Optional.of(new RefreshToken("refresh0")));
        TokenSet after = before.as(Set.of(READ, EDIT), Optional.empty());
        assertThat(after.scopes()).containsExactly(EDIT, READ);
        assertThat(after.expiresAt()).isEmpty();
        assertThat(after.access()).isSameAs(before.access());
        assertThat(after.refresh()).isEqualTo(before.refresh());
        assertThat(after.issuedAt()).isEqualTo(ISSUED);
    }

    @Test
    void its_facts_tell_all_but_the_tokens() {
        assertThat(tokens(Optional.of(new RefreshToken("refresh0"))).facts(Optional.of(CHECKED)))
                .isEqualTo(new TokenFacts(scopes, ISSUED, Optional.of(END), Renewability.BY_REFRESH_TOKEN,
                        Optional.of(CHECKED)));
        assertThat(tokens(Optional.empty()).facts(Optional.empty()).refreshable()).isFalse();
    }

    @Test
    void what_was_learned_of_its_renewal_changes_nothing_else() {
        TokenFacts before = tokens(Optional.of(new RefreshToken("refresh0"))).facts(Optional.of(CHECKED));
        TokenFacts after = before.with(Renewability.REFUSED);
        assertThat(after).isEqualTo(new TokenFacts(scopes, ISSUED, Optional.of(END), Renewability.REFUSED,
                Optional.of(CHECKED)));
        assertThat(after.refreshable()).isFalse();
    }

    @Test
    void whoever_made_it_cannot_add_a_scope_afterwards() {
        TokenSet tokens = tokens(Optional.empty());
        TokenFacts facts = tokens.facts(Optional.empty());
        Credential credential = credential();
        scopes.add(EDIT);
        assertThat(tokens.scopes()).containsExactly(READ);
        assertThat(facts.scopes()).containsExactly(READ);
        assertThat(credential.wantedScopes()).containsExactly(READ);
    }

    @Test
    void nor_can_whoever_was_given_it() {
        assertThatThrownBy(() -> tokens(Optional.empty()).scopes().add(EDIT))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> credential().wantedScopes().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
