package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.FakeTwitch;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.Account;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.Checking;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.Renewability;
import app.stagepass.token.TokenFacts;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.StoredCredential;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One alarm for one trouble: when it is told, how often, and when it is taken back. */
class WarningsTest {

    private static final Duration A_MOMENT = Warnings.GATHER.plusSeconds(1);

    private final HandTicker ticker = new HandTicker();
    private final FakeBoard board = new FakeBoard();
    private House house;
    private CredentialId owl;
    private Warnings warnings;

    @BeforeEach
    void everything_is_fine() throws Exception {
        house = new House();
        owl = house.connected(House.OWL);
        house.validator.check(owl);
        warnings = new Warnings(house.credentials, board, house.clock, ticker);
        pass(Duration.ofMinutes(2));
        assertThat(board.shown()).isEmpty();
    }

    @AfterEach
    void stop() {
        warnings.close();
        ticker.shutdownNow();
    }

    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            house.clock.forward(Duration.ofSeconds(1));
            ticker.tick();
        }
    }

    private void die(CredentialId id) {
        house.twitch.disconnectAll();
        house.validator.check(id);
    }

    @Test
    void a_dead_login_is_told_once_and_with_its_account() {
        die(owl);
        pass(A_MOMENT);
        assertThat(board.showing()).singleElement().satisfies(warning -> assertThat(warning.incidents())
                .singleElement().isInstanceOfSatisfying(Incident.NeedsYou.class, needs -> {
                    assertThat(needs.credential().id()).isEqualTo(owl);
                    assertThat(needs.credential().status()).isEqualTo(new NeedsConsent(Reason.DISCONNECTED));
                }));
        house.validator.check(owl);
        pass(Duration.ofHours(3));
        house.validator.check(owl);
        pass(Duration.ofHours(3));
        assertThat(board.replaced()).as("nothing else was to be said").isZero();
        assertThat(board.shown()).hasSize(1);
        assertThat(board.showing()).hasSize(1);
    }

    @Test
    void being_checked_again_does_not_take_it_back_and_signing_in_again_does() throws Exception {
        die(owl);
        pass(A_MOMENT);
        house.credentials.show(owl, new Checking());
        pass(A_MOMENT);
        assertThat(board.showing()).hasSize(1);

        house.signIn(house.app, House.OWL, House.CHAT, Optional.of(owl));
        assertThat(board.showing()).isEmpty();
    }

    @Test
    void what_dies_again_later_is_told_again() throws Exception {
        die(owl);
        pass(A_MOMENT);
        house.signIn(house.app, House.OWL, House.CHAT, Optional.of(owl));
        pass(Duration.ofMinutes(2));
        die(owl);
        pass(A_MOMENT);
        assertThat(board.shown()).hasSize(2);
    }

    @Test
    void what_comes_together_is_told_together_and_what_comes_within_the_minute_waits() throws Exception {
        CredentialId bot = house.connected(House.BOT);
        CredentialId late = house.connected(Account.of("9", "late"));
        house.validator.check(bot);
        house.validator.check(late);
        house.twitch.disconnectAll();
        house.validator.check(owl);
        pass(Duration.ofSeconds(2));
        house.validator.check(bot);
        pass(A_MOMENT);
        assertThat(board.shown()).singleElement()
                .satisfies(warning -> assertThat(warning.incidents()).hasSize(2));

        house.validator.check(late);
        pass(Duration.ofSeconds(40));
        assertThat(board.shown()).hasSize(1);
        pass(Duration.ofSeconds(30));
        assertThat(board.shown()).extracting(Warning::number).containsExactly(1, 2);

        house.signIn(house.app, House.BOT, House.CHAT, Optional.of(bot));
        assertThat(board.showing().getFirst().incidents()).singleElement()
                .isInstanceOfSatisfying(Incident.NeedsYou.class,
                        needs -> assertThat(needs.credential().id()).isEqualTo(owl));
        assertThat(board.shown()).as("that is no news").hasSize(2);
    }

    @Test
    void thirty_tokens_and_one_outage_are_one_warning() throws Exception {
        List<CredentialId> many = new ArrayList<>(List.of(owl));
        for (int i = 0; i < 29; i++) {
            many.add(house.connected(Account.of("1" + i, "user" + i)));
        }
        for (CredentialId one : many) {
            house.twitch.failNext(new OAuthException.ServerFailing(503, Optional.empty()));
            house.validator.check(one);
            pass(Duration.ofSeconds(1));
        }
        pass(Incidents.HICCUP.plus(A_MOMENT));
        assertThat(board.shown()).singleElement().satisfies(warning -> assertThat(warning.incidents())
                .containsExactly(new Incident.Outage(CredentialStatus.Trouble.TWITCH_FAILING, 30)));

        pass(Duration.ofHours(2));
        many.forEach(house.validator::check);
        assertThat(board.showing()).isEmpty();
        assertThat(board.shown()).hasSize(1);
    }

    @Test
    void a_hiccup_is_not_worth_a_word() {
        house.twitch.failNext(new OAuthException.ServerFailing(500, Optional.empty()));
        house.validator.check(owl);
        pass(Duration.ofSeconds(30));
        house.validator.check(owl);
        pass(Duration.ofMinutes(5));
        assertThat(board.shown()).isEmpty();
    }

    @Test
    void an_outage_does_not_hide_a_dead_login() {
        die(owl);
        pass(A_MOMENT);
        house.twitch.failNext(new OAuthException.ServerFailing(500, Optional.empty()));
        house.validator.check(owl);
        pass(Duration.ofMinutes(5));
        assertThat(board.showing()).singleElement().satisfies(warning -> assertThat(warning.incidents())
                .singleElement().isInstanceOf(Incident.NeedsYou.class));
    }

    @Test
    void a_locked_keyring_is_one_trouble() throws Exception {
        CredentialId bot = house.connected(House.BOT);
        house.keyring.be(Mood.LOCKED);
        house.validator.check(owl);
        house.validator.check(bot);
        pass(A_MOMENT);
        assertThat(board.showing()).singleElement().satisfies(warning -> assertThat(warning.incidents())
                .containsExactly(new Incident.KeyringClosed(CredentialStatus.Keyring.LOCKED, 2)));
        house.keyring.be(Mood.OPEN);
        house.validator.check(owl);
        house.validator.check(bot);
        assertThat(board.showing()).isEmpty();
    }

    @Test
    void a_wrong_client_secret_is_told_for_the_application_and_not_for_each_token() throws Exception {
        CredentialId bot = house.connected(House.BOT);
        house.twitch.expireAll();
        house.twitch.knows(house.app, new ClientSecret("another0another0another0another"));
        house.validator.check(owl);
        house.validator.check(bot);
        pass(A_MOMENT);
        assertThat(board.showing()).singleElement().satisfies(warning -> assertThat(warning.incidents())
                .singleElement().isInstanceOfSatisfying(Incident.WrongApplication.class, wrong -> {
                    assertThat(wrong.field()).isEqualTo(ClientField.CLIENT_SECRET);
                    assertThat(wrong.credentials()).isEqualTo(2);
                }));
    }

    @Test
    void a_token_that_nothing_can_renew_says_so_before_it_ends() throws Exception {
        KeptTokens tokens = house.tokensOf(owl);
        StoredCredential stored = house.vault.credential(owl).orElseThrow();
        TokenFacts facts = stored.facts();
        house.vault.keep(
                new StoredCredential(stored.credential(), facts.with(Renewability.NO_REFRESH_TOKEN), Optional.empty(),
                        false),
                new KeptTokens(tokens.access(), Optional.empty()));
        house.validator.check(owl);
        pass(A_MOMENT);
        assertThat(board.shown()).isEmpty();
        pass(FakeTwitch.LIFETIME.minus(Duration.ofMinutes(31)));
        assertThat(board.showing()).singleElement().satisfies(warning -> assertThat(warning.incidents())
                .singleElement().isInstanceOf(Incident.EndsSoon.class));
    }

    @Test
    void who_revokes_or_removes_hears_nothing() throws Exception {
        CredentialId bot = house.connected(House.BOT);
        house.revocation.revoke(bot);
        house.validator.check(bot);
        die(owl);
        house.revocation.remove(owl);
        pass(Duration.ofMinutes(2));
        assertThat(board.shown()).isEmpty();
    }

    @Test
    void an_entry_that_nobody_can_read_concerns_its_credential_alone() throws Exception {
        CredentialId bot = house.connected(House.BOT);
        house.validator.check(bot);
        house.keyring.entries().put("credential-" + owl, "rubbish");
        house.validator.check(owl);
        pass(A_MOMENT);
        assertThat(board.showing()).singleElement().satisfies(warning -> assertThat(warning.incidents())
                .singleElement().isInstanceOfSatisfying(Incident.NeedsYou.class,
                        needs -> assertThat(needs.credential().id()).isEqualTo(owl)));
    }

    @Test
    void an_outage_whose_cause_changes_is_put_into_other_words() {
        house.twitch.failNext(new OAuthException.ServerFailing(503, Optional.empty()));
        house.validator.check(owl);
        pass(Incidents.HICCUP.plus(A_MOMENT));
        house.twitch.failNext(new OAuthException.RateLimited(Optional.empty()));
        house.validator.check(owl);
        pass(A_MOMENT);
        assertThat(board.replaced()).isOne();
        assertThat(board.showing()).singleElement().satisfies(warning -> assertThat(warning.incidents())
                .containsExactly(new Incident.Outage(CredentialStatus.Trouble.RATE_LIMITED, 1)));
    }

    @Test
    void closed_it_says_no_more_of_what_was_and_hears_no_more_of_what_comes() {
        die(owl);
        warnings.close();
        pass(A_MOMENT);
        assertThat(board.shown()).isEmpty();
        house.validator.check(owl);
        assertThat(board.shown()).isEmpty();
    }

    @Test
    void a_clock_set_back_by_two_days_silences_nothing() throws Exception {
        CredentialId bot = house.connected(House.BOT);
        house.validator.check(bot);
        house.twitch.disconnectAll();
        house.validator.check(owl);
        pass(A_MOMENT);
        house.clock.forward(Duration.ofDays(-2));
        house.validator.check(bot);
        pass(A_MOMENT);
        assertThat(board.shown()).hasSize(2);
    }
}
