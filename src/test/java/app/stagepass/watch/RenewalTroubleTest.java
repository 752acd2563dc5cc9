package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.InvalidRefreshToken;
import app.stagepass.oauth.OAuthException.InvalidToken;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus.Locked;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Unverified;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.VaultException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a token when its renewal does not go well, or is asked for by many. */
@Timeout(60)
class RenewalTroubleTest {

    private House house;
    private CredentialId owl;

    @BeforeEach
    void a_streamer_has_signed_in() throws Exception {
        house = new House();
        owl = house.connected(House.OWL);
    }

    private CredentialId botOfAPublicClient() throws Exception {
        ClientRegistration open = House.registration("publicapp", ClientType.PUBLIC);
        house.vault.register(open, Optional.empty());
        return ((SignInResult.Connected) house.signIn(open, House.BOT, House.CHAT, Optional.empty())).id();
    }

    private long asked(String what) {
        return house.twitch.requests().stream().filter(what::equals).count();
    }

    /** Its own answer to the check, then to the renewal. */
    private void renewalFails(OAuthException how) {
        house.twitch.meanwhile(() -> {
            if (house.twitch.requests().getLast().equals("refresh")) {
                house.twitch.failNext(how);
            }
        });
    }

    private Duration untilNextCheck(CredentialId id) {
        return Duration.between(house.clock.instant(),
                house.credentials.snapshot(id).orElseThrow().nextCheck().orElseThrow());
    }

    @Test
    void fifty_who_want_a_live_token_at_once_cause_one_renewal() throws Exception {
        house.twitch.expireAll();
        house.validator.check(owl); // renewed once, to have it dead and looked at
        house.clock.forward(Duration.ofHours(5));
        long before = asked("refresh");
        List<String> got = new ArrayList<>();
        try (ExecutorService fifty = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(fifty.submit(() -> house.liveTokens.take(owl).token().reveal()));
            }
            for (Future<String> one : all) {
                got.add(one.get(30, TimeUnit.SECONDS));
            }
        }
        assertThat(asked("refresh") - before).isOne();
        assertThat(asked("validate")).as("those who waited are content with what the first learned").isLessThan(10);
        assertThat(got).hasSize(50).containsOnly(house.tokensOf(owl).access().reveal());
    }

    @Test
    void fifty_who_ask_for_a_renewal_while_one_is_out_share_it() throws Exception {
        CountDownLatch atTwitch = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(1);
        house.twitch.meanwhile(() -> {
            atTwitch.countDown();
            try {
                assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        List<Thread> asking = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            asking.add(Thread.ofPlatform().start(() -> {
                try {
                    house.validator.renew(owl);
                } catch (OAuthException | VaultException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        assertThat(atTwitch.await(30, TimeUnit.SECONDS)).isTrue();
        while (house.credentials.lockOf(owl).getQueueLength() < 49) {
            HandTicker.spin();
        }
        all.countDown();
        for (Thread one : asking) {
            one.join();
        }
        assertThat(asked("refresh")).isOne();
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @Test
    void the_new_pair_is_in_the_keyring_before_anybody_sees_it() throws Exception {
        Map<String, String> before = Map.copyOf(house.keyring.entries());
        house.twitch.expireAll();
        List<Boolean> storedWhenGreen = new ArrayList<>();
        try (var _ = house.credentials.observe(now -> {
            if (now.getFirst().status() instanceof Valid && !now.getFirst().facts().validatedAt().isEmpty()
                    && asked("refresh") > 0) {
                storedWhenGreen.add(!house.keyring.entries().equals(before));
            }
        })) {
            house.validator.check(owl);
        }
        assertThat(storedWhenGreen).isNotEmpty().containsOnly(true);
    }

    @Test
    void an_early_renewal_that_fails_is_tried_again_less_and_less_long_before_the_end_and_not_every_ten_seconds() {
        house.clock.forward(Duration.ofHours(4).minusMinutes(8));
        renewalFails(new OAuthException.ServerFailing(503, Optional.empty()));
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
        assertThat(untilNextCheck(owl)).isEqualTo(Duration.ofMinutes(4));

        house.clock.forward(Duration.ofMinutes(8).minusSeconds(6));
        house.validator.check(owl);
        assertThat(untilNextCheck(owl)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void an_early_renewal_that_twitch_puts_off_is_put_off_so_long() {
        house.clock.forward(Duration.ofHours(4).minusMinutes(8));
        renewalFails(new OAuthException.RateLimited(Optional.of(Duration.ofMinutes(6))));
        house.validator.check(owl);
        assertThat(untilNextCheck(owl)).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void a_good_token_whose_one_time_refresh_token_is_refused_is_served_to_its_end_and_tells_of_it() throws Exception {
        CredentialId bot = botOfAPublicClient();
        house.clock.forward(Duration.ofHours(4).minusMinutes(8));
        renewalFails(new InvalidRefreshToken(400));
        house.validator.check(bot);
        house.validator.check(bot);
        assertThat(asked("refresh")).isOne();
        assertThat(house.statusOf(bot)).isInstanceOf(Valid.class);
        assertThat(house.credentials.snapshot(bot).orElseThrow().facts().refreshable()).isFalse();
        assertThat(new Incidents().after(house.credentials.snapshots(), house.clock.instant()))
                .anyMatch(Incident.EndsSoon.class::isInstance);
    }

    @Test
    void a_reusable_refresh_token_that_is_refused_early_is_kept_and_may_still_work() throws Exception {
        house.clock.forward(Duration.ofHours(4).minusMinutes(8));
        renewalFails(new InvalidRefreshToken(400));
        house.validator.check(owl);
        assertThat(house.credentials.snapshot(owl).orElseThrow().facts().refreshable()).isFalse();
        assertThat(house.tokensOf(owl).refresh()).isPresent();
        house.twitch.meanwhile(() -> {});
        house.validator.check(owl);
        assertThat(house.credentials.snapshot(owl).orElseThrow().facts().refreshable()).isTrue();
    }

    @Test
    void a_one_time_refresh_token_in_doubt_is_told_as_a_token_that_ends() throws Exception {
        CredentialId bot = botOfAPublicClient();
        renewalFails(new Unreachable(Unreachable.Reason.TIMED_OUT, true));
        assertThatThrownBy(() -> house.validator.renew(bot)).isInstanceOf(Unreachable.class);
        assertThat(house.credentials.snapshot(bot).orElseThrow().facts().refreshable()).isFalse();
        assertThat(house.statusOf(bot)).isInstanceOf(Valid.class);
        assertThat(asked("refresh")).isOne();
    }

    @Test
    void a_refused_renewal_is_not_sent_again_in_the_same_breath() {
        house.twitch.disconnectAll();
        assertThatThrownBy(() -> house.validator.renew(owl)).isInstanceOf(InvalidRefreshToken.class);
        assertThat(asked("refresh")).isOne();
        assertThat(house.statusOf(owl)).isEqualTo(new NeedsConsent(Reason.DISCONNECTED));
    }

    @Test
    void a_new_pair_that_validate_does_not_know_yet_is_no_dead_login() {
        house.twitch.expireAll();
        house.twitch.meanwhile(() -> {
            if (house.twitch.requests().getLast().equals("validate") && asked("refresh") > 0) {
                house.twitch.failNext(new InvalidToken());
            }
        });
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isInstanceOf(Unverified.class);
        house.twitch.meanwhile(() -> {});
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @Test
    void without_the_client_secret_nothing_is_sent_and_nothing_told_as_renewed() {
        house.clock.forward(Duration.ofHours(4).minusMinutes(8));
        house.twitch.meanwhile(() -> house.keyring.be(Mood.TIMING_OUT)); // after the tokens were read
        house.validator.check(owl);
        assertThat(asked("refresh")).isZero();
        assertThat(house.history.checks(owl).getLast().outcome()).isEqualTo(new CheckOutcome.Valid());
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @Test
    void a_renewal_asked_for_while_the_keyring_is_shut_says_so_on_the_card() {
        house.keyring.be(Mood.LOCKED);
        assertThatThrownBy(() -> house.validator.renew(owl)).isInstanceOf(VaultException.Locked.class);
        assertThat(house.statusOf(owl)).isInstanceOf(Locked.class);
    }

    @Test
    void a_renewal_of_what_is_no_longer_in_the_keyring_says_so_on_the_card() {
        house.keyring.entries().remove("credential-" + owl);
        assertThatThrownBy(() -> house.validator.renew(owl)).isInstanceOf(InvalidToken.class);
        assertThat(house.statusOf(owl)).isEqualTo(new NeedsConsent(Reason.NOT_IN_KEYRING));
    }

    @Test
    void a_fault_of_our_own_is_blue_and_is_not_tried_every_second() throws Exception {
        KeptTokens before = house.tokensOf(owl);
        house.twitch.meanwhile(() -> {
            throw new IllegalStateException("a fault");
        });
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isInstanceOf(Unverified.class);
        assertThat(untilNextCheck(owl)).isGreaterThan(Duration.ofSeconds(6));
        assertThat(house.tokensOf(owl).access().matches(before.access().reveal())).isTrue();
    }
}
