package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.FakeTwitch;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only tokens that work are given out. */
class LiveTokensTest {

    private House house;
    private CredentialId owl;

    @BeforeEach
    void a_streamer_has_signed_in() throws Exception {
        house = new House();
        owl = house.connected(House.OWL);
    }

    @Test
    void a_live_token_comes_with_its_end_and_is_remembered_as_handed_over() throws Exception {
        LiveTokens.LiveToken token = house.liveTokens.take(owl);
        assertThat(token.worksUntil()).contains(house.clock.instant().plus(FakeTwitch.LIFETIME));
        assertThat(house.credentials.snapshot(owl).orElseThrow().handedOverAt()).contains(house.clock.instant());
        house.start();
        assertThat(house.credentials.snapshot(owl).orElseThrow().handedOverAt()).isPresent();
    }

    @Test
    void whoever_looks_is_told_that_it_is_in_use() throws Exception {
        List<Boolean> inUse = new ArrayList<>();
        try (var _ = house.credentials.observe(all -> inUse.add(all.getFirst().handedOverAt().isPresent()))) {
            house.liveTokens.take(owl);
        }
        assertThat(inUse).containsExactly(false, true);
    }

    @Test
    void one_whose_entry_was_taken_from_the_keyring_is_not_live() {
        house.keyring.entries().remove("credential-" + owl);
        assertThatThrownBy(() -> house.liveTokens.take(owl)).isInstanceOfSatisfying(LiveTokens.NotLive.class,
                e -> assertThat(e.status()).isEqualTo(new NeedsConsent(Reason.NOT_IN_KEYRING)));
    }

    @Test
    void after_a_restart_it_is_checked_before_it_is_given_out() throws Exception {
        house.start();
        house.twitch.expireAll();
        LiveTokens.LiveToken token = house.liveTokens.take(owl);
        assertThat(house.twitch.isLive(token.token())).isTrue();
    }

    @Test
    void a_token_that_has_just_ended_is_renewed_first() throws Exception {
        house.clock.forward(FakeTwitch.LIFETIME.plus(Duration.ofSeconds(1)));
        assertThat(house.twitch.isLive(house.liveTokens.take(owl).token())).isTrue();
    }

    @Test
    void a_dead_login_gives_nothing_out() {
        house.start();
        house.twitch.disconnectAll();
        assertThatThrownBy(() -> house.liveTokens.take(owl)).isInstanceOfSatisfying(LiveTokens.NotLive.class,
                e -> assertThat(e.status()).isInstanceOf(NeedsConsent.class));
    }

    @Test
    void nothing_unchecked_is_given_out_while_twitch_is_away() {
        house.start();
        house.twitch.failNext(new OAuthException.ServerFailing(500, Optional.empty()));
        assertThatThrownBy(() -> house.liveTokens.take(owl)).isInstanceOf(LiveTokens.NotLive.class);
    }

    @Test
    void renewing_forgets_the_handing_over_of_the_old_token() throws Exception {
        house.liveTokens.take(owl);
        house.validator.renew(owl);
        assertThat(house.credentials.snapshot(owl).orElseThrow().handedOverAt()).isEmpty();
    }

    @Test
    void a_full_disk_keeps_no_token_from_the_person() throws Exception {
        house.validator.check(owl);
        house.index.beFull(true);
        house.liveTokens.take(owl);
        assertThat(house.credentials.snapshot(owl).orElseThrow().handedOverAt()).contains(house.clock.instant());
        house.index.beFull(false);
        house.vault.saveUnsaved();
        house.start();
        assertThat(house.credentials.snapshot(owl).orElseThrow().handedOverAt()).contains(house.clock.instant());
    }
}
