package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.token.Account;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus.Checking;
import app.stagepass.token.CredentialStatus.Keyring;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Trouble;
import app.stagepass.token.CredentialStatus.Unverified;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.vault.MapSecretStore.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the watch does through nights, outages and sleep, while nobody looks. Time passes by hand. */
@Timeout(120)
class WatchStoriesTest {

    private final HandTicker ticker = new HandTicker();
    private final FakeBoard board = new FakeBoard();
    /** When requests left, by the test's clock. */
    private final List<Instant> sent = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger working = new AtomicInteger();
    private House house;
    private PacedServer paced;
    private TokenWatch watch;
    private Warnings warnings;

    @BeforeEach
    void a_house() throws Exception {
        house = new House();
        start();
    }

    @AfterEach
    void stop() {
        end();
        ticker.shutdownNow();
    }

    private void end() {
        watch.close();
        warnings.close();
        paced.close();
    }

    /** The program starts: only keyring and index are left of what was before. */
    private void begin() {
        end();
        house.start();
        start();
    }

    private void start() {
        sent.clear();
        paced = new PacedServer(house.twitch, house.clock, ticker);
        house.validator = new Validator(house.credentials, house.vault, paced,
                new Renewal(house.vault, paced, house.clock),
                house.schedule, house.history, house.clock);
        house.twitch.meanwhile(() -> sent.add(house.clock.instant()));
        watch = new TokenWatch(house.credentials, house.vault, house.validator, house.clock, ticker, task -> {
            working.incrementAndGet();
            Thread.ofVirtual().start(() -> {
                try {
                    task.run();
                } finally {
                    working.decrementAndGet();
                }
            });
        });
        warnings = new Warnings(house.credentials, board, house.clock, ticker);
    }

    /** Lets time pass in steps; after each, whoever can work has worked. */
    private void pass(Duration time, Duration step) {
        for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(step)) {
            house.clock.forward(step);
            long halfSeconds = step.dividedBy(PacedServer.GAP);
            int before;
            do { // the half seconds in which something leaves
                before = sent.size();
                ticker.tick();
                while (working.get() > paced.waiting()) {
                    HandTicker.spin();
                }
            } while (--halfSeconds > 0 && sent.size() > before);
        }
    }

    private void pass(Duration time) {
        pass(time, PacedServer.GAP);
    }

    private List<CredentialId> connected(int many) throws Exception {
        List<CredentialId> ids = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            ids.add(house.connected(Account.of("1" + i, "user" + i)));
        }
        return ids;
    }

    private void assertAllGreen() {
        assertThat(house.credentials.snapshots()).isNotEmpty().allMatch(one -> one.status() instanceof Valid);
    }

    private void assertNeverMoreThanTwoASecond() {
        for (int i = 2; i < sent.size(); i++) {
            assertThat(Duration.between(sent.get(i - 2), sent.get(i))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void thirty_tokens_over_a_day_are_each_validated_hourly() throws Exception {
        List<CredentialId> ids = connected(30);
        begin();
        pass(Duration.ofDays(1), Duration.ofSeconds(10));
        for (CredentialId id : ids) {
            List<Check> checks = house.history.checks(id);
            assertThat(checks).hasSizeBetween(24, 40);
            for (int i = 1; i < checks.size(); i++) {
                assertThat(Duration.between(checks.get(i - 1).at(), checks.get(i).at()))
                        .isLessThan(Duration.ofHours(1));
            }
        }
        assertAllGreen();
        assertThat(board.shown()).isEmpty();
    }

    @Test
    void in_the_morning_thirty_tokens_that_ended_overnight_are_renewed_within_a_minute_and_in_pace() throws Exception {
        connected(30);
        house.clock.forward(Duration.ofHours(9));
        begin();
        pass(Duration.ofMinutes(1));
        assertAllGreen();
        assertThat(sent).as("validate, refresh, validate").hasSize(90);
        assertNeverMoreThanTwoASecond();
        assertThat(board.shown()).isEmpty();
    }

    @Test
    void waking_from_sleep_nothing_is_green_that_was_not_asked_about_since() throws Exception {
        connected(30);
        begin();
        pass(Duration.ofMinutes(1));
        assertAllGreen();

        house.clock.forward(Duration.ofHours(3));
        Instant woken = house.clock.instant();
        pass(PacedServer.GAP);
        assertThat(house.credentials.snapshots()).allSatisfy(one -> {
            if (one.status() instanceof Valid valid) {
                assertThat(valid.validatedAt()).isAfterOrEqualTo(woken);
            } else {
                assertThat(one.status()).isInstanceOf(Checking.class);
            }
        });
        pass(Duration.ofMinutes(1));
        assertAllGreen();
        assertNeverMoreThanTwoASecond();
    }

    @Test
    void disconnected_behind_the_back_is_told_once_and_within_the_next_check() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        begin();
        pass(Duration.ofMinutes(1));
        house.twitch.disconnectAll();
        pass(Duration.ofMinutes(59), Duration.ofSeconds(10));
        assertThat(house.statusOf(owl)).isEqualTo(new NeedsConsent(Reason.DISCONNECTED));
        pass(Duration.ofDays(1), Duration.ofMinutes(1));
        assertThat(board.shown()).hasSize(1);
        assertThat(board.showing()).singleElement().satisfies(warning -> assertThat(warning.incidents())
                .singleElement().isInstanceOf(Incident.NeedsYou.class));
    }

    @Test
    void a_day_offline_is_blue_and_one_word_and_ends_by_itself_with_every_token() throws Exception {
        List<CredentialId> ids = connected(5);
        begin();
        pass(Duration.ofMinutes(1));
        Map<String, String> before = Map.copyOf(house.keyring.entries());
        for (int i = 0; i < 5000; i++) {
            house.twitch.failNext(new Unreachable(Unreachable.Reason.NO_NETWORK, false));
        }
        sent.clear();
        pass(Duration.ofDays(1), Duration.ofSeconds(30));
        assertThat(ids).allSatisfy(id -> assertThat(house.statusOf(id)).isInstanceOf(Unverified.class));
        assertThat(house.keyring.entries()).isEqualTo(before);
        assertThat(sent).as("one in some seven minutes for each, and one try in each step")
                .hasSizeLessThan(5 * 220 + 2880);
        assertThat(ids).allSatisfy(id -> assertThat(house.history.checks(id)).hasSizeLessThan(230));
        assertThat(board.shown()).hasSize(1);

        house.twitch.backToNormal();
        pass(Duration.ofSeconds(20));
        assertAllGreen();
        assertThat(board.showing()).isEmpty();
        assertThat(board.shown()).hasSize(1);
        assertThat(house.twitch.requests().stream().filter("exchange"::equals)).as("nobody signed in").hasSize(5);
    }

    @Test
    void a_keyring_that_is_locked_at_the_start_is_told_once_and_twitch_hears_nothing() throws Exception {
        connected(3);
        house.keyring.be(Mood.LOCKED);
        begin();
        pass(Duration.ofHours(2), Duration.ofSeconds(10));
        assertThat(sent).isEmpty();
        assertThat(board.shown()).hasSize(1);
        assertThat(board.showing()).singleElement().satisfies(warning -> assertThat(warning.incidents())
                .containsExactly(new Incident.KeyringClosed(Keyring.LOCKED, 3)));

        house.keyring.unlock();
        watch.checkAll();
        pass(Duration.ofSeconds(5));
        assertAllGreen();
        assertThat(board.showing()).isEmpty();
    }

    @Test
    void while_twitch_wants_to_be_left_alone_no_token_is_asked_about_and_all_are_one_warning() throws Exception {
        List<CredentialId> ids = connected(30);
        begin();
        house.twitch.failNext(new OAuthException.RateLimited(Optional.of(Duration.ofMinutes(20))));
        pass(Duration.ofMinutes(19));
        assertThat(sent).hasSize(1);
        assertThat(ids).allSatisfy(id -> assertThat(house.statusOf(id)).isInstanceOfSatisfying(Unverified.class,
                unverified -> assertThat(unverified.cause()).isEqualTo(Trouble.RATE_LIMITED)));
        assertThat(board.shown()).hasSize(1);
        pass(Duration.ofMinutes(2));
        assertAllGreen();
        assertThat(board.showing()).isEmpty();
        assertNeverMoreThanTwoASecond();
    }

    @Test
    void a_clock_set_back_half_an_hour_does_not_stretch_the_hour() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        begin();
        pass(Duration.ofMinutes(40), Duration.ofSeconds(10));
        sent.clear();
        house.clock.forward(Duration.ofMinutes(-30));
        pass(Duration.ofSeconds(5));
        assertThat(sent).hasSize(1);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @Test
    void a_pair_that_is_not_safe_is_still_saved_soon_after_the_clock_was_set_back() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        begin();
        pass(Duration.ofMinutes(1));
        house.keyring.be(Mood.LYING);
        house.twitch.expireAll();
        watch.checkNow(owl);
        pass(Duration.ofMinutes(1));
        assertThat(house.credentials.snapshot(owl).orElseThrow().saved()).isFalse();
        house.clock.forward(Duration.ofDays(-2));
        house.keyring.be(Mood.OPEN);
        pass(Duration.ofSeconds(20));
        assertThat(house.credentials.snapshot(owl).orElseThrow().saved()).isTrue();
    }
}
