package app.stagepass.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.AuthorizationResponse;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.RedirectReceiver.Outcome;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.Scope;
import app.stagepass.ui.connect.SignInPhase.Cancelled;
import app.stagepass.ui.connect.SignInPhase.Connected;
import app.stagepass.ui.connect.SignInPhase.Failed;
import app.stagepass.ui.connect.SignInPhase.OtherAccount;
import app.stagepass.ui.connect.SignInPhase.Waiting;
import app.stagepass.ui.connect.SignInPhase.Working;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.SignInOrder.Stage.Opened;
import app.stagepass.words.NextStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sign-in as the sheet would show it, without a toolkit: news for the UI thread is taken from a queue and run here. */
class SignInModelTest {

    private final Desk desk = new Desk();
    private final BlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
    private final List<SignInPhase> phases = new ArrayList<>();
    private final SignInModel model = desk.parts(news::add).signInModel();
    private ClientRegistration app = Desk.application("Overlay tools", Desk.CLIENT_ID);

    @BeforeEach
    void set() throws Exception {
        app = desk.registered("Overlay tools", Desk.CLIENT_ID);
        model.phaseProperty().subscribe(phase -> {
            phases.add(phase);
        });
    }

    @Test
    void it_goes_through_the_steps_to_the_account() throws Exception {
        waitingFor("chat:read");
        desk.agree(Desk.CLIENT_ID, Desk.OWL, Desk.scopes("chat:read"));

        Connected connected = until(Connected.class);

        assertThat(connected.account()).contains(Desk.OWL);
        assertThat(connected.notGranted()).isEmpty();
        assertThat(connected.notSaved()).isEmpty();
        assertThat(phases.stream().filter(Working.class::isInstance).map(one -> ((Working) one).step()).distinct())
                .containsExactly(SignInPhase.Step.PREPARING, SignInPhase.Step.OPENING_BROWSER,
                        SignInPhase.Step.EXCHANGING, SignInPhase.Step.VALIDATING, SignInPhase.Step.STORING);
        assertThat(desk.door.open()).isZero();
    }

    @Test
    void five_minutes_are_counted_down_and_not_below_zero() throws Exception {
        waitingFor("chat:read");
        assertThat(model.offer().leftProperty().get()).isEqualTo(Duration.ofMinutes(5));

        tick(Duration.ofSeconds(61));
        assertThat(model.offer().leftProperty().get()).isEqualTo(Duration.ofSeconds(239));

        tick(Duration.ofMinutes(9));
        assertThat(model.offer().leftProperty().get()).isEqualTo(Duration.ZERO);

        model.cancel();
        until(Cancelled.class);
        assertThat(desk.ticks).isEmpty();
    }

    @Test
    void the_link_is_copied_concealed_and_no_phase_shows_it() throws Exception {
        waitingFor("chat:read");

        model.offer().copyLink();
        until(() -> model.offer().copiedProperty().get() == LinkCopy.COPIED);

        assertThat(desk.clipboard.text()).isEqualTo(desk.opened.getFirst().toString()).contains(FakeDoor.LINK_SECRET);
        assertThat(desk.clipboard.isConcealed()).isTrue();
        assertThat(phases.toString()).doesNotContain(FakeDoor.LINK_SECRET);
    }

    @Test
    void a_clipboard_out_of_reach_is_said() throws Exception {
        desk.clipboard.breakDown();
        waitingFor("chat:read");

        model.offer().copyLink();

        until(() -> model.offer().copiedProperty().get() == LinkCopy.FAILED);
    }

    @Test
    void without_a_browser_it_waits_all_the_same_and_open_again_may_help() throws Exception {
        desk.browserMissing = true;
        assertThat(waitingFor("chat:read").opened()).isEqualTo(Opened.FAILED);

        desk.browserMissing = false;
        model.openAgain();

        until(() -> model.phaseProperty().get().equals(new Waiting(Opened.YES)));
        assertThat(desk.opened).hasSize(1);
    }

    @Test
    void cancelling_frees_the_port() throws Exception {
        waitingFor("chat:read");

        model.cancel();

        until(Cancelled.class);
        until(() -> desk.door.open() == 0);
        assertThat(desk.door.outcomes()).containsExactly(Outcome.CANCELLED);
        assertThat(desk.credentials.snapshots()).isEmpty();
    }

    @Test
    void a_refusal_at_twitch_can_be_tried_again() throws Exception {
        waitingFor("chat:read");
        desk.door.arrives(new AuthorizationResponse.Denied());
        assertThat(until(Failed.class).failure().next()).isEqualTo(new NextStep.Retry());

        model.again();
        until(Waiting.class);
        desk.agree(Desk.CLIENT_ID, Desk.OWL, Desk.scopes("chat:read"));

        until(Connected.class);
    }

    @Test
    void a_taken_port_points_at_the_redirect_uri_and_opens_nothing() throws Exception {
        desk.door.takenBy(7277, "node");

        model.start(desk.order(app, Optional.empty(), "chat:read"));
        Failed failed = until(Failed.class);

        assertThat(failed.suspect()).contains(ClientField.REDIRECT_URI);
        assertThat(failed.refused()).isEmpty();
        assertThat(failed.failure().body()).contains("7277").contains("node");
        assertThat(desk.opened).isEmpty();
    }

    @Test
    void a_callback_that_never_came_makes_the_redirect_uri_suspect_and_a_mismatch_makes_it_guilty() throws Exception {
        waitingFor("chat:read");
        desk.door.timeIsUp(new OAuthException.NoCallback(true, false, false));
        Failed missed = until(Failed.class);
        assertThat(missed.suspect()).contains(ClientField.REDIRECT_URI);
        assertThat(missed.refused()).isEmpty();

        waitingFor("chat:read");
        desk.door.timeIsUp(new OAuthException.NoCallback(true, false, true));
        assertThat(until(Failed.class).refused()).contains(ClientField.REDIRECT_URI);
    }

    @Test
    void scopes_that_were_not_given_are_named() throws Exception {
        waitingFor("chat:read", "chat:edit");
        desk.agree(Desk.CLIENT_ID, Desk.OWL, Desk.scopes("chat:read"));

        assertThat(until(Connected.class).notGranted()).containsExactly(new Scope("chat:edit"));
    }

    @Test
    void a_locked_keyring_is_opened_and_the_sign_in_goes_on() throws Exception {
        desk.keyring.be(Mood.LOCKED);
        model.start(desk.order(app, Optional.empty(), "chat:read"));
        assertThat(until(Failed.class).failure().next()).isEqualTo(new NextStep.UnlockKeyring());
        assertThat(desk.opened).isEmpty();

        model.keyring().unlock();

        until(Waiting.class);
    }

    @Test
    void a_token_that_could_not_be_stored_is_not_lost_and_is_stored_after_unlocking() throws Exception {
        waitingFor("chat:read");
        desk.keyring.be(Mood.LOCKED);
        desk.agree(Desk.CLIENT_ID, Desk.OWL, Desk.scopes("chat:read"));
        assertThat(until(Connected.class).notSaved()).isPresent();
        assertThat(desk.credentials.snapshots().getFirst().saved()).isFalse();

        model.keyring().unlock();

        until(() -> model.phaseProperty().get() instanceof Connected now && now.notSaved().isEmpty());
        assertThat(desk.credentials.snapshots().getFirst().saved()).isTrue();
    }

    @Test
    void another_account_is_shown_beside_the_wanted_one_and_nothing_is_stored() throws Exception {
        CredentialSnapshot owl = desk.connected(app, Desk.OWL, "chat:read");

        OtherAccount other = otherThan(owl);

        assertThat(other.expected()).contains(Desk.OWL);
        assertThat(other.actual()).isEqualTo(Desk.BOT);
        assertThat(desk.credentials.snapshots()).hasSize(1);
        assertThat(model.mayBeLeft()).isFalse();
    }

    @Test
    void the_other_account_can_be_kept_as_an_entry_of_its_own() throws Exception {
        otherThan(desk.connected(app, Desk.OWL, "chat:read"));

        model.keepOther();

        assertThat(until(Connected.class).account()).contains(Desk.BOT);
        assertThat(desk.credentials.snapshots()).extracting(one -> one.credential().account())
                .containsExactly(Desk.OWL, Desk.BOT);
    }

    @Test
    void the_other_accounts_token_is_revoked_before_it_is_forgotten() throws Exception {
        otherThan(desk.connected(app, Desk.OWL, "chat:read"));
        desk.twitch.failNext(new OAuthException.ServerFailing(503, Optional.empty()));

        model.discard();
        until(() -> model.phaseProperty().get() instanceof OtherAccount now && now.problem().isPresent());
        model.discard();

        until(Cancelled.class);
        assertThat(desk.twitch.requests()).endsWith("revoke", "revoke");
        assertThat(desk.credentials.snapshots()).hasSize(1);
    }

    @Test
    void signing_in_again_as_the_right_one_revokes_the_wrong_ones_token() throws Exception {
        otherThan(desk.connected(app, Desk.OWL, "chat:read"));

        model.againAsTheRightOne();
        until(Waiting.class);
        until(() -> desk.twitch.requests().contains("revoke"));
        desk.agree(Desk.CLIENT_ID, Desk.OWL, Desk.scopes("chat:read"));

        assertThat(until(Connected.class).account()).contains(Desk.OWL);
        assertThat(desk.credentials.snapshots()).hasSize(1);
    }

    @Test
    void late_news_of_a_run_that_was_given_up_changes_nothing() throws Exception {
        waitingFor("chat:read");
        model.cancel();
        model.again();
        until(() -> desk.opened.size() == 2);
        until(Waiting.class);

        assertThat(phases).noneMatch(Cancelled.class::isInstance);
    }

    private Waiting waitingFor(String... scopes) throws Exception {
        model.start(desk.order(app, Optional.empty(), scopes));
        return until(Waiting.class);
    }

    private OtherAccount otherThan(CredentialSnapshot expected) throws Exception {
        model.start(desk.order(app, Optional.of(expected), "chat:read"));
        until(Waiting.class);
        desk.agree(Desk.CLIENT_ID, Desk.BOT, Desk.scopes("chat:read"));
        return until(OtherAccount.class);
    }

    private void tick(Duration by) {
        desk.clock.forward(by);
        List.copyOf(desk.ticks).forEach(Runnable::run);
    }

    private <T extends SignInPhase> T until(Class<T> wanted) throws InterruptedException {
        until(() -> wanted.isInstance(model.phaseProperty().get()));
        return wanted.cast(model.phaseProperty().get());
    }

    private void until(java.util.function.BooleanSupplier wanted) throws InterruptedException {
        while (!wanted.getAsBoolean()) {
            Runnable next = news.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("news, while at " + model.phaseProperty().get()).isNotNull();
            if (next != null) {
                next.run();
            }
        }
    }
}
