package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.InDoubt;
import app.stagepass.oauth.OAuthException.InvalidRefreshToken;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus.Keyring;
import app.stagepass.token.CredentialStatus.Locked;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Trouble;
import app.stagepass.token.CredentialStatus.Unverified;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.token.Renewability;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.Rotation;
import app.stagepass.vault.Rotation.Stage;
import app.stagepass.vault.TokenMark;
import app.stagepass.vault.VaultException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A renewal that is cut off at any moment: by the network, by a crash, by a full disk, by another process. */
class RotationStoryTest {

    private House house;
    private ClientRegistration open;
    private CredentialId owl;
    private CredentialId bot;

    @BeforeEach
    void a_streamer_has_signed_in_with_a_reusable_and_a_bot_with_a_one_time_refresh_token() throws Exception {
        house = new House();
        open = House.registration("publicapp", ClientType.PUBLIC);
        house.vault.register(open, Optional.empty());
        owl = house.connected(House.OWL);
        bot = ((SignInResult.Connected) house.signIn(open, House.BOT, House.CHAT, Optional.empty())).id();
    }

    private long refreshes() {
        return house.twitch.requests().stream().filter("refresh"::equals).count();
    }

    private Renewability renewabilityOf(CredentialId id) {
        return house.credentials.snapshot(id).orElseThrow().facts().renewability();
    }

    /** What a kill leaves behind right after this step of a renewal with the token that is in the keyring. */
    private void crashedAfter(Stage stage, CredentialId id) throws Exception {
        house.rotations.note(id, new Rotation(stage, TokenMark.of(house.tokensOf(id).refresh().orElseThrow()), Set.of(),
                house.clock.instant()));
        house.start();
    }

    @Test
    void every_step_is_written_down_before_it_is_taken_and_nothing_is_left_at_the_end() throws Exception {
        house.twitch.meanwhile(() -> {
            if (house.twitch.requests().getLast().equals("refresh")) {
                assertThat(house.rotations.noted()).containsExactly(Stage.INTENT, Stage.SENT);
                assertThat(house.rotations.unfinished(bot)).isPresent();
            }
        });
        house.validator.renew(bot);
        assertThat(refreshes()).isOne();
        assertThat(house.rotations.unfinished(bot)).isEmpty();
        house.twitch.meanwhile(() -> {});
        house.validator.renew(owl);
        assertThat(house.rotations.unfinished(owl)).isEmpty();
    }

    @Test
    void a_one_time_token_whose_answer_was_lost_is_never_sent_again_not_even_after_a_restart() throws Exception {
        house.twitch.loseAnswers(true);
        assertThatThrownBy(() -> house.validator.renew(bot)).isInstanceOf(Unreachable.class);
        house.twitch.loseAnswers(false);
        for (int i = 0; i < 3; i++) {
            house.validator.check(bot);
            assertThat(house.statusOf(bot)).isEqualTo(new NeedsConsent(Reason.IN_DOUBT));
            assertThatThrownBy(() -> house.validator.renew(bot)).isInstanceOf(InDoubt.class);
            house.start();
        }
        assertThat(refreshes()).isOne();
        assertThat(house.twitch.spentTokensResent()).isZero();
        assertThat(house.tokensOf(bot).refresh()).as("nothing is deleted by itself").isPresent();
    }

    @Test
    void killed_after_the_request_left_the_old_token_is_served_as_long_as_twitch_takes_it_and_then_consent_is_needed()
            throws Exception {
        crashedAfter(Stage.SENT, bot);
        house.validator.check(bot);
        assertThat(house.statusOf(bot)).isInstanceOf(Valid.class);
        assertThat(renewabilityOf(bot)).isEqualTo(Renewability.IN_DOUBT);
        assertThat(house.liveTokens.take(bot).token().matches(house.tokensOf(bot).access().reveal())).isTrue();

        house.twitch.expireAll();
        house.validator.check(bot);
        assertThat(house.statusOf(bot)).isEqualTo(new NeedsConsent(Reason.IN_DOUBT));
        assertThat(refreshes()).isZero();
    }

    @Test
    void killed_before_the_request_left_it_goes_again() throws Exception {
        crashedAfter(Stage.INTENT, bot);
        house.twitch.expireAll();
        house.validator.check(bot);
        assertThat(house.statusOf(bot)).isInstanceOf(Valid.class);
        assertThat(refreshes()).isOne();
    }

    @Test
    void killed_after_the_new_pair_was_in_the_keyring_nothing_is_in_doubt() throws Exception {
        KeptTokens before = house.tokensOf(bot);
        house.validator.renew(bot);
        house.rotations.note(bot,
                new Rotation(Stage.SENT, TokenMark.of(before.refresh().orElseThrow()), Set.of(),
                        house.clock.instant()));
        house.start();
        house.twitch.expireAll();
        house.validator.check(bot);
        assertThat(house.statusOf(bot)).isInstanceOf(Valid.class);
        assertThat(refreshes()).isEqualTo(2);
        assertThat(house.twitch.spentTokensResent()).isZero();
    }

    @Test
    void a_reusable_token_is_sent_again_after_a_lost_answer() throws Exception {
        crashedAfter(Stage.SENT, owl);
        house.twitch.expireAll();
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
        assertThat(house.rotations.unfinished(owl)).isEmpty();
    }

    @Test
    void a_reusable_token_that_is_refused_after_a_lost_answer_was_replaced_then_which_is_not_the_persons_doing()
            throws Exception {
        crashedAfter(Stage.SENT, owl);
        house.twitch.disconnectAll();
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isEqualTo(new NeedsConsent(Reason.IN_DOUBT));
    }

    @Test
    void a_refused_one_time_token_is_not_sent_again_and_stays_disconnected_after_a_restart() throws Exception {
        house.twitch.disconnectAll();
        house.validator.check(bot);
        assertThat(house.statusOf(bot)).isEqualTo(new NeedsConsent(Reason.DISCONNECTED));
        house.start();
        house.validator.check(bot);
        assertThat(house.statusOf(bot)).isEqualTo(new NeedsConsent(Reason.DISCONNECTED));
        assertThat(refreshes()).isOne();
    }

    @Test
    void what_twitch_did_not_look_at_is_sent_again() throws Exception {
        house.twitch.expireAll();
        house.twitch.meanwhile(() -> {
            if (house.twitch.requests().getLast().equals("refresh")) {
                house.twitch.failNext(new OAuthException.RateLimited(Optional.empty()));
            }
        });
        house.validator.check(bot);
        assertThat(house.statusOf(bot)).isInstanceOf(Unverified.class);
        assertThat(house.rotations.unfinished(bot)).isEmpty();
        house.twitch.meanwhile(() -> {});
        house.validator.check(bot);
        assertThat(house.statusOf(bot)).isInstanceOf(Valid.class);
    }

    @Test
    void a_renewal_that_twitch_did_not_look_at_leaves_the_journal_as_it_was() throws Exception {
        TokenMark mark = TokenMark.of(house.tokensOf(bot).refresh().orElseThrow());
        TokenMark spent = TokenMark.of(house.tokensOf(owl).refresh().orElseThrow());
        Rotation nothingLeft = new Rotation(Stage.INTENT, mark, Set.of(), house.clock.instant());
        Rotation oneIsSpent = new Rotation(Stage.INTENT, mark, Set.of(spent), house.clock.instant());

        house.rotations.note(bot, nothingLeft);
        tooManyRequests();
        assertThat(house.rotations.unfinished(bot)).as("as if nothing had been tried").isEmpty();

        house.rotations.note(bot, oneIsSpent);
        tooManyRequests();
        assertThat(house.rotations.unfinished(bot)).as("what is spent stays spent").contains(oneIsSpent);
    }

    private void tooManyRequests() {
        house.clock.forward(Duration.ofMinutes(1));
        house.twitch.failNext(new OAuthException.RateLimited(Optional.empty()));
        assertThatThrownBy(() -> house.validator.renew(bot)).isInstanceOf(OAuthException.RateLimited.class);
    }

    @Test
    void a_new_consent_ends_the_doubt() throws Exception {
        crashedAfter(Stage.SENT, bot);
        house.twitch.expireAll();
        house.validator.check(bot);
        house.signIn(open, House.BOT, House.CHAT, Optional.of(bot));
        assertThat(house.rotations.unfinished(bot)).isEmpty();
        assertThat(renewabilityOf(bot)).isEqualTo(Renewability.BY_REFRESH_TOKEN);
        house.validator.renew(bot);
        assertThat(house.statusOf(bot)).isInstanceOf(Valid.class);
    }

    @Test
    void with_a_full_disk_a_one_time_token_stays_where_it_is_and_a_reusable_one_is_renewed() throws Exception {
        house.twitch.expireAll();
        house.rotations.beFull(true);
        house.validator.check(bot);
        house.validator.check(owl);
        assertThat(house.statusOf(bot)).isEqualTo(new Locked(Keyring.NO_JOURNAL));
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
        assertThat(refreshes()).isOne();

        house.rotations.beFull(false);
        house.validator.check(bot);
        assertThat(house.statusOf(bot)).isInstanceOf(Valid.class);
    }

    @Test
    void a_disk_that_fills_up_between_intent_and_departure_holds_the_request_back() {
        house.twitch.expireAll();
        house.rotations.fullAfter(1);
        assertThatThrownBy(() -> house.validator.renew(bot)).isInstanceOf(VaultException.FileNotWritten.class);
        assertThat(house.rotations.noted()).containsExactly(Stage.INTENT);
        assertThat(refreshes()).isZero();
    }

    @Test
    void a_pair_that_another_process_bought_while_we_waited_is_taken_over() throws Exception {
        KeptTokens theirs = anotherProcessRenews();
        house.twitch.expireAllBut(theirs.access());
        house.validator.check(bot);
        assertThat(house.statusOf(bot)).isInstanceOf(Valid.class);
        assertThat(house.tokensOf(bot).access().matches(theirs.access().reveal())).isTrue();
        assertThat(refreshes()).isZero();
    }

    /** As soon as we want our turn, there is a new pair in the keyring. */
    private KeptTokens anotherProcessRenews() throws Exception {
        Map<String, String> entries = house.keyring.entries();
        String mine = entries.get("credential-" + bot);
        house.signIn(open, House.BOT, House.CHAT, Optional.of(bot));
        KeptTokens theirs = house.tokensOf(bot);
        String fresh = entries.get("credential-" + bot);
        entries.put("credential-" + bot, mine);
        house.rotations.otherProcessFirst(() -> entries.put("credential-" + bot, fresh));
        return theirs;
    }

    @Test
    void a_process_that_never_comes_to_an_end_is_no_dead_login() {
        house.twitch.expireAll();
        house.rotations.otherProcessHangs(true);
        house.validator.check(bot);
        assertThat(house.statusOf(bot)).isInstanceOfSatisfying(Unverified.class,
                unverified -> assertThat(unverified.cause()).isEqualTo(Trouble.RENEWED_ELSEWHERE));
        assertThat(house.credentials.snapshot(bot).orElseThrow().nextCheck()).isPresent();
        house.rotations.otherProcessHangs(false);
        house.validator.check(bot);
        assertThat(house.statusOf(bot)).isInstanceOf(Valid.class);
    }

    @Test
    void while_the_keyring_refuses_the_new_pair_the_record_stays_and_goes_when_it_is_saved() throws Exception {
        house.keyring.refuse("credential-" + bot);
        assertThatThrownBy(() -> house.validator.renew(bot)).isInstanceOf(VaultException.NotKept.class);
        assertThat(house.rotations.unfinished(bot)).map(Rotation::stage).contains(Stage.SENT);
        assertThat(house.statusOf(bot)).isInstanceOf(Valid.class);

        house.keyring.refuseNothing();
        house.vault.saveUnsaved();
        assertThat(house.rotations.unfinished(bot)).isEmpty();
    }

    @Test
    void a_pair_that_is_saved_late_does_not_hide_that_its_own_renewal_went_unanswered() throws Exception {
        house.keyring.be(Mood.LYING);
        assertThatThrownBy(() -> house.validator.renew(bot)).isInstanceOf(VaultException.NotKept.class);
        house.twitch.loseAnswers(true);
        assertThatThrownBy(() -> house.validator.renew(bot)).isInstanceOf(Unreachable.class);
        house.twitch.loseAnswers(false);

        house.keyring.be(Mood.OPEN);
        house.vault.saveUnsaved();
        house.start();
        house.validator.check(bot);
        assertThat(house.statusOf(bot)).isEqualTo(new NeedsConsent(Reason.IN_DOUBT));
        assertThat(house.twitch.spentTokensResent()).isZero();
    }

    @Test
    void what_the_keyring_never_got_rid_of_is_known_to_be_spent_however_often_it_was_renewed_in_memory()
            throws Exception {
        house.keyring.be(Mood.LYING);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> house.validator.renew(bot)).isInstanceOf(VaultException.NotKept.class);
        }
        house.keyring.be(Mood.OPEN);
        house.start(); // before anything was saved
        house.validator.check(bot);
        assertThat(house.statusOf(bot)).isEqualTo(new NeedsConsent(Reason.IN_DOUBT));
        assertThat(house.twitch.spentTokensResent()).isZero();
    }

    @Test
    void a_renewal_that_never_left_does_not_make_the_journal_forget_what_is_spent() throws Exception {
        house.keyring.be(Mood.LYING);
        assertThatThrownBy(() -> house.validator.renew(bot)).isInstanceOf(VaultException.NotKept.class);
        house.twitch.failNext(new Unreachable(Unreachable.Reason.NO_NETWORK, false));
        assertThatThrownBy(() -> house.validator.renew(bot)).isInstanceOf(Unreachable.class);
        house.keyring.be(Mood.OPEN);
        house.start();
        house.validator.check(bot);
        assertThat(house.twitch.spentTokensResent()).isZero();
        assertThat(house.statusOf(bot)).isEqualTo(new NeedsConsent(Reason.IN_DOUBT));
    }

    @Test
    void a_refusal_is_remembered_even_if_only_the_journal_knows_of_it() throws Exception {
        crashedAfter(Stage.REFUSED, bot);
        house.validator.check(bot);
        assertThat(renewabilityOf(bot)).isEqualTo(Renewability.REFUSED);
        assertThatThrownBy(() -> house.validator.renew(bot)).isInstanceOf(InvalidRefreshToken.class);
        assertThat(refreshes()).isZero();
    }
}
