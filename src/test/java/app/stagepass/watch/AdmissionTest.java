package app.stagepass.watch;

import app.stagepass.token.CredentialStatus;
import app.stagepass.token.TokenKind;
import app.stagepass.oauth.OAuthException;
import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.VaultException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a new pair goes, and where it never does. */
class AdmissionTest {

    private House house;

    @BeforeEach
    void a_house_without_credentials() throws Exception {
        house = new House();
    }

    @Test
    void a_first_sign_in_makes_a_credential_whose_tokens_are_in_the_keyring() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        house.start();
        assertThat(house.tokensOf(owl).refresh()).isPresent();
        assertThat(house.credentials.snapshot(owl).orElseThrow().facts().scopes()).isEqualTo(House.CHAT);
    }

    @Test
    void another_account_than_expected_is_never_stored_over_the_old_one() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        KeptTokens before = house.tokensOf(owl);
        SignInResult result = house.signIn(house.app, House.BOT, House.CHAT, Optional.of(owl));
        assertThat(result).isInstanceOf(SignInResult.DifferentAccount.class);
        assertThat(house.tokensOf(owl)).isNotNull();
        assertThat(house.tokensOf(owl).access().matches(before.access().reveal())).isTrue();
        assertThat(house.credentials.snapshots()).hasSize(1);
    }

    @Test
    void the_other_account_can_be_kept_as_a_credential_of_its_own_or_ended() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        var other = (SignInResult.DifferentAccount) house.signIn(house.app, House.BOT, House.CHAT, Optional.of(owl));
        house.admission.keepAsNew(other.candidate());
        assertThat(house.credentials.snapshots()).hasSize(2);
        house.admission.discard(other.candidate());
        assertThat(house.twitch.isLive(other.candidate().tokens().access())).isFalse();
    }

    @Test
    void reconnecting_replaces_the_pair_and_keeps_the_label() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        new Labels(house.credentials, house.vault).rename(owl, "For alerts");
        house.twitch.disconnectAll();
        house.validator.check(owl);
        var result = (SignInResult.Connected) house.signIn(house.app, House.OWL, House.CHAT, Optional.of(owl));
        assertThat(result.id()).isEqualTo(owl);
        assertThat(house.credentials.snapshot(owl).orElseThrow().credential().label()).isEqualTo("For alerts");
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
        assertThat(house.credentials.snapshots()).hasSize(1);
    }

    @Test
    void signing_in_again_with_fewer_scopes_does_not_shrink_the_grant_that_is_there() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        var second = (SignInResult.Connected) house.signIn(house.app, House.OWL, House.scopes("chat:read"),
                Optional.empty());
        assertThat(second.id()).isNotEqualTo(owl);
        assertThat(house.credentials.snapshot(owl).orElseThrow().facts().scopes()).isEqualTo(House.CHAT);
    }

    @Test
    void a_dead_credential_is_replaced_by_one_that_may_do_all_that_was_asked_for_it() throws Exception {
        CredentialId works = house.connected(House.OWL);
        CredentialId dead = ((SignInResult.Connected) house.signIn(house.app, House.OWL, House.scopes("chat:read"),
                Optional.empty())).id();
        house.twitch.failNext(new OAuthException.InvalidToken(), new OAuthException.InvalidRefreshToken(400));
        house.validator.check(dead);
        assertThat(house.statusOf(dead)).isInstanceOf(CredentialStatus.NeedsConsent.class);

        var again = (SignInResult.Connected) house.signIn(house.app, House.OWL, House.CHAT, Optional.empty());

        assertThat(again.id()).as("rather than one that works").isEqualTo(dead);
        assertThat(house.statusOf(dead)).isInstanceOf(Valid.class);
        assertThat(house.credentials.snapshots()).extracting(one -> one.id()).containsExactly(works, dead);
    }

    @Test
    void another_name_is_kept_and_a_blank_one_is_the_accounts() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        Labels labels = new Labels(house.credentials, house.vault);

        labels.rename(owl, "  For alerts ");
        house.start();
        assertThat(house.credentials.snapshot(owl).orElseThrow().credential().label()).isEqualTo("For alerts");

        labels = new Labels(house.credentials, house.vault);
        labels.rename(owl, " ");
        assertThat(house.credentials.snapshot(owl).orElseThrow().credential().label())
                .isEqualTo(House.OWL.displayName());
        assertThat(house.tokensOf(owl)).isNotNull();
    }

    @Test
    void a_credential_is_not_replaced_by_one_that_may_do_less_though_it_was_asked_for_less_or_is_dead()
            throws Exception {
        CredentialId wide = house.connected(House.OWL);
        var tokens = house.twitch.exchange(house.app, Optional.of(house.secret),
                house.twitch.consent(house.app, House.OWL, House.CHAT));
        var askedForLess = new Admission.Candidate(house.app, House.OWL, TokenKind.USER, tokens, house.clock.instant(),
                Duration.ZERO,
                House.scopes("chat:read"));
        assertThat(askedForLess.notGranted()).isEmpty();
        assertThat(((SignInResult.Connected) house.admission.keepAsNew(askedForLess)).id()).isEqualTo(wide);

        var less = (SignInResult.Connected) house.signIn(house.app, House.OWL, House.scopes("chat:read"),
                Optional.empty());
        assertThat(less.id()).as("that one works and may do more").isNotEqualTo(wide);

        CredentialId dead = house.connected(House.BOT);
        house.twitch.failNext(new OAuthException.InvalidToken(), new OAuthException.InvalidRefreshToken(400));
        house.validator.check(dead);
        var again = (SignInResult.Connected) house.signIn(house.app, House.BOT, House.scopes("chat:read"),
                Optional.empty());
        assertThat(again.id()).as("not all that was asked for is there again").isNotEqualTo(dead);
    }

    @Test
    void what_was_asked_for_and_not_granted_is_named() throws Exception {
        var tokens = house.twitch.exchange(house.app, Optional.of(house.secret),
                house.twitch.consent(house.app, House.OWL, House.CHAT));
        var result = (SignInResult.Connected) house.admission.keepAsNew(new Admission.Candidate(house.app, House.OWL,
                TokenKind.USER,
                tokens, house.clock.instant(), Duration.ZERO, House.scopes("chat:read", "chat:edit", "bits:read")));
        assertThat(result.notGranted()).isEqualTo(House.scopes("bits:read"));
    }

    @Test
    void signing_in_again_with_more_scopes_grows_the_same_card() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        var second = (SignInResult.Connected) house.signIn(house.app, House.OWL,
                House.scopes("chat:read", "chat:edit", "bits:read"), Optional.empty());
        assertThat(second.id()).isEqualTo(owl);
        assertThat(house.credentials.snapshots()).hasSize(1);
    }

    @Test
    void a_keyring_that_refuses_leaves_the_pair_in_memory_and_says_so() throws Exception {
        house.vault.secretOf(house.app.id());
        var tokens = house.twitch.exchange(house.app, Optional.of(house.secret),
                house.twitch.consent(house.app, House.OWL, House.CHAT));
        house.keyring.be(Mood.LOCKED);
        var result = (SignInResult.Connected) house.admission.keepAsNew(
                new Admission.Candidate(house.app, House.OWL, TokenKind.USER, tokens, house.clock.instant(),
                        Duration.ZERO,
                        House.CHAT));
        assertThat(result.notSaved()).containsInstanceOf(VaultException.Locked.class);
        assertThat(house.credentials.snapshots()).singleElement().matches(one -> !one.saved());
        house.keyring.be(Mood.OPEN);
        house.vault.saveUnsaved();
        house.start();
        assertThat(house.tokensOf(result.id()).access().matches(tokens.access().reveal())).isTrue();
    }

    @Test
    void what_was_thought_about_for_long_is_not_green_before_twitch_was_asked_again() throws Exception {
        var other = (SignInResult.DifferentAccount) house.signIn(house.app, House.BOT, House.CHAT,
                Optional.of(house.connected(House.OWL)));
        house.clock.forward(Duration.ofHours(3));
        var kept = (SignInResult.Connected) house.admission.keepAsNew(other.candidate());
        assertThat(house.statusOf(kept.id())).isInstanceOf(CredentialStatus.Checking.class);
        house.validator.check(kept.id());
        assertThat(house.statusOf(kept.id())).isInstanceOf(Valid.class);
    }
}
