package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException;
import app.stagepass.token.Account;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus.Checking;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.VaultException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that have to wait, all planned for the same moment. */
class WaitingChecksTest {

    private final HandTicker ticker = new HandTicker();
    private House house;

    @BeforeEach
    void everything_is_planned_for_the_same_moment() throws Exception {
        house = new House();
        house.schedule = new ValidationSchedule(() -> 0);
        house.validator = new Validator(house.credentials, house.vault, house.twitch,
                new Renewal(house.vault, house.twitch, house.clock), house.schedule, house.history, house.clock);
    }

    private List<CredentialId> many(int count) throws Exception {
        List<CredentialId> many = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            many.add(house.connected(Account.of("10" + i, "account" + i)));
        }
        return many;
    }

    private TokenWatch watching(Executor workers) {
        return new TokenWatch(house.credentials, house.vault, house.validator, house.clock, ticker, workers);
    }

    private long green() {
        return house.credentials.snapshots().stream().filter(one -> one.status() instanceof Valid).count();
    }

    @Test
    void what_waits_for_its_turn_stays_green_for_three_minutes_and_no_longer() throws Exception {
        many(5).forEach(house.validator::check);
        try (TokenWatch _ = watching(_ -> {})) { // begun, and never ended
            house.clock.forward(Duration.ofMinutes(50).plusSeconds(1));
            ticker.tick();
            assertThat(green()).isEqualTo(5);

            house.clock.forward(Duration.ofMinutes(4));
            ticker.tick();
            assertThat(green()).as("all but the one whose turn has not come").isEqualTo(4);
            assertThat(house.credentials.snapshots()).filteredOn(one -> one.status() instanceof Checking).hasSize(1);
        }
    }

    @Test
    void what_failed_is_not_tried_again_early_because_many_did() throws Exception {
        List<CredentialId> many = many(30);
        for (CredentialId one : many) {
            house.twitch.failNext(new OAuthException.ServerFailing(503, Optional.empty()));
            house.validator.check(one);
        }
        int asked = house.twitch.requests().size();
        try (TokenWatch _ = watching(Runnable::run)) {
            house.clock.forward(Duration.ofSeconds(5));
            ticker.tick();
            assertThat(house.twitch.requests()).hasSize(asked);
            house.clock.forward(Duration.ofSeconds(6));
            ticker.tick();
            assertThat(house.twitch.requests()).hasSize(asked + 2);
        }
    }

    @Test
    void a_clock_set_back_does_not_bring_back_what_needs_the_person() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        house.twitch.disconnectAll();
        house.validator.check(owl);
        int asked = house.twitch.requests().size();
        try (TokenWatch _ = watching(Runnable::run)) {
            house.clock.forward(Duration.ofDays(-2));
            ticker.tick();
        }
        assertThat(house.statusOf(owl)).isInstanceOf(NeedsConsent.class);
        assertThat(house.twitch.requests()).hasSize(asked);
    }

    @Test
    void when_a_token_was_checked_is_written_down_after_a_while() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        house.clock.forward(Duration.ofMinutes(30));
        Instant checked = house.clock.instant();
        house.validator.check(owl);
        try (TokenWatch _ = watching(Runnable::run)) {
            for (int minute = 0; minute < 15; minute++) {
                house.clock.forward(Duration.ofMinutes(1));
                ticker.tick();
            }
        }
        assertThat(house.index.contents().credentials()).singleElement()
                .satisfies(one -> assertThat(one.facts().validatedAt()).contains(checked));
    }

    @Test
    void whoever_looks_is_told_when_a_pair_is_saved_at_last() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        house.keyring.be(Mood.LYING);
        assertThatThrownBy(() -> house.validator.renew(owl)).isInstanceOf(VaultException.NotKept.class);
        List<Boolean> saved = new ArrayList<>();
        try (TokenWatch _ = watching(Runnable::run);
                var _ = house.credentials.observe(all -> saved.add(all.getFirst().saved()))) {
            house.keyring.be(Mood.OPEN);
            ticker.tick();
        }
        assertThat(saved).startsWith(false).endsWith(true);
    }
}
