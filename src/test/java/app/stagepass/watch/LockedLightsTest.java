package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.token.ClientField;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.Checking;
import app.stagepass.token.CredentialStatus.Keyring;
import app.stagepass.token.CredentialStatus.Locked;
import app.stagepass.token.CredentialStatus.Misconfigured;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Renewing;
import app.stagepass.token.CredentialStatus.Trouble;
import app.stagepass.token.CredentialStatus.Unverified;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.VaultException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import java.util.stream.Stream;

/** What is seen of tokens while the place that holds them says of itself that it is locked. */
class LockedLightsTest {

    private static final Instant T = Instant.parse("2026-02-03T04:05:06Z");

    private House house;
    private CredentialId owl;

    @BeforeEach
    void a_streamer_has_signed_in() throws Exception {
        house = new House();
        owl = house.connected(House.OWL);
    }

    static Stream<CredentialStatus> promising() {
        return Stream.of(new Checking(), new Valid(T, Optional.empty()), new Renewing(),
                new Unverified(T, Trouble.TIMED_OUT), new Locked(Keyring.UNREACHABLE));
    }

    static Stream<CredentialStatus> hopeless() {
        return Stream.of(new NeedsConsent(Reason.ENDED), new Misconfigured(ClientField.CLIENT_ID));
    }

    @ParameterizedTest
    @MethodSource("promising")
    void no_light_promises_what_cannot_be_had(CredentialStatus status) {
        house.credentials.show(owl, status);
        house.keyring.lockVisibly(true);
        assertThat(house.statusOf(owl)).isEqualTo(new Locked(Keyring.LOCKED));
        house.keyring.lockVisibly(false);
        assertThat(house.statusOf(owl)).isEqualTo(status);
    }

    @ParameterizedTest
    @MethodSource("hopeless")
    void what_no_key_helps_stays_as_it_is(CredentialStatus status) {
        house.credentials.show(owl, status);
        house.keyring.lockVisibly(true);
        assertThat(house.statusOf(owl)).isEqualTo(status);
    }

    @Test
    void a_pair_that_waits_in_memory_is_not_locked_up() {
        house.keyring.be(Mood.LYING);
        assertThatThrownBy(() -> house.validator.renew(owl)).isInstanceOf(VaultException.NotKept.class);
        house.keyring.lockVisibly(true);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @Test
    void nothing_is_asked_meanwhile_and_no_check_gets_into_the_history_that_was_none() {
        HandTicker ticker = new HandTicker();
        try (TokenWatch _ = new TokenWatch(house.credentials, house.vault, house.validator, house.clock, ticker,
                Runnable::run)) {
            house.validator.check(owl);
            int before = house.history.checks(owl).size();
            house.keyring.lockVisibly(true);
            house.keyring.be(Mood.LOCKED);
            house.clock.forward(Duration.ofHours(3));
            ticker.tick();
            assertThat(house.statusOf(owl)).isEqualTo(new Locked(Keyring.LOCKED));
            assertThat(house.history.checks(owl)).hasSize(before);

            house.keyring.lockVisibly(false);
            house.keyring.be(Mood.OPEN);
            ticker.tick();
            assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
            assertThat(house.history.checks(owl)).hasSize(before + 1);
        }
    }

    @Test
    void one_that_was_seen_before_it_was_locked_is_not_as_it_was() {
        house.credentials.settled(owl, new Valid(T, Optional.empty()), Optional.of(T), Optional.of(T));
        CredentialSnapshot seen = house.credentials.snapshot(owl).orElseThrow();
        house.keyring.lockVisibly(true);
        assertThat(house.credentials.isAsSeen(seen)).isFalse();
        assertThat(house.credentials.isAsSeen(house.credentials.snapshot(owl).orElseThrow())).isTrue();
    }

    @Test
    void what_was_missed_for_one_reason_is_looked_for_again_and_what_for_another_is_not() throws Exception {
        CredentialId bot = house.connected(House.BOT);
        house.credentials.settled(owl, new NeedsConsent(Reason.NOT_IN_KEYRING), Optional.of(T), Optional.empty());
        house.credentials.settled(bot, new NeedsConsent(Reason.ENDED), Optional.of(T), Optional.empty());
        HandTicker ticker = new HandTicker();
        try (TokenWatch watch = new TokenWatch(house.credentials, house.vault, house.validator, house.clock, ticker,
                Runnable::run)) {
            watch.checkAgain(Reason.NOT_IN_KEYRING);
            assertThat(house.statusOf(owl)).isInstanceOf(Checking.class);
            ticker.tick();
            assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
            assertThat(house.statusOf(bot)).isEqualTo(new NeedsConsent(Reason.ENDED));
        }
    }
}
