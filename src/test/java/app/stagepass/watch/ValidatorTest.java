package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus.Keyring;
import app.stagepass.token.CredentialStatus.Locked;
import app.stagepass.token.CredentialStatus.Misconfigured;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Trouble;
import app.stagepass.token.CredentialStatus.Unverified;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.token.CredentialStatus.Checking;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.VaultException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A light is green only if Twitch just said so, and a login is dead only if Twitch refused both tokens. */
class ValidatorTest {

    private House house;
    private CredentialId owl;

    @BeforeEach
    void a_streamer_has_signed_in() throws Exception {
        house = new House();
        owl = house.connected(House.OWL);
    }

    @Test
    void after_a_restart_nothing_is_green_until_twitch_has_answered() {
        house.start();
        assertThat(house.statusOf(owl)).isInstanceOf(Checking.class);
        List<Class<?>> shown = new ArrayList<>();
        try (var _ = house.credentials.observe(now -> shown.add(now.getFirst().status().getClass()))) {
            house.validator.check(owl);
        }
        assertThat(shown).startsWith(Checking.class).endsWith(Valid.class);
        assertThat(shown.indexOf(Valid.class)).isGreaterThan(shown.lastIndexOf(Checking.class));
        assertThat(house.twitch.requests()).endsWith("validate");
    }

    @Test
    void a_check_is_planned_again_within_the_hour() {
        house.validator.check(owl);
        CredentialSnapshot now = house.credentials.snapshot(owl).orElseThrow();
        assertThat(now.checkedAt()).contains(house.clock.instant());
        assertThat(Duration.between(house.clock.instant(), now.nextCheck().orElseThrow()))
                .isBetween(Duration.ofMinutes(50), Duration.ofMinutes(58));
    }

    @Test
    void an_expired_access_token_is_renewed_without_asking_and_the_new_pair_is_in_the_keyring() throws Exception {
        KeptTokens before = house.tokensOf(owl);
        house.twitch.expireAll();
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
        house.start();
        KeptTokens after = house.tokensOf(owl);
        assertThat(after.access().matches(before.access().reveal())).isFalse();
        assertThat(house.twitch.isLive(after.access())).isTrue();
    }

    @Test
    void a_token_that_ends_soon_is_renewed_before_it_does() throws Exception {
        KeptTokens before = house.tokensOf(owl);
        house.clock.forward(Duration.ofHours(4).minusMinutes(5));
        house.validator.check(owl);
        assertThat(house.tokensOf(owl).access().matches(before.access().reveal())).isFalse();
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @Test
    void trouble_while_renewing_early_leaves_the_good_token_green() throws Exception {
        KeptTokens before = house.tokensOf(owl);
        house.clock.forward(Duration.ofHours(4).minusMinutes(5));
        house.twitch.loseAnswers(true);
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
        assertThat(house.tokensOf(owl).access().matches(before.access().reveal())).isTrue();
    }

    @Test
    void only_both_tokens_refused_means_that_the_person_is_needed() {
        house.twitch.disconnectAll();
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isEqualTo(new NeedsConsent(Reason.DISCONNECTED));
        assertThat(house.credentials.snapshot(owl).orElseThrow().nextCheck()).isEmpty();
    }

    @Test
    void a_dead_login_is_kept_not_deleted() throws Exception {
        house.twitch.disconnectAll();
        house.validator.check(owl);
        assertThat(house.vault.tokensOf(owl)).isPresent();
        assertThat(house.credentials.snapshots()).hasSize(1);
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(new Unreachable(Unreachable.Reason.TIMED_OUT, true), Trouble.TIMED_OUT),
                Arguments.of(new Unreachable(Unreachable.Reason.NAME_NOT_FOUND, false), Trouble.NAME_NOT_FOUND),
                Arguments.of(new Unreachable(Unreachable.Reason.REFUSED, false), Trouble.OFFLINE),
                Arguments.of(new Unreachable(Unreachable.Reason.NO_NETWORK, false), Trouble.OFFLINE),
                Arguments.of(new Unreachable(Unreachable.Reason.CONNECTION_LOST, true), Trouble.CONNECTION_LOST),
                Arguments.of(new Unreachable(Unreachable.Reason.CERTIFICATE, false), Trouble.CERTIFICATE),
                Arguments.of(new OAuthException.ServerFailing(500, Optional.empty()), Trouble.TWITCH_FAILING),
                Arguments.of(new OAuthException.RateLimited(Optional.empty()), Trouble.RATE_LIMITED),
                Arguments.of(new OAuthException.UnexpectedAnswer(200, OAuthException.UnexpectedAnswer.Problem.NOT_JSON),
                        Trouble.UNEXPECTED_ANSWER));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void trouble_on_the_way_is_blue_keeps_the_token_and_is_tried_again(OAuthException trouble, Trouble cause)
            throws Exception {
        house.twitch.failNext(trouble);
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isInstanceOfSatisfying(Unverified.class,
                unverified -> assertThat(unverified.cause()).isEqualTo(cause));
        assertThat(house.credentials.snapshot(owl).orElseThrow().nextCheck()).isPresent();
        assertThat(house.vault.tokensOf(owl)).isPresent();
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void trouble_while_renewing_a_dead_token_is_no_verdict_either(OAuthException trouble, Trouble cause) {
        house.twitch.failNext(new OAuthException.InvalidToken(), trouble);
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isInstanceOf(Unverified.class);
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @Test
    void retries_become_rarer_and_respect_what_twitch_asks_for() {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            house.twitch.failNext(new OAuthException.ServerFailing(503, Optional.empty()));
            house.validator.check(owl);
            waits.add(Duration.between(house.clock.instant(),
                    house.credentials.snapshot(owl).orElseThrow().nextCheck().orElseThrow()));
        }
        assertThat(waits.getFirst()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(10));
        assertThat(waits.getLast()).isBetween(Duration.ofMinutes(7), Duration.ofMinutes(10));
        house.twitch.failNext(new OAuthException.RateLimited(Optional.of(Duration.ofMinutes(20))));
        house.validator.check(owl);
        assertThat(Duration.between(house.clock.instant(),
                house.credentials.snapshot(owl).orElseThrow().nextCheck().orElseThrow()))
                .isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void a_wrong_client_secret_names_the_field_and_keeps_the_tokens() throws Exception {
        house.twitch.expireAll();
        house.twitch.knows(house.app, new app.stagepass.token.ClientSecret("another"));
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isEqualTo(new Misconfigured(ClientField.CLIENT_SECRET));
        assertThat(house.tokensOf(owl).refresh()).isPresent();
    }

    @Test
    void an_answer_about_another_account_is_not_green() throws Exception {
        ClientRegistration app = house.app;
        var foreign = house.twitch.exchange(app, Optional.of(house.secret),
                house.twitch.consent(app, House.BOT, House.CHAT));
        house.vault.keep(house.vault.credential(owl).orElseThrow(),
                new KeptTokens(foreign.access(), foreign.refresh()));
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isEqualTo(new NeedsConsent(Reason.WRONG_ACCOUNT));
    }

    @Test
    void an_answer_about_another_application_is_not_green() throws Exception {
        ClientRegistration other = House.registration("otherapp", ClientType.CONFIDENTIAL);
        house.twitch.knows(other, house.secret);
        var foreign = house.twitch.exchange(other, Optional.of(house.secret),
                house.twitch.consent(other, House.OWL, House.CHAT));
        house.vault.keep(house.vault.credential(owl).orElseThrow(),
                new KeptTokens(foreign.access(), foreign.refresh()));
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isEqualTo(new Misconfigured(ClientField.CLIENT_ID));
    }

    @Test
    void a_locked_keyring_is_told_apart_and_recovers() {
        house.start();
        List<Check> before = house.history.checks(owl);
        house.keyring.be(Mood.LOCKED);
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isEqualTo(new Locked(Keyring.LOCKED));
        assertThat(house.history.checks(owl)).as("nothing was looked at").isEqualTo(before);
        house.keyring.be(Mood.OPEN);
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = {"LOCKED", "GONE", "TIMING_OUT", "FAILING"})
    void what_the_keyring_alone_says_is_no_check_with_twitch(Mood mood) throws Exception {
        house.start();
        Instant asked = house.credentials.snapshot(owl).orElseThrow().checkedAt().orElseThrow();
        house.clock.forward(Duration.ofMinutes(20));
        house.keyring.be(mood);
        house.validator.check(owl);
        assertThatThrownBy(() -> house.validator.renew(owl)).isInstanceOf(VaultException.class);
        assertThat(house.statusOf(owl)).isInstanceOf(Locked.class);
        assertThat(house.credentials.snapshot(owl).orElseThrow().checkedAt()).contains(asked);

        house.keyring.be(Mood.OPEN);
        house.keyring.entries().clear();
        house.validator.check(owl);
        assertThat(house.credentials.snapshot(owl).orElseThrow().checkedAt()).contains(asked);
    }

    @Test
    void an_answer_that_did_not_come_was_asked_for_all_the_same() {
        house.clock.forward(Duration.ofMinutes(20));
        house.twitch.failNext(new OAuthException.Unreachable(OAuthException.Unreachable.Reason.TIMED_OUT, false));
        house.validator.check(owl);
        assertThat(house.credentials.snapshot(owl).orElseThrow().checkedAt()).contains(house.clock.instant());
    }

    @Test
    void an_entry_that_somebody_removed_from_the_keyring_asks_for_a_new_sign_in() {
        house.start();
        house.keyring.entries().clear();
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isEqualTo(new NeedsConsent(Reason.NOT_IN_KEYRING));
    }

    @Test
    void a_new_pair_that_the_keyring_does_not_keep_lives_on_in_memory_until_it_is_safe() throws Exception {
        house.keyring.be(Mood.LYING);
        assertThatThrownBy(() -> house.validator.renew(owl)).isInstanceOf(VaultException.NotKept.class);
        assertThat(house.credentials.snapshot(owl).orElseThrow().saved()).isFalse();
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
        KeptTokens inMemory = house.tokensOf(owl);
        house.keyring.be(Mood.OPEN);
        house.vault.saveUnsaved();
        house.start();
        assertThat(house.tokensOf(owl).refresh().orElseThrow().matches(inMemory.refresh().orElseThrow().reveal()))
                .isTrue();
    }

    @Test
    void a_one_time_refresh_token_whose_answer_was_lost_is_never_sent_again() throws Exception {
        ClientRegistration open = House.registration("publicapp", ClientType.PUBLIC);
        house.vault.register(open, Optional.empty());
        CredentialId bot = ((SignInResult.Connected) house.signIn(open, House.BOT, House.CHAT, Optional.empty())).id();
        house.twitch.loseAnswers(true);
        assertThatThrownBy(() -> house.validator.renew(bot)).isInstanceOf(Unreachable.class);
        house.twitch.loseAnswers(false);
        house.start();
        house.validator.check(bot);
        house.validator.check(bot);
        assertThat(house.twitch.spentTokensResent()).isZero();
        assertThat(house.statusOf(bot)).isEqualTo(new NeedsConsent(Reason.IN_DOUBT));
    }

    @Test
    void a_reusable_refresh_token_may_be_sent_again_after_a_lost_answer() {
        house.twitch.loseAnswers(true);
        assertThatThrownBy(() -> house.validator.renew(owl)).isInstanceOf(Unreachable.class);
        house.twitch.loseAnswers(false);
        house.twitch.expireAll();
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @Test
    void while_a_refresh_is_out_a_pair_is_expected() throws Exception {
        House house = new House();
        CredentialId owl = house.connected(House.OWL);
        List<Integer> expected = new ArrayList<>();
        house.twitch.meanwhile(() -> expected.add(house.vault.expectedPairs()));
        house.validator.renew(owl); // refresh, then validate
        assertThat(expected).containsExactly(1, 0);
        assertThat(house.vault.expectedPairs()).isZero();
    }
}
