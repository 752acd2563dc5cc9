package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.ServerFailing;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.token.Account;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.Unverified;
import app.stagepass.token.CredentialStatus.Valid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An outage ends: nobody waits for the end of a back-off, and nobody asks without need while it lasts. */
class RecoveryTest {

    private House house;
    private HandTicker ticker;

    @BeforeEach
    void a_house() throws Exception {
        house = new House();
        ticker = new HandTicker();
    }

    private TokenWatch watching() {
        return new TokenWatch(house.credentials, house.vault, house.validator, house.clock, ticker, Runnable::run);
    }

    private List<CredentialId> connected(int many) throws Exception {
        List<CredentialId> ids = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            ids.add(house.connected(Account.of("9" + i, "account" + i)));
        }
        house.start();
        return ids;
    }

    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            ticker.tick();
            house.clock.forward(Duration.ofSeconds(1));
        }
    }

    /** From now on every request fails so. */
    private void everythingFails(OAuthException how) {
        house.twitch.meanwhile(() -> house.twitch.failNext(how));
    }

    private void allIsWell() {
        house.twitch.meanwhile(() -> {});
        house.twitch.backToNormal();
    }

    private long validations() {
        return house.twitch.requests().stream().filter("validate"::equals).count();
    }

    @Test
    void after_hours_without_a_network_a_hundred_are_checked_within_a_minute_of_its_return() throws Exception {
        List<CredentialId> ids = connected(100);
        try (TokenWatch _ = watching()) {
            everythingFails(new Unreachable(Unreachable.Reason.NO_NETWORK, false));
            pass(Duration.ofHours(2));
            assertThat(ids).allMatch(id -> house.statusOf(id) instanceof Unverified);
            allIsWell();
            pass(Duration.ofMinutes(1));
            assertThat(ids).allMatch(id -> house.statusOf(id) instanceof Valid);
        }
    }

    @Test
    void while_it_lasts_one_is_tried_every_ten_seconds_and_the_cards_do_not_flicker() throws Exception {
        CredentialId owl = connected(1).getFirst();
        try (TokenWatch _ = watching()) {
            everythingFails(new Unreachable(Unreachable.Reason.NAME_NOT_FOUND, false));
            pass(Duration.ofHours(1));
            List<CredentialStatus> seen = new ArrayList<>();
            long before = validations();
            try (var _ = house.credentials.observe(now -> seen.add(now.getFirst().status()))) {
                pass(Duration.ofMinutes(1));
            }
            assertThat(validations() - before).isBetween(6L, 7L);
            assertThat(seen).hasSizeLessThan(4);
            assertThat(house.statusOf(owl)).isInstanceOf(Unverified.class);
        }
    }

    @Test
    void a_twitch_in_trouble_is_not_tried_besides_the_plan_and_the_first_that_gets_through_calls_the_others()
            throws Exception {
        List<CredentialId> ids = connected(20);
        try (TokenWatch _ = watching()) {
            everythingFails(new ServerFailing(503, Optional.empty()));
            pass(Duration.ofHours(2));
            long before = validations();
            pass(Duration.ofHours(1));
            assertThat(validations() - before).as("each every ten minutes").isLessThan(20 * 9);
            allIsWell();
            int seconds = 0;
            while (ids.stream().noneMatch(id -> house.statusOf(id) instanceof Valid) && seconds++ < 601) {
                pass(Duration.ofSeconds(1));
            }
            pass(Duration.ofSeconds(15));
            assertThat(ids).allMatch(id -> house.statusOf(id) instanceof Valid);
        }
    }

    @Test
    void a_twitch_that_answers_now_and_then_is_not_asked_about_everything_each_time() throws Exception {
        connected(40);
        try (TokenWatch _ = watching()) {
            int[] count = new int[1];
            house.twitch.meanwhile(() -> {
                if (++count[0] % 10 != 0) {
                    house.twitch.failNext(new ServerFailing(500, Optional.empty()));
                }
            });
            pass(Duration.ofMinutes(10));
            assertThat(validations()).isLessThan(40 * 11 + 200);
        }
    }

    @Test
    void who_is_to_be_left_alone_is_left_alone() throws Exception {
        List<CredentialId> ids = connected(2);
        try (TokenWatch _ = watching()) {
            everythingFails(new OAuthException.RateLimited(Optional.of(Duration.ofMinutes(20))));
            pass(Duration.ofMinutes(1));
            allIsWell();
            long before = validations();
            pass(Duration.ofMinutes(18));
            assertThat(validations()).isEqualTo(before);
            pass(Duration.ofMinutes(3));
            assertThat(ids).allMatch(id -> house.statusOf(id) instanceof Valid);
        }
    }
}
