package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.AuthorizationResponse;
import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.InvalidClient;
import app.stagepass.oauth.OAuthException.ServerFailing;
import app.stagepass.token.AccessToken;
import app.stagepass.token.ClientId;
import app.stagepass.token.Account;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.Secret;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.SignInOrder.Stage;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From the press of the button to a stored pair, and all the ways in which it ends before. */
@Timeout(60)
class SignInTest {

    private static final Account OWL = new Account(House.OWL.userId(), House.OWL.login(), "NightOwl",
            Optional.of(URI.create("https://static-cdn.jtvnw.net/owl.png")));
    private static final Duration NEVER = Duration.ofMinutes(10);

    private final List<URI> opened = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private final List<String> watched = new ArrayList<>();
    private final Cancellation cancellation = new Cancellation();
    private List<Duration> askAgainAfter = List.of(Duration.ZERO, Duration.ZERO);
    private boolean hasBrowser = true;
    private House house;
    private ScriptedReceiver receiver;

    @BeforeEach
    void the_person_will_agree() throws Exception {
        house = new House();
        receiver = new ScriptedReceiver(_ -> granted(house.app));
    }

    private AuthorizationResponse granted(ClientRegistration client) {
        return new AuthorizationResponse.Granted(house.twitch.consent(client, OWL, House.CHAT));
    }

    private SignIn signIn() {
        return new SignIn(house.twitch, house.twitch, link -> {
            if (!hasBrowser) {
                throw new OAuthException.NoBrowser("xdg-open");
            }
            opened.add(link);
        }, receiver, house.vault, house.admission, (Secret secret) -> watched.add(secret.reveal()), new SecureRandom(),
                house.clock, askAgainAfter);
    }

    private SignInResult run(ClientRegistration client) throws OAuthException, VaultException {
        return signIn().run(new SignInOrder(client, House.CHAT, Optional.empty()), cancellation, stages::add);
    }

    private Account storedAccount() throws Exception {
        var connected = (SignInResult.Connected) run(house.app);
        return house.credentials.snapshot(connected.id()).orElseThrow().credential().account();
    }

    private long asked(String what) {
        return house.twitch.requests().stream().filter(what::equals).count();
    }

    /** Twitch gives the pair, and then says so to every question about it. */
    private void afterTheExchange(OAuthException... failures) {
        house.twitch.meanwhile(() -> {
            if (house.twitch.requests().getLast().equals("validate") && asked("validate") == 1) {
                house.twitch.failNext(failures);
            }
        });
    }

    @Test
    void it_goes_through_its_stages_and_the_page_in_the_browser_tells_how_it_ended() throws Exception {
        var deadline = house.clock.instant().plus(SignIn.TIME_LIMIT);

        assertThat(run(house.app)).isInstanceOf(SignInResult.Connected.class);

        assertThat(stages).extracting(stage -> stage.getClass().getSimpleName()).containsExactly("Preparing",
                "OpeningBrowser", "Waiting", "Exchanging", "Validating", "Storing");
        assertThat(stages.get(2)).isInstanceOfSatisfying(Stage.Waiting.class, waiting -> {
            assertThat(waiting.startLink()).isEqualTo(ScriptedReceiver.START_LINK);
            assertThat(waiting.deadline()).isEqualTo(deadline);
            assertThat(waiting.opened()).isEqualTo(Stage.Opened.YES);
            assertThat(waiting.toString()).contains("" + deadline).doesNotContain("one-time-value");
        });
        assertThat(opened).containsExactly(ScriptedReceiver.START_LINK);
        assertThat(receiver.events).containsExactly("awaited until " + deadline, "CONNECTED", "closed");
    }

    @Test
    void the_state_is_secret_and_another_each_time() throws Exception {
        run(house.app);
        run(house.app);

        String first = receiver.requests.getFirst().state().reveal();
        assertThat(watched).startsWith(first);
        assertThat(receiver.requests.getLast().state().reveal()).isNotEqualTo(first);
        assertThat(receiver.requests).allMatch(request -> request.forceVerify());
    }

    @Test
    void without_its_client_secret_an_application_that_has_one_does_not_begin() throws Exception {
        house.keyring.entries().clear();

        assertThatThrownBy(() -> run(house.app)).isInstanceOfSatisfying(InvalidClient.class,
                e -> assertThat(e.field()).isEqualTo(ClientField.CLIENT_SECRET));
        house.keyring.be(Mood.LOCKED);
        assertThatThrownBy(() -> run(house.app)).isInstanceOf(VaultException.Locked.class);

        assertThat(opened).isEmpty();
        assertThat(receiver.requests).isEmpty();
    }

    @Test
    void an_application_without_a_secret_needs_none() throws Exception {
        ClientRegistration open = House.registration("publicapp", ClientType.PUBLIC);
        house.vault.register(open, Optional.empty());
        receiver = new ScriptedReceiver(_ -> granted(open));

        assertThat(run(open)).isInstanceOf(SignInResult.Connected.class);
    }

    @Test
    void without_a_browser_the_link_can_still_be_used_and_opened_later() throws Exception {
        hasBrowser = false;
        assertThat(run(house.app)).isInstanceOf(SignInResult.Connected.class);
        assertThat(stages.get(2)).isInstanceOfSatisfying(Stage.Waiting.class,
                waiting -> assertThat(waiting.opened()).isEqualTo(Stage.Opened.FAILED));
        assertThatThrownBy(() -> signIn().open(ScriptedReceiver.START_LINK))
                .isInstanceOf(OAuthException.NoBrowser.class);

        hasBrowser = true;
        signIn().open(ScriptedReceiver.START_LINK);
        assertThat(opened).containsExactly(ScriptedReceiver.START_LINK);
    }

    @Test
    void a_no_of_the_persons_or_an_error_of_twitchs_ends_it_and_nothing_is_exchanged() {
        receiver = new ScriptedReceiver(_ -> new AuthorizationResponse.Denied());
        assertThatThrownBy(() -> run(house.app)).isInstanceOf(OAuthException.Denied.class);
        assertThat(receiver.events).endsWith("DENIED", "closed");

        receiver = new ScriptedReceiver(_ -> new AuthorizationResponse.RedirectMismatch());
        assertThatThrownBy(() -> run(house.app)).isInstanceOfSatisfying(InvalidClient.class,
                e -> assertThat(e.field()).isEqualTo(ClientField.REDIRECT_URI));
        assertThat(receiver.events).endsWith("FAILED", "closed");

        receiver = new ScriptedReceiver(_ -> new AuthorizationResponse.Failed("server_error"));
        assertThatThrownBy(() -> run(house.app)).isInstanceOfSatisfying(OAuthException.AuthorizationFailed.class,
                e -> assertThat(e.error()).isEqualTo("server_error"));

        receiver = new ScriptedReceiver(_ -> {
            throw new OAuthException.Cancelled();
        });
        assertThatThrownBy(() -> run(house.app)).isInstanceOf(OAuthException.Cancelled.class);
        assertThat(receiver.events).endsWith("CANCELLED", "closed");
        assertThat(house.twitch.requests()).isEmpty();
    }

    @Test
    void while_the_code_is_exchanged_a_pair_is_expected() throws Exception {
        List<Integer> expected = new ArrayList<>();
        house.twitch.meanwhile(() -> expected.add(house.vault.expectedPairs()));
        run(house.app);
        assertThat(expected).isNotEmpty().containsOnly(1);
        assertThat(house.vault.expectedPairs()).isZero();
    }

    @Test
    void the_account_is_kept_with_the_name_and_picture_of_its_profile() throws Exception {
        assertThat(storedAccount()).isEqualTo(OWL);
    }

    @Test
    void without_its_profile_it_is_kept_as_twitch_named_it() throws Exception {
        house.twitch.meanwhile(() -> {
            if (house.twitch.requests().getLast().equals("users")) {
                house.twitch.failNext(new ServerFailing(503, Optional.empty()));
            }
        });
        assertThat(storedAccount()).isEqualTo(House.OWL);
    }

    @Test
    void a_pair_that_twitch_is_slow_to_confirm_is_asked_about_again() throws Exception {
        afterTheExchange(new ServerFailing(503, Optional.empty()), new ServerFailing(503, Optional.empty()));
        assertThat(run(house.app)).isInstanceOf(SignInResult.Connected.class);
        assertThat(asked("validate")).isEqualTo(3);
        assertThat(asked("revoke")).isZero();
    }

    @Test
    void a_pair_that_twitch_never_confirms_is_given_up_and_ended() {
        ServerFailing failing = new ServerFailing(503, Optional.empty());
        afterTheExchange(failing, failing, failing);
        assertThatThrownBy(() -> run(house.app)).isInstanceOf(OAuthException.NotConfirmed.class);
        assertThat(asked("revoke")).isOne();
        assertThat(receiver.events).endsWith("FAILED", "closed");
        assertThat(house.credentials.snapshots()).isEmpty();
    }

    @Test
    void where_not_even_that_reaches_twitch_it_is_told_the_same() {
        ServerFailing failing = new ServerFailing(503, Optional.empty());
        afterTheExchange(failing, failing, failing, failing);
        assertThatThrownBy(() -> run(house.app)).isInstanceOf(OAuthException.NotConfirmed.class);
        assertThat(asked("revoke")).isOne();
    }

    @Test
    void a_pair_of_nobody_is_not_stored_but_ended() {
        house.twitch.nameNobody();
        assertThatThrownBy(() -> run(house.app)).isInstanceOf(OAuthException.UnexpectedAnswer.class);
        assertThat(asked("revoke")).as("nor left to live on").isOne();
        assertThat(house.credentials.snapshots()).isEmpty();
    }

    @Test
    void a_pair_of_another_application_is_not_stored_but_ended() {
        house.twitch.sayTheyAreOf(new ClientId("another"));
        assertThatThrownBy(() -> run(house.app)).isInstanceOf(OAuthException.ForeignToken.class);
        assertThat(asked("revoke")).isOne();
        assertThat(house.credentials.snapshots()).isEmpty();
    }

    @Test
    void a_token_that_the_browser_brings_when_nobody_waits_any_more_is_ended() throws Exception {
        receiver = new ScriptedReceiver(_ -> {
            throw new OAuthException.Cancelled();
        });
        assertThatThrownBy(() -> run(house.app)).isInstanceOf(OAuthException.Cancelled.class);
        AccessToken late = house.twitch.exchange(house.app, Optional.of(house.secret),
                house.twitch.consent(house.app, OWL, House.CHAT)).access();
        receiver.unwanted.accept(late);
        assertThat(house.twitch.isLive(late)).isFalse();
    }

    @Test
    void a_refused_pair_is_not_asked_about_again() {
        afterTheExchange(new OAuthException.InvalidToken());
        assertThatThrownBy(() -> run(house.app)).isInstanceOf(OAuthException.InvalidToken.class);
        assertThat(asked("validate")).isOne();
    }

    @Test
    void cancelled_while_twitch_does_not_confirm_it_ends_at_once_and_the_pair_with_it() {
        askAgainAfter = List.of(NEVER);
        afterTheExchange(new ServerFailing(503, Optional.empty()));
        receiver = new ScriptedReceiver(later -> {
            later.cancel();
            return granted(house.app);
        });
        assertThatThrownBy(() -> run(house.app)).isInstanceOf(OAuthException.Cancelled.class);
        assertThat(receiver.events).endsWith("CANCELLED", "closed");
        assertThat(asked("revoke")).isOne();
    }

    @Test
    void interrupted_while_twitch_does_not_confirm_it_ends_at_once_and_the_thread_knows() {
        askAgainAfter = List.of(NEVER);
        afterTheExchange(new ServerFailing(503, Optional.empty()));
        receiver = new ScriptedReceiver(_ -> {
            Thread.currentThread().interrupt();
            return granted(house.app);
        });
        assertThatThrownBy(() -> run(house.app)).isInstanceOf(OAuthException.NotConfirmed.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(asked("revoke")).isOne();
    }
}
