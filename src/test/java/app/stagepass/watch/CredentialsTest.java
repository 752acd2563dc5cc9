package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.Checking;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Renewing;
import app.stagepass.token.CredentialStatus.Valid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is to be seen of a credential, and who is told of it. */
class CredentialsTest {

    private House house;
    private CredentialId owl;
    private Instant now;
    private final List<CredentialStatus> told = new ArrayList<>();

    @BeforeEach
    void a_streamer_has_signed_in() throws Exception {
        house = new House();
        owl = house.connected(House.OWL);
        now = house.clock.instant();
    }

    private CredentialSnapshot owl() {
        return house.credentials.snapshot(owl).orElseThrow();
    }

    private Credentials.Observation observing() {
        return house.credentials.observe(all -> told.addAll(all.stream().map(CredentialSnapshot::status).toList()));
    }

    @Test
    void whoever_looks_sees_the_state_at_once_and_every_change_until_they_look_away() {
        Valid valid = new Valid(now, Optional.empty());
        try (var _ = observing()) {
            assertThat(told).hasSize(1);
            house.credentials.show(owl, new Renewing());
            house.credentials.settled(owl, valid, Optional.of(now), Optional.of(now.plusSeconds(60)));
            house.credentials.due(owl);
            house.credentials.settled(owl, new NeedsConsent(Reason.ENDED), Optional.of(now), Optional.empty());
        }
        house.credentials.show(owl, new Renewing());

        assertThat(told).hasSize(5).endsWith(new Renewing(), valid, new Checking(), new NeedsConsent(Reason.ENDED));
    }

    @Test
    void what_is_shown_in_between_changes_no_plan() {
        house.credentials.settled(owl, new Valid(now, Optional.empty()), Optional.of(now),
                Optional.of(now.plusSeconds(60)));
        house.credentials.show(owl, new Renewing());
        assertThat(owl().checkedAt()).contains(now);
        assertThat(owl().nextCheck()).contains(now.plusSeconds(60));
        house.credentials.due(owl);
        assertThat(owl().checkedAt()).contains(now);
        assertThat(owl().nextCheck()).isEmpty();
    }

    @Test
    void one_that_was_heard_of_since_it_was_seen_is_not_as_it_was() {
        CredentialSnapshot seen = owl();
        assertThat(house.credentials.isAsSeen(seen)).isTrue();

        house.credentials.settled(owl, seen.status(), Optional.of(now), Optional.of(now.plusSeconds(1)));
        assertThat(house.credentials.isAsSeen(seen)).as("planned for another time").isFalse();

        CredentialSnapshot planned = owl();
        house.credentials.show(owl, new Renewing());
        assertThat(house.credentials.isAsSeen(planned)).as("of another status").isFalse();
    }

    @Test
    void one_that_is_overdue_is_no_longer_green_and_keeps_its_plan() {
        CredentialSnapshot seen = owl();
        try (var _ = observing()) {
            house.credentials.overdue(seen);
            assertThat(told).hasSize(2).endsWith(new Checking());
            assertThat(owl().nextCheck()).isEqualTo(seen.nextCheck());
            assertThat(owl().checkedAt()).isEqualTo(seen.checkedAt());

            house.credentials.settled(owl, new Valid(now, Optional.empty()), Optional.of(now),
                    Optional.of(now.plusSeconds(60)));
            house.credentials.overdue(seen);
            assertThat(owl().status()).as("checked meanwhile").isInstanceOf(Valid.class);
            assertThat(told).hasSize(3);
        }
    }

    @Test
    void pairs_on_their_way_are_counted() {
        assertThat(house.credentials.expectedPairs()).isZero();
        try (var _ = house.vault.expectPair(); var _ = house.vault.expectPair()) {
            assertThat(house.credentials.expectedPairs()).isEqualTo(2);
        }
    }

    @Test
    void a_name_that_is_given_or_too_long_is_told_and_holds_nobody_up() throws Exception {
        Labels labels = new Labels(house.credentials, house.vault);
        try (var _ = observing()) {
            labels.rename(owl, "\uD83E\uDD89".repeat(Labels.LONGEST + 3));
            assertThat(told).hasSize(2);
            labels.rename(new CredentialId("gone"), "any");
        }
        assertThat(owl().credential().label()).as("cut between two owls").isEqualTo(
                "\uD83E\uDD89".repeat(Labels.LONGEST));
        assertThat(house.credentials.lockOf(owl).isLocked()).isFalse();
        assertThat(house.credentials.snapshots()).hasSize(1);
    }
}
