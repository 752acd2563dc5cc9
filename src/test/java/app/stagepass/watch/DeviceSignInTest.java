package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.DeviceAuthorization;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer.Problem;
import app.stagepass.oauth.RedirectReceiver;
import app.stagepass.token.Account;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.token.GrantType;
import app.stagepass.watch.SignInOrder.Audience;
import app.stagepass.watch.SignInOrder.Stage;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody reads a code here and agrees somewhere else; what comes of it is stored when the person here says so. */
@Timeout(60)
class DeviceSignInTest {

    private final List<Stage> stages = new ArrayList<>();
    private final Cancellation cancellation = new Cancellation();
    private Consumer<DeviceAuthorization> onCode = _ -> {};
    private House house;
    private ClientRegistration open;

    @BeforeEach
    void a_public_application() throws Exception {
        house = new House();
        open = House.registration("publicapp", ClientType.PUBLIC);
        house.vault.register(open, Optional.empty());
    }

    private SignInResult run(SignInOrder order) throws Exception {
        RedirectReceiver.Factory noReceiver = (_, _) -> {
            throw new AssertionError("nothing listens for this way");
        };
        SignIn signIn = new SignIn(house.twitch, house.twitch, _ -> {
            throw new AssertionError("no browser is opened unasked");
        }, noReceiver, house.vault, house.admission, _ -> {}, new SecureRandom(), house.clock, List.of());
        return signIn.run(order.by(GrantType.DEVICE_CODE), cancellation, stage -> {
            stages.add(stage);
            if (stage instanceof Stage.WaitingForDevice waiting) {
                onCode.accept(waiting.device());
            }
        });
    }

    private SignInOrder order(ClientRegistration client, Audience audience) {
        return new SignInOrder(client, House.CHAT, audience, GrantType.DEVICE_CODE, SignInOrder.Start.BROWSER);
    }

    private SignInResult run(ClientRegistration client) throws Exception {
        return run(order(client, new Audience.Anyone()));
    }

    /** Something happens at the poll with this number. */
    private void atPoll(int number, Runnable what) {
        house.twitch.meanwhile(() -> {
            if (house.twitch.requests().getLast().equals("poll") && polls() == number) {
                what.run();
            }
        });
    }

    private long polls() {
        return house.twitch.requests().stream().filter("poll"::equals).count();
    }

    private void agrees(Account account) {
        onCode = _ -> house.twitch.agreeOnDevice(account);
    }

    @ParameterizedTest
    @EnumSource(ClientType.class)
    void the_account_that_agreed_is_stored_once_it_is_confirmed_and_not_before(ClientType type) throws Exception {
        agrees(House.OWL);
        var asked = (SignInResult.ToConfirm) run(type == ClientType.PUBLIC ? open : house.app);

        assertThat(asked.candidate().account()).isEqualTo(House.OWL);
        assertThat(house.credentials.snapshots()).isEmpty();
        assertThat(house.keyring.entries().keySet()).noneMatch(name -> name.contains("token"));
        assertThat(stages).extracting(stage -> stage.getClass().getSimpleName()).containsExactly("Preparing",
                "WaitingForDevice", "Validating");

        var kept = (SignInResult.Connected) house.admission.confirmed(asked.order(), asked.candidate());
        assertThat(house.credentials.snapshot(kept.id()).orElseThrow().credential().account()).isEqualTo(House.OWL);
        assertThat(house.tokensOf(kept.id()).refresh()).isPresent();
        assertThat(kept.notGranted()).isEmpty();
    }

    @Test
    void it_asks_until_somebody_agrees() throws Exception {
        atPoll(7, () -> house.twitch.agreeOnDevice(House.OWL));
        assertThat(run(open)).isInstanceOf(SignInResult.ToConfirm.class);
        assertThat(polls()).isEqualTo(7);
    }

    @Test
    void a_reconnect_keeps_the_credential_and_is_confirmed_too() throws Exception {
        CredentialId id = house.connected(House.OWL);
        agrees(House.OWL);
        var asked = (SignInResult.ToConfirm) run(order(house.app, new Audience.Known(id)));
        assertThat(((SignInResult.Connected) house.admission.confirmed(asked.order(), asked.candidate())).id())
                .isEqualTo(id);
    }

    @Test
    void whoever_reads_the_code_first_does_not_take_the_place_of_the_account_that_it_is_for() throws Exception {
        CredentialId id = house.connected(House.OWL);
        String before = house.tokensOf(id).access().reveal();
        agrees(House.BOT);

        assertThat(run(order(house.app, new Audience.Known(id))))
                .isInstanceOfSatisfying(SignInResult.DifferentAccount.class, other -> {
                    assertThat(other.expected()).isEqualTo(House.OWL.login());
                    assertThat(other.candidate().account()).isEqualTo(House.BOT);
                });
        assertThat(run(order(open, new Audience.Named("nightowl")))).isInstanceOf(SignInResult.DifferentAccount.class);
        assertThat(house.tokensOf(id).access().reveal()).isEqualTo(before);
        assertThat(house.credentials.snapshots()).hasSize(1);
    }

    @Test
    void a_refusal_that_is_told_ends_it() {
        onCode = _ -> house.twitch.denyOnDevice();
        assertThatThrownBy(() -> run(open)).isInstanceOf(OAuthException.Denied.class);
    }

    @Test
    void when_its_time_is_over_it_says_so_whatever_twitch_says() {
        atPoll(3, () -> house.clock.forward(Duration.ofMinutes(31)));
        assertThatThrownBy(() -> run(open)).isInstanceOf(OAuthException.DeviceCodeExpired.class);
        assertThat(polls()).isEqualTo(3);
    }

    @Test
    void trouble_on_the_way_and_two_odd_answers_do_not_end_it() throws Exception {
        onCode = _ -> house.twitch.failNext(new OAuthException.ServerFailing(503, Optional.empty()),
                new OAuthException.Unreachable(OAuthException.Unreachable.Reason.TIMED_OUT, true),
                new OAuthException.RateLimited(Optional.empty()),
                new OAuthException.UnexpectedAnswer(200, Problem.WEB_PAGE),
                new OAuthException.InvalidDeviceCode(), new OAuthException.UnexpectedAnswer(400, Problem.STATUS));
        atPoll(9, () -> house.twitch.agreeOnDevice(House.OWL));
        assertThat(run(open)).isInstanceOf(SignInResult.ToConfirm.class);
        assertThat(polls()).isEqualTo(9);
    }

    @Test
    void three_odd_answers_in_a_row_do_so_when_a_pair_was_lost_on_its_way_too() {
        onCode = _ -> {
            house.twitch.agreeOnDevice(House.OWL);
            house.twitch.loseAnswers(true);
        };
        assertThatThrownBy(() -> run(open)).isInstanceOf(OAuthException.InvalidDeviceCode.class);
        assertThat(polls()).isEqualTo(4);
        assertThat(house.credentials.snapshots()).isEmpty();
    }

    @Test
    void slow_down_makes_the_polls_rarer() {
        onCode = _ -> house.twitch.slowDownNext();
        atPoll(1, cancellation::cancel);
        assertThatThrownBy(() -> run(open)).as("five seconds on, long after the cancel")
                .isInstanceOf(OAuthException.Cancelled.class);
        assertThat(polls()).isOne();
    }

    @Test
    void it_can_be_cancelled_while_it_waits() {
        atPoll(2, cancellation::cancel);
        assertThatThrownBy(() -> run(open)).isInstanceOf(OAuthException.Cancelled.class);
        assertThat(polls()).isEqualTo(2);
    }

    @Test
    void a_confidential_application_without_its_secret_does_not_begin_for_it_could_not_renew() {
        house.keyring.entries().clear();
        assertThatThrownBy(() -> run(house.app)).isInstanceOf(OAuthException.InvalidClient.class);
        assertThat(house.twitch.requests()).doesNotContain("device");
    }

    @Test
    void neither_code_nor_link_stands_in_a_stages_text() throws Exception {
        agrees(House.OWL);
        run(open);
        DeviceAuthorization device = stages.stream().filter(Stage.WaitingForDevice.class::isInstance)
                .map(Stage.WaitingForDevice.class::cast).findFirst().orElseThrow().device();
        assertThat(stages.toString()).contains("" + device.expiresAt()).doesNotContain(device.userCode().reveal())
                .doesNotContain(device.deviceCode().reveal());
    }

    @Test
    void from_the_poll_until_somebody_is_asked_a_pair_is_expected_and_not_while_it_waits() throws Exception {
        List<String> expected = new ArrayList<>();
        house.twitch.meanwhile(() -> expected.add(house.twitch.requests().getLast() + house.vault.expectedPairs()));
        agrees(House.OWL);
        run(open);
        assertThat(expected).containsExactly("device0", "poll1", "validate1", "users1");
        assertThat(house.vault.expectedPairs()).isZero();
    }
}
