package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.AuthorizationRequest;
import app.stagepass.oauth.Departure;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.RateLimited;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.token.AccessToken;
import app.stagepass.token.CredentialId;
import app.stagepass.token.Nonce;
import app.stagepass.token.TokenSet;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody hurries Twitch. */
@Timeout(30)
class PacedServerTest {

    private final HandTicker halfSeconds = new HandTicker();
    private House house;
    private PacedServer paced;
    private AccessToken token;
    private int before;

    @BeforeEach
    void a_token() throws Exception {
        house = new House();
        CredentialId owl = house.connected(House.OWL);
        token = house.tokensOf(owl).access();
        paced = new PacedServer(house.twitch, house.clock, halfSeconds);
        before = house.twitch.requests().size();
    }

    private int sent() {
        return house.twitch.requests().size() - before;
    }

    private CompletableFuture<?> asking() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return paced.validate(token);
            } catch (OAuthException e) {
                throw new CompletionException(e);
            }
        }, task -> Thread.ofVirtual().start(task));
    }

    private void awaitWaiting(int many) {
        while (paced.waiting() < many) {
            HandTicker.spin();
        }
    }

    @Test
    void the_first_leaves_at_once_and_the_next_half_a_second_later() throws Exception {
        paced.validate(token);
        CompletableFuture<?> second = asking();
        CompletableFuture<?> third = asking();
        awaitWaiting(2);
        assertThat(sent()).isOne();
        halfSeconds.tick();
        CompletableFuture.anyOf(second, third).join();
        assertThat(sent()).isEqualTo(2);
        assertThat(paced.waiting()).isOne();
        halfSeconds.tick();
        CompletableFuture.allOf(second, third).join();
        halfSeconds.tick();
        paced.validate(token);
        assertThat(sent()).isEqualTo(4);
    }

    @Test
    void a_renewal_waits_its_turn_too_and_a_sign_in_does_not() throws Exception {
        paced.validate(token);
        TokenSet mine = paced.exchange(house.app, Optional.of(house.secret),
                house.twitch.consent(house.app, House.BOT, House.CHAT));
        CompletableFuture<TokenSet> renewal = CompletableFuture.supplyAsync(() -> {
            try {
                return paced.refresh(house.app, Optional.of(house.secret), mine.refresh().orElseThrow(),
                        Departure.UNNOTED);
            } catch (OAuthException e) {
                throw new CompletionException(e);
            }
        }, task -> Thread.ofVirtual().start(task));
        awaitWaiting(1);
        assertThat(house.twitch.requests()).doesNotContain("refresh");
        paced.revoke(house.app.clientId(), mine.access());
        halfSeconds.tick();
        assertThat(house.twitch.isLive(renewal.join().access())).isTrue();
    }

    @Test
    void what_twitch_asks_of_one_is_kept_by_all_and_nothing_leaves() throws Exception {
        house.twitch.failNext(new OAuthException.ServerFailing(503, Optional.of(Duration.ofMinutes(3))));
        assertThatThrownBy(() -> paced.validate(token)).isInstanceOf(OAuthException.ServerFailing.class);
        house.clock.forward(Duration.ofMinutes(1));
        halfSeconds.tick();
        assertThatThrownBy(() -> paced.validate(token)).isInstanceOfSatisfying(RateLimited.class,
                limited -> assertThat(limited.retryAfter()).contains(Duration.ofMinutes(2)));
        assertThat(sent()).isOne();
        house.clock.forward(Duration.ofMinutes(2));
        paced.validate(token);
        assertThat(sent()).isEqualTo(2);
    }

    @Test
    void those_who_wait_for_their_turn_hear_it_too() {
        CompletableFuture<?> second = new CompletableFuture<>();
        house.twitch.failNext(new RateLimited(Optional.of(Duration.ofMinutes(3))));
        house.twitch.meanwhile(() -> {
            var _ = asking().whenComplete((_, e) -> second.completeExceptionally(e));
            awaitWaiting(1);
        });
        assertThatThrownBy(() -> paced.validate(token)).isInstanceOf(RateLimited.class);
        halfSeconds.tick();
        assertThatThrownBy(second::join).rootCause().isInstanceOf(RateLimited.class);
        assertThat(sent()).isOne();
    }

    @Test
    void a_wish_for_days_is_heard_for_an_hour_and_a_clock_set_back_ends_it() throws Exception {
        house.twitch.failNext(new RateLimited(Optional.of(Duration.ofDays(30))));
        assertThatThrownBy(() -> paced.validate(token)).isInstanceOf(RateLimited.class);
        halfSeconds.tick();
        house.clock.forward(Duration.ofMinutes(58));
        assertThatCode(() -> paced.validate(token)).doesNotThrowAnyException();

        house.twitch.failNext(new RateLimited(Optional.of(Duration.ofMinutes(30))));
        halfSeconds.tick();
        assertThatThrownBy(() -> paced.validate(token)).isInstanceOf(RateLimited.class);
        halfSeconds.tick();
        house.clock.forward(Duration.ofDays(-2));
        assertThatCode(() -> paced.validate(token)).doesNotThrowAnyException();
    }

    @Test
    void the_end_of_the_program_lets_go_of_those_who_wait_and_sends_nothing() throws Exception {
        paced.validate(token);
        CompletableFuture<?> waiting = asking();
        awaitWaiting(1);
        paced.close();
        assertThatThrownBy(waiting::join).rootCause().isInstanceOfSatisfying(Unreachable.class,
                failure -> assertThat(failure.mayHaveArrived()).isFalse());
        assertThatThrownBy(() -> paced.validate(token)).isInstanceOf(Unreachable.class);
        assertThat(sent()).isOne();
    }

    @Test
    void a_timer_that_has_ended_ends_it_too() throws Exception {
        try (PacedServer late = new PacedServer(house.twitch, house.clock, new ScheduledThreadPoolExecutor(0) {
            @Override
            public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
                throw new RejectedExecutionException();
            }
        })) {
            late.validate(token);
            assertThatThrownBy(() -> late.validate(token)).isInstanceOf(Unreachable.class);
        }
    }

    @Test
    void questions_and_answers_go_through_as_they_are() throws Exception {
        AuthorizationRequest request = new AuthorizationRequest(house.app.clientId(), house.app.redirectUri(),
                House.CHAT, new Nonce("state"), true);
        assertThat(paced.authorizationUri(request)).isEqualTo(house.twitch.authorizationUri(request));
        assertThat(paced.validate(token).clientId()).isEqualTo(house.app.clientId());
        paced.revoke(house.app.clientId(), token);
        assertThat(house.twitch.isLive(token)).isFalse();
    }

    @Test
    void an_interrupted_thread_does_not_wait() throws Exception {
        paced.validate(token);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> paced.validate(token)).isInstanceOf(Unreachable.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(sent()).isOne();
    }
}
