package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.ClientField;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.Trouble;
import app.stagepass.token.CredentialStatus.Unverified;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What tells that an outage is over, and which credential is tried meanwhile. */
class RecoveryAdviceTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Recovery recovery = new Recovery();
    private House house;
    private CredentialId owl;
    private CredentialId bot;

    @BeforeEach
    void two_credentials() throws Exception {
        house = new House();
        owl = house.connected(House.OWL);
        bot = house.connected(House.BOT);
    }

    private void bothFail(Trouble cause) {
        house.credentials.show(owl, new Unverified(NOW, cause));
        house.credentials.show(bot, new Unverified(NOW, cause));
    }

    private Recovery.Advice at(Instant now, boolean backwards) {
        return recovery.at(now, house.credentials.snapshots(), backwards);
    }

    static Stream<Arguments> statuses() {
        return Stream.of(Arguments.of(new CredentialStatus.Valid(NOW, Optional.empty()), true),
                Arguments.of(new CredentialStatus.NeedsConsent(CredentialStatus.Reason.ENDED), true),
                Arguments.of(new CredentialStatus.Misconfigured(ClientField.CLIENT_ID), true),
                Arguments.of(new CredentialStatus.Checking(), false),
                Arguments.of(new CredentialStatus.Renewing(), false),
                Arguments.of(new Unverified(NOW, Trouble.TWITCH_FAILING), false),
                Arguments.of(new CredentialStatus.Locked(CredentialStatus.Keyring.LOCKED), false));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void it_is_over_when_twitch_answered_one_whatever_it_said(CredentialStatus now, boolean over) {
        bothFail(Trouble.TWITCH_FAILING);
        assertThat(at(NOW, false)).isEqualTo(new Recovery.Advice(List.of(), Optional.empty()));

        house.credentials.show(owl, now);

        if (over) {
            assertThat(at(NOW, false).all()).containsExactly(bot);
        } else {
            assertThat(at(NOW, false).all()).isEmpty();
        }
    }

    @Test
    void one_answer_calls_the_others_once_also_where_it_took_its_time() {
        bothFail(Trouble.TWITCH_FAILING);
        assertThat(at(NOW, false).all()).isEmpty();
        house.credentials.show(owl, new CredentialStatus.Checking());
        assertThat(at(NOW, false).all()).isEmpty();
        house.credentials.show(owl, new CredentialStatus.Valid(NOW, Optional.empty()));
        assertThat(at(NOW, false).all()).containsExactly(bot);
        assertThat(at(NOW.plus(Recovery.AT_MOST_EVERY), false).all()).isEmpty();
    }

    @Test
    void one_in_use_is_tried_first() throws Exception {
        house.liveTokens.take(bot);
        bothFail(Trouble.OFFLINE);
        assertThat(at(NOW, false).probe()).contains(bot);
    }

    @Test
    void a_clock_set_back_does_not_put_the_next_try_off() {
        bothFail(Trouble.OFFLINE);
        assertThat(at(NOW, false).probe()).isPresent();
        Instant earlier = NOW.minus(Duration.ofDays(2));
        assertThat(at(earlier, false).probe()).isEmpty();
        assertThat(at(earlier, true).probe()).isPresent();
    }

    @Test
    void what_never_failed_says_nothing_about_an_outage() {
        house.credentials.show(bot, new Unverified(NOW, Trouble.TWITCH_FAILING));
        assertThat(at(NOW, false).all()).isEmpty();
        assertThat(at(NOW, false).all()).isEmpty();
    }

    @Test
    void a_try_that_brought_an_answer_is_kept_and_holds_nobody_up() {
        house.credentials.show(owl, new Unverified(NOW, Trouble.OFFLINE));
        house.validator.probe(owl);
        assertThat(house.statusOf(owl)).isInstanceOf(CredentialStatus.Valid.class);
        assertThat(house.credentials.lockOf(owl).isLocked()).isFalse();
    }
}
