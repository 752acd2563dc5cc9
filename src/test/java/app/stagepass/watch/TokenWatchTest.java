package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OAuthException;
import app.stagepass.token.Account;
import app.stagepass.token.TokenKind;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus.Checking;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Unverified;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.vault.MapSecretStore.Mood;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hours pass by hand: every token is checked at the start and at least hourly, at most two a second. */
class TokenWatchTest {

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

    private long validations() {
        return house.twitch.requests().stream().filter("validate"::equals).count();
    }

    @Test
    void every_token_is_checked_at_the_start() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        house.start();
        try (TokenWatch _ = watching()) {
            assertThat(house.statusOf(owl)).isInstanceOf(Checking.class);
            ticker.tick();
            assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
            ticker.tick();
            assertThat(validations()).isOne();
        }
    }

    @Test
    void what_is_asked_for_while_nothing_is_due_is_checked_in_the_next_second() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        house.start();
        try (TokenWatch watch = watching()) {
            passSeconds(5);
            long before = validations();
            watch.checkAll();
            passSeconds(1);
            assertThat(validations()).isEqualTo(before + 1);

            CredentialId another = house.connected(Account.of("102", "another"));
            passSeconds(5);
            house.credentials.due(another);
            passSeconds(1);
            assertThat(validations()).isEqualTo(before + 2);
            assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
        }
    }

    @Test
    void over_a_day_no_two_checks_are_more_than_an_hour_apart() throws Exception {
        house.connected(House.OWL);
        house.start();
        List<Duration> gaps = new ArrayList<>();
        var last = house.clock.instant();
        long seen = 0;
        try (TokenWatch _ = watching()) {
            for (int minute = 0; minute < 24 * 60; minute++) {
                ticker.tick();
                if (validations() > seen) {
                    gaps.add(Duration.between(last, house.clock.instant()));
                    last = house.clock.instant();
                    seen = validations();
                }
                house.clock.forward(Duration.ofMinutes(1));
            }
        }
        assertThat(gaps).hasSizeGreaterThanOrEqualTo(24).allMatch(gap -> gap.compareTo(Duration.ofHours(1)) < 0);
        assertThat(house.credentials.snapshots().getFirst().status()).isInstanceOf(Valid.class);
    }

    @Test
    void no_more_than_two_are_asked_about_in_a_second_and_those_in_use_come_first() throws Exception {
        for (int i = 0; i < 9; i++) {
            house.connected(Account.of("10" + i, "account" + i));
        }
        CredentialId inUse = house.connected(House.OWL);
        house.liveTokens.take(inUse);
        house.start();
        long before = validations();
        try (TokenWatch _ = watching()) {
            ticker.tick();
            assertThat(validations() - before).isEqualTo(2);
            assertThat(house.statusOf(inUse)).isInstanceOf(Valid.class);
            for (int second = 0; second < 4; second++) {
                ticker.tick();
            }
            assertThat(validations() - before).isEqualTo(10);
        }
    }

    @Test
    void after_a_long_sleep_nothing_stays_green_unchecked() throws Exception {
        for (int i = 0; i < 5; i++) {
            house.connected(Account.of("10" + i, "account" + i));
        }
        Queue<Runnable> waiting = new ArrayDeque<>();
        try (TokenWatch _ = new TokenWatch(house.credentials, house.vault, house.validator, house.clock, ticker,
                waiting::add)) {
            house.clock.forward(Duration.ofHours(3));
            ticker.tick();
            waiting.forEach(Runnable::run);
            assertThat(house.credentials.snapshots()).filteredOn(one -> one.status() instanceof Valid).hasSize(2);
            assertThat(house.credentials.snapshots()).filteredOn(one -> one.status() instanceof Checking).hasSize(3);
        }
    }

    @Test
    void when_the_network_is_back_nobody_waits_for_the_end_of_a_back_off() throws Exception {
        for (int i = 0; i < 5; i++) {
            house.connected(Account.of("10" + i, "account" + i));
        }
        house.start();
        house.twitch.meanwhile(() -> house.twitch
                .failNext(new OAuthException.Unreachable(OAuthException.Unreachable.Reason.NO_NETWORK, false)));
        try (TokenWatch _ = watching()) {
            passSeconds(1200);
            assertThat(house.credentials.snapshots()).allMatch(one -> one.status() instanceof Unverified);
            house.twitch.meanwhile(() -> {});
            house.twitch.backToNormal();
            passSeconds(16);
            assertThat(house.credentials.snapshots()).allMatch(one -> one.status() instanceof Valid);
        }
    }

    private void passSeconds(int seconds) {
        for (int i = 0; i < seconds; i++) {
            ticker.tick();
            house.clock.forward(Duration.ofSeconds(1));
        }
    }

    @Test
    void a_clock_set_back_two_days_does_not_put_checks_off() throws Exception {
        house.connected(House.OWL);
        long before = validations();
        try (TokenWatch _ = watching()) {
            house.clock.forward(Duration.ofDays(-2));
            ticker.tick();
        }
        assertThat(validations()).isGreaterThan(before);
    }

    @Test
    void a_day_offline_turns_blue_and_then_green_with_nothing_asked() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        house.start();
        try (TokenWatch _ = watching()) {
            for (int i = 0; i < 2 * 24 * 60; i++) { // the planned ones and the tries between them
                house.twitch.failNext(
                        new OAuthException.Unreachable(OAuthException.Unreachable.Reason.NO_NETWORK, false));
            }
            for (int minute = 0; minute < 24 * 60; minute++) {
                ticker.tick();
                house.clock.forward(Duration.ofMinutes(1));
            }
            assertThat(house.statusOf(owl)).isInstanceOf(Unverified.class);
            assertThat(house.history.checks(owl).size()).as("of the tries, the planned ones are on record")
                    .isBetween(100, 250);
            house.twitch.backToNormal();
            for (int second = 0; second < 20; second++) {
                ticker.tick();
                house.clock.forward(Duration.ofSeconds(1));
            }
            assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
        }
    }

    @Test
    void what_needs_the_person_is_not_asked_about_again() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        house.twitch.disconnectAll();
        try (TokenWatch watch = watching()) {
            watch.checkNow(owl);
            int asked = house.twitch.requests().size();
            house.clock.forward(Duration.ofHours(5));
            ticker.tick();
            assertThat(house.statusOf(owl)).isInstanceOf(NeedsConsent.class);
            assertThat(house.twitch.requests()).hasSize(asked);
        }
    }

    @Test
    void a_pair_that_was_not_saved_is_saved_when_the_keyring_comes_back() throws Exception {
        var tokens = house.twitch.exchange(house.app, Optional.of(house.secret),
                house.twitch.consent(house.app, House.OWL, House.CHAT));
        house.keyring.be(Mood.GONE);
        house.admission.keepAsNew(
                new Admission.Candidate(house.app, House.OWL, TokenKind.USER, tokens, house.clock.instant(),
                        Duration.ZERO,
                        House.CHAT));
        try (TokenWatch _ = watching()) {
            ticker.tick();
            assertThat(house.credentials.snapshots()).noneMatch(CredentialSnapshot::saved);
            house.keyring.be(Mood.OPEN);
            house.clock.forward(Duration.ofSeconds(20));
            ticker.tick();
            assertThat(house.credentials.snapshots()).allMatch(CredentialSnapshot::saved);
        }
    }

    @Test
    void those_that_are_planned_for_the_same_moment_start_early_so_that_none_is_late() throws Exception {
        House bunched = new House();
        bunched.schedule = new ValidationSchedule(() -> 0);
        bunched.validator = new Validator(bunched.credentials, bunched.vault, bunched.twitch,
                new Renewal(bunched.vault, bunched.twitch, bunched.clock), bunched.schedule, bunched.history,
                bunched.clock);
        List<CredentialId> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(bunched.connected(Account.of("10" + i, "account" + i)));
        }
        many.forEach(bunched.validator::check);
        var begun = bunched.clock.instant();
        try (TokenWatch _ = new TokenWatch(bunched.credentials, bunched.vault, bunched.validator, bunched.clock, ticker,
                Runnable::run)) {
            for (int second = 0; second < 50 * 60; second++) {
                bunched.clock.forward(Duration.ofSeconds(1));
                ticker.tick();
            }
        }
        assertThat(many).allSatisfy(id -> assertThat(bunched.history.checks(id).getLast().at())
                .isBetween(begun.plus(Duration.ofMinutes(49)), begun.plus(Duration.ofMinutes(50))));
    }

    @Test
    void all_are_checked_when_the_person_asks_and_what_needs_them_stays_as_it_is() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        CredentialId revoked = house.connected(House.BOT);
        house.revocation.revoke(revoked);
        long before = validations();
        try (TokenWatch watch = watching()) {
            watch.checkAll();
            assertThat(house.statusOf(owl)).isInstanceOf(Checking.class);
            assertThat(house.statusOf(revoked)).isInstanceOf(NeedsConsent.class);
            ticker.tick();
            ticker.tick();
        }
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
        assertThat(validations() - before).isOne();
    }

    @Test
    void what_is_being_checked_is_not_started_again_and_no_more_than_six_are_under_way() throws Exception {
        List<CredentialId> many = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            many.add(house.connected(Account.of("10" + i, "account" + i)));
        }
        house.start();
        Queue<Runnable> waiting = new ArrayDeque<>();
        try (TokenWatch watch = new TokenWatch(house.credentials, house.vault, house.validator, house.clock, ticker,
                waiting::add)) {
            for (int second = 0; second < 9; second++) {
                ticker.tick();
            }
            assertThat(waiting).hasSize(6);
            many.forEach(watch::checkNow);
            assertThat(waiting).as("the person's own wish comes on top, but not twice").hasSize(9);
            waiting.forEach(Runnable::run);
            waiting.clear();
            long checked = validations();
            ticker.tick();
            waiting.forEach(Runnable::run);
            assertThat(validations()).isEqualTo(checked);
        }
        assertThat(house.credentials.snapshots()).allMatch(one -> one.status() instanceof Valid);
    }

    @Test
    void a_token_whose_end_has_come_is_not_green_while_it_waits_for_its_check() throws Exception {
        for (int i = 0; i < 5; i++) {
            house.connected(Account.of("10" + i, "account" + i));
        }
        house.clock.forward(Duration.ofHours(4));
        try (TokenWatch _ = new TokenWatch(house.credentials, house.vault, house.validator, house.clock, ticker,
                _ -> {})) {
            ticker.tick();
        }
        assertThat(house.credentials.snapshots()).filteredOn(one -> one.status() instanceof Valid)
                .as("the two whose check begins").hasSize(2);
    }

    @Test
    void a_closed_watch_starts_nothing() throws Exception {
        house.connected(House.OWL);
        house.start();
        long before = validations();
        watching().close();
        ticker.tick();
        assertThat(validations()).isEqualTo(before);
    }
}
