package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.VaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Revoking ends a token at Twitch; removing forgets a credential here. */
class RevocationTest {

    private House house;
    private CredentialId owl;

    @BeforeEach
    void a_streamer_has_signed_in() throws Exception {
        house = new House();
        owl = house.connected(House.OWL);
    }

    @Test
    void a_revoked_token_is_dead_at_twitch_and_does_not_come_back_by_itself() throws Exception {
        KeptTokens tokens = house.tokensOf(owl);
        house.revocation.revoke(owl);
        assertThat(house.twitch.isLive(tokens.access())).isFalse();
        house.start();
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isEqualTo(new NeedsConsent(Reason.REVOKED_HERE));
        assertThat(house.twitch.requests()).doesNotContain("refresh");
    }

    @Test
    void the_person_may_renew_a_revoked_one_on_purpose() throws Exception {
        house.revocation.revoke(owl);
        house.validator.renew(owl);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
        house.start();
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @Test
    void where_twitch_did_not_answer_nothing_is_forgotten() throws Exception {
        house.validator.check(owl);
        house.twitch.failNext(new OAuthException.ServerFailing(503, Optional.empty()));
        assertThatThrownBy(() -> house.revocation.revoke(owl)).isInstanceOf(OAuthException.ServerFailing.class);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
        assertThat(house.vault.tokensOf(owl)).isPresent();
    }

    @Test
    void where_its_answer_was_lost_twitch_is_asked_whether_the_token_lives() throws Exception {
        house.twitch.loseAnswers(true);
        house.revocation.revoke(owl);
        assertThat(house.statusOf(owl)).isEqualTo(new NeedsConsent(Reason.REVOKED_HERE));
    }

    @Test
    void where_nobody_can_say_whether_it_lives_the_light_is_not_green() throws Exception {
        house.validator.check(owl);
        house.twitch.failNext(new OAuthException.Unreachable(OAuthException.Unreachable.Reason.CONNECTION_LOST, true),
                new OAuthException.Unreachable(OAuthException.Unreachable.Reason.NO_NETWORK, false));
        assertThatThrownBy(() -> house.revocation.revoke(owl)).isInstanceOf(OAuthException.Unreachable.class);
        assertThat(house.statusOf(owl)).isInstanceOf(CredentialStatus.Checking.class);
        assertThat(house.tokensOf(owl).refresh()).isPresent();
    }

    @Test
    void what_never_reached_twitch_or_was_not_looked_at_is_not_asked_about_again() throws Exception {
        house.validator.check(owl);
        int before = house.twitch.requests().size();
        house.twitch.failNext(new OAuthException.RateLimited(Optional.empty()));
        assertThatThrownBy(() -> house.revocation.revoke(owl)).isInstanceOf(OAuthException.RateLimited.class);
        house.twitch.failNext(new OAuthException.Unreachable(OAuthException.Unreachable.Reason.NO_NETWORK, false));
        assertThatThrownBy(() -> house.revocation.revoke(owl)).isInstanceOf(OAuthException.Unreachable.class);
        assertThat(house.twitch.requests().subList(before, house.twitch.requests().size())).doesNotContain("validate");
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @Test
    void whoever_looks_is_told_of_it_and_nobody_is_held_up_afterwards() throws Exception {
        List<CredentialStatus> told = new ArrayList<>();
        List<Integer> many = new ArrayList<>();
        try (var _ = house.credentials.observe(all -> {
            many.add(all.size());
            all.forEach(one -> told.add(one.status()));
        })) {
            house.revocation.revoke(owl);
            assertThat(told).endsWith(new NeedsConsent(Reason.REVOKED_HERE));
            house.revocation.remove(owl);
            assertThat(many).endsWith(0);
        }
        assertThat(house.credentials.lockOf(owl).isLocked()).isFalse();
    }

    @Test
    void a_revoked_one_is_no_longer_in_use_and_whoever_looks_is_told() throws Exception {
        house.liveTokens.take(owl);
        List<Boolean> inUse = new ArrayList<>();
        try (var _ = house.credentials.observe(all -> inUse.add(all.getFirst().handedOverAt().isPresent()))) {
            house.revocation.revoke(owl);
        }
        assertThat(inUse).startsWith(true).endsWith(false);
    }

    @Test
    void of_an_application_that_is_gone_nothing_can_be_revoked() throws Exception {
        house.vault.forget(house.app.id());
        assertThatThrownBy(() -> house.revocation.revoke(owl)).isInstanceOf(OAuthException.InvalidClient.class);
        assertThat(house.twitch.requests()).doesNotContain("revoke");
        assertThat(house.credentials.lockOf(owl).isLocked()).isFalse();
    }

    @Test
    void removing_takes_the_keyring_entry_with_it() throws Exception {
        house.revocation.remove(owl);
        assertThat(house.history.checks(owl)).isEmpty();
        assertThat(house.credentials.snapshots()).isEmpty();
        assertThat(house.keyring.entries().keySet()).noneMatch(key -> key.contains(owl.value()));
    }

    @Test
    void a_keyring_that_does_not_let_go_keeps_the_card() {
        house.keyring.be(Mood.LOCKED);
        assertThatThrownBy(() -> house.revocation.remove(owl)).isInstanceOf(VaultException.Locked.class);
        house.keyring.be(Mood.OPEN);
        assertThat(house.credentials.snapshots()).hasSize(1);
    }

    @Test
    void a_full_disk_does_not_bring_a_revoked_one_back() throws Exception {
        house.index.beFull(true);
        assertThatThrownBy(() -> house.revocation.revoke(owl)).isInstanceOf(VaultException.FileNotWritten.class);
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isEqualTo(new NeedsConsent(Reason.REVOKED_HERE));
        assertThat(house.twitch.requests()).doesNotContain("refresh");

        house.index.beFull(false);
        house.vault.saveUnsaved();
        house.start();
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isEqualTo(new NeedsConsent(Reason.REVOKED_HERE));
    }

    @Test
    void what_the_keyring_no_longer_holds_is_not_said_to_be_revoked() {
        house.keyring.entries().keySet().removeIf(key -> key.contains(owl.value()));
        assertThatThrownBy(() -> house.revocation.revoke(owl)).isInstanceOf(OAuthException.InvalidToken.class);
        assertThat(house.statusOf(owl)).isEqualTo(new NeedsConsent(Reason.NOT_IN_KEYRING));
        assertThat(house.twitch.requests()).doesNotContain("revoke");
    }
}
