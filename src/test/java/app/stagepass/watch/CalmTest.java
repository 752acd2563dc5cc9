package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.Account;
import app.stagepass.token.Credential;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Renewability;
import app.stagepass.token.TokenFacts;
import app.stagepass.token.TokenKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CalmTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PACE = Duration.ofMillis(500);

    private final Calm calm = new Calm();

    @Test
    void there_is_none_before_the_first_look() {
        assertThat(calm.holds(NOON)).isFalse();
    }

    @Test
    void while_nothing_is_due_it_holds_for_a_minute_and_no_longer() {
        look(valid(NOON.plusSeconds(3000), Optional.empty()));

        assertThat(calm.holds(NOON.plusSeconds(59))).isTrue();
        assertThat(calm.holds(NOON.plusSeconds(60))).isFalse();
    }

    @Test
    void it_ends_in_time_for_the_next_check() {
        look(valid(NOON.plusSeconds(3000), Optional.empty()), valid(NOON.plusSeconds(20), Optional.empty()));

        assertThat(calm.holds(NOON.plusSeconds(18))).isTrue();
        assertThat(calm.holds(NOON.plusSeconds(19))).isFalse();
    }

    @Test
    void it_ends_so_early_that_many_that_are_due_together_come_one_after_another() {
        calm.ends();
        calm.begins(Collections.nCopies(60, valid(NOON.plusSeconds(40), Optional.empty())), NOON, PACE);

        assertThat(calm.holds(NOON.plusSeconds(9))).isTrue();
        assertThat(calm.holds(NOON.plusSeconds(10))).isFalse();
    }

    @Test
    void it_ends_when_the_time_of_a_token_is_over() {
        look(valid(NOON.plusSeconds(3000), Optional.of(NOON.plusSeconds(30))));

        assertThat(calm.holds(NOON.plusSeconds(28))).isTrue();
        assertThat(calm.holds(NOON.plusSeconds(29))).isFalse();
    }

    @Test
    void there_is_none_while_anything_is_under_way_or_in_doubt() {
        look(valid(NOON.plusSeconds(3000), Optional.empty()),
                snapshot(new CredentialStatus.Checking(), Optional.empty()));

        assertThat(calm.holds(NOON)).isFalse();
    }

    @Test
    void there_is_none_while_nobody_knows_when_a_check_is_due() {
        look(snapshot(new CredentialStatus.Valid(NOON, Optional.empty()), Optional.empty()));

        assertThat(calm.holds(NOON)).isFalse();
    }

    @Test
    void a_change_ends_it_also_one_that_comes_during_the_look() {
        look(valid(NOON.plusSeconds(3000), Optional.empty()));
        calm.changed();
        assertThat(calm.holds(NOON)).isFalse();

        calm.ends();
        calm.changed();
        calm.begins(List.of(valid(NOON.plusSeconds(3000), Optional.empty())), NOON, PACE);
        assertThat(calm.holds(NOON)).isFalse();
    }

    private void look(CredentialSnapshot... all) {
        calm.ends();
        calm.begins(List.of(all), NOON, PACE);
    }

    private static CredentialSnapshot valid(Instant nextCheck, Optional<Instant> expiresAt) {
        return snapshot(new CredentialStatus.Valid(NOON, expiresAt), Optional.of(nextCheck));
    }

    private static CredentialSnapshot snapshot(CredentialStatus status, Optional<Instant> nextCheck) {
        Credential credential = new Credential(new CredentialId("one"), "one", new RegistrationId("app"),
                Account.of("1", "one"), TokenKind.USER, new TreeSet<>());
        TokenFacts facts = new TokenFacts(new TreeSet<>(), NOON, Optional.empty(), Renewability.BY_REFRESH_TOKEN,
                Optional.empty());
        return new CredentialSnapshot(credential, Optional.empty(), facts, status, true, Optional.empty(),
                Optional.empty(), nextCheck);
    }
}
