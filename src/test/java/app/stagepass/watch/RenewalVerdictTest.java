package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.InvalidRefreshToken;
import app.stagepass.oauth.OAuthException.ServerFailing;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.Keyring;
import app.stagepass.token.CredentialStatus.Locked;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Renewing;
import app.stagepass.token.CredentialStatus.Trouble;
import app.stagepass.token.CredentialStatus.Unverified;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.Renewability;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.Rotation;
import app.stagepass.vault.TokenMark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the card says of a token after its renewal was tried. */
class RenewalVerdictTest {

    private final ServerFailing failing = new ServerFailing(503, Optional.empty());

    private House house;
    private CredentialId owl;

    @BeforeEach
    void a_streamer_has_signed_in() throws Exception {
        house = new House();
        owl = house.connected(House.OWL);
    }

    /** While Twitch is asked this. */
    private void during(String request, Runnable what) {
        house.twitch.meanwhile(() -> {
            if (house.twitch.requests().getLast().equals(request)) {
                what.run();
            }
        });
    }

    private boolean isRefreshable() {
        return house.credentials.snapshot(owl).orElseThrow().facts().refreshable();
    }

    private List<CredentialStatus> shownWhile(Runnable what) {
        List<CredentialStatus> shown = new ArrayList<>();
        try (var _ = house.credentials.observe(all -> shown.add(all.getFirst().status()))) {
            what.run();
        }
        return shown;
    }

    @Test
    void a_renewal_under_way_is_to_be_seen_whether_the_token_is_dead_or_only_old() {
        house.twitch.expireAll();
        assertThat(shownWhile(() -> house.validator.check(owl))).contains(new Renewing());

        house.clock.forward(Duration.ofHours(4).minusMinutes(5));
        assertThat(shownWhile(() -> house.validator.check(owl))).contains(new Renewing());
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @Test
    void a_good_token_whose_renewal_twitch_refuses_stays_green_and_tells_that_it_ends() {
        during("refresh", () -> house.twitch.failNext(new InvalidRefreshToken(400)));
        assertThatThrownBy(() -> house.validator.renew(owl)).isInstanceOf(InvalidRefreshToken.class);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
        assertThat(isRefreshable()).isFalse();
    }

    @Test
    void a_good_token_whose_renewal_fails_otherwise_stays_green_and_can_be_renewed_later() {
        during("refresh", () -> house.twitch.failNext(failing));
        assertThatThrownBy(() -> house.validator.renew(owl)).isSameAs(failing);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
        assertThat(isRefreshable()).isTrue();
    }

    @Test
    void where_twitch_answers_neither_it_is_blue() {
        house.twitch.failNext(failing, failing);
        assertThatThrownBy(() -> house.validator.renew(owl)).isSameAs(failing);
        assertThat(house.statusOf(owl)).isInstanceOfSatisfying(Unverified.class,
                blue -> assertThat(blue.cause()).isEqualTo(Trouble.TWITCH_FAILING));
    }

    @Test
    void a_revoked_one_whose_renewal_fails_stays_revoked() throws Exception {
        house.revocation.revoke(owl);
        house.twitch.failNext(new InvalidRefreshToken(400));
        assertThatThrownBy(() -> house.validator.renew(owl)).isInstanceOf(InvalidRefreshToken.class);
        assertThat(house.statusOf(owl)).isEqualTo(new NeedsConsent(Reason.REVOKED_HERE));
    }

    @Test
    void where_the_keyring_closes_meanwhile_the_card_says_so() {
        during("refresh", () -> {
            house.twitch.failNext(failing);
            house.keyring.be(Mood.LOCKED);
        });
        assertThatThrownBy(() -> house.validator.renew(owl)).isSameAs(failing);
        assertThat(house.statusOf(owl)).isEqualTo(new Locked(Keyring.LOCKED));
    }

    @Test
    void what_twitch_was_asked_stands_in_the_history_though_the_keyring_closed_meanwhile() {
        house.twitch.expireAll();
        house.clock.forward(Duration.ofMinutes(20));
        int before = house.history.checks(owl).size();
        during("validate", () -> house.keyring.be(Mood.LOCKED));
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isEqualTo(new Locked(Keyring.LOCKED));
        assertThat(house.history.checks(owl)).hasSize(before + 1);
        assertThat(house.credentials.snapshot(owl).orElseThrow().checkedAt()).contains(house.clock.instant());
    }

    @Test
    void a_fault_of_our_own_is_no_time_at_which_twitch_was_asked() {
        var asked = house.credentials.snapshot(owl).orElseThrow().checkedAt();
        house.clock.forward(Duration.ofMinutes(20));
        during("validate", () -> {
            throw new IllegalStateException("ours");
        });
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isInstanceOf(CredentialStatus.Unverified.class);
        assertThat(house.credentials.snapshot(owl).orElseThrow().checkedAt()).isPresent().isEqualTo(asked);
    }

    @Test
    void where_the_entry_is_taken_away_meanwhile_the_card_says_so() {
        during("refresh", () -> {
            house.twitch.failNext(failing);
            house.keyring.entries().remove("credential-" + owl);
        });
        assertThatThrownBy(() -> house.validator.renew(owl)).isSameAs(failing);
        assertThat(house.statusOf(owl)).isEqualTo(new NeedsConsent(Reason.NOT_IN_KEYRING));
    }

    @Test
    void a_full_disk_takes_no_green_away() {
        house.index.beFull(true);
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @Test
    void on_a_full_disk_a_refused_renewal_is_told_all_the_same() {
        house.index.beFull(true);
        during("refresh", () -> house.twitch.failNext(new InvalidRefreshToken(400)));
        assertThatThrownBy(() -> house.validator.renew(owl)).isInstanceOf(OAuthException.class);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
        assertThat(isRefreshable()).isFalse();
    }

    @Test
    void a_persons_token_that_twitch_calls_nobodys_is_not_green() {
        house.twitch.nameNobody();
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isEqualTo(new NeedsConsent(Reason.WRONG_ACCOUNT));
    }

    @Test
    void a_dead_token_that_came_without_a_refresh_token_has_ended() throws Exception {
        house.vault.keep(house.vault.credential(owl).orElseThrow(),
                new KeptTokens(house.tokensOf(owl).access(), Optional.empty()));
        house.twitch.expireAll();
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isEqualTo(new NeedsConsent(Reason.ENDED));
        assertThat(house.twitch.requests()).doesNotContain("refresh");
    }

    @Test
    void what_became_of_another_refresh_token_casts_no_doubt_on_this_one() throws Exception {
        house.vault.rotations().note(owl, new Rotation(Rotation.Stage.SENT,
                TokenMark.of(new RefreshToken("another")), java.util.Set.of(), house.clock.instant()));
        during("refresh", () -> house.twitch.failNext(new InvalidRefreshToken(400)));
        assertThatThrownBy(() -> house.validator.renew(owl)).isInstanceOf(InvalidRefreshToken.class);
        assertThat(house.credentials.snapshot(owl).orElseThrow().facts().renewability())
                .isEqualTo(Renewability.REFUSED);
    }

    @Test
    void a_renewal_that_brought_the_same_refresh_token_leaves_no_record_either() throws Exception {
        house.twitch.keepRefreshTokens();
        house.validator.renew(owl);
        assertThat(house.vault.rotations().unfinished(owl)).isEmpty();
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @Test
    void a_check_under_way_is_to_be_seen_too() {
        house.twitch.failNext(failing);
        house.validator.check(owl);
        assertThat(shownWhile(() -> house.validator.check(owl))).contains(new CredentialStatus.Checking());
    }

    @Test
    void nobody_is_held_up_afterwards() {
        house.twitch.failNext(failing, failing);
        assertThatThrownBy(() -> house.validator.renew(owl)).isSameAs(failing);
        house.validator.check(owl);
        assertThat(house.credentials.lockOf(owl).isLocked()).isFalse();
    }
}
