package app.stagepass.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.RedirectPages.Page;
import app.stagepass.token.ClientId;
import app.stagepass.token.Nonce;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.Secret;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.time.Clock;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One way through the browser, told without one: who may set out, which answer counts, who is still on the way. */
class SignInAttemptTest {

    private static final URI TWITCH = URI.create("https://id.twitch.tv/oauth2/authorize");
    private static final AuthorizationResponse FIRST = new AuthorizationResponse.Denied();
    private static final AuthorizationResponse SECOND = new AuthorizationResponse.Failed("server_error");

    private final List<Secret> watched = new ArrayList<>();
    private final AuthorizationRequest request = new AuthorizationRequest(new ClientId("abc"), RedirectUri.DEFAULT,
            new TreeSet<>(), new Nonce("thebinding"), true);
    private final SignInAttempt attempt = new SignInAttempt(request, TWITCH, new SecureRandom(), watched::add);

    @Test
    void it_has_a_start_and_a_cookie_of_its_own_and_the_log_knows_all_three() {
        assertThat(attempt.request()).isSameAs(request);
        assertThat(attempt.authorization()).isEqualTo(TWITCH);
        assertThat(watched).extracting(Secret::reveal).containsExactly(request.state().reveal(),
                attempt.start().reveal(), attempt.cookie().reveal());
        assertThat(attempt.start().matches(attempt.cookie().reveal())).isFalse();
    }

    @Test
    void one_right_cookie_among_planted_ones_is_enough() {
        String ours = attempt.cookie().reveal();
        assertThat(attempt.isBoundTo(List.of())).isFalse();
        assertThat(attempt.isBoundTo(List.of("planted"))).isFalse();
        assertThat(attempt.isBoundTo(List.of(ours))).isTrue();
        assertThat(attempt.isBoundTo(List.of("planted", ours))).isTrue();
        assertThat(attempt.isBoundTo(List.of(ours, "planted", ours))).isTrue();
    }

    @Test
    void the_first_may_start_and_then_whoever_brings_the_cookie() {
        assertThat(attempt.mayStart(false)).isTrue();
        assertThat(attempt.mayStart(false)).isFalse();
        assertThat(attempt.mayStart(true)).isTrue();
        attempt.giveUp(new OAuthException.Cancelled());
        assertThat(attempt.mayStart(true)).isFalse();
    }

    @Test
    void a_mismatch_counts_only_after_the_link_was_opened() {
        assertThat(attempt.sawMismatch()).isFalse();
        assertThat(attempt.noCallback()).hasMessageContaining("mismatchSeen=false");
        attempt.mayStart(false);
        assertThat(attempt.sawMismatch()).isTrue();
        assertThat(attempt.noCallback()).hasMessageContaining("linkOpened=true wrongStateSeen=false mismatchSeen=true");
        attempt.sawWrongState();
        assertThat(attempt.noCallback()).hasMessageContaining("wrongStateSeen=true");
    }

    @Test
    void the_first_answer_stays() {
        attempt.accept(FIRST);
        attempt.accept(SECOND);
        assertThat(attempt.acceptPasted(SECOND)).isFalse();
        attempt.giveUp(new OAuthException.Cancelled());
        assertThat(attempt.answer()).isCompletedWithValue(FIRST);
        assertThat(attempt.isGivenUp()).isFalse();
    }

    @Test
    void no_answer_comes_after_giving_up() {
        attempt.giveUp(new OAuthException.Cancelled());
        assertThat(attempt.acceptPasted(FIRST)).isFalse();
        assertThat(attempt.isGivenUp()).isTrue();
    }

    @Test
    void a_pasted_answer_leaves_nobody_waiting_for_a_page() {
        assertThat(attempt.acceptPasted(FIRST)).isTrue();
        assertThat(attempt.lastPage()).isDone();
        assertThat(attempt.nobodyLeft()).isDone();
    }

    @Test
    void nobody_is_left_when_all_have_come_back_and_were_told() {
        assertThat(attempt.nobodyLeft()).as("more may set out").isNotDone();
        attempt.mayStart(false);
        attempt.mayStart(true);
        attempt.accept(FIRST);
        attempt.end(Page.CONNECTED);
        attempt.endingWasShown(attempt.lastPage());
        assertThat(attempt.nobodyLeft()).as("one is on the way").isNotDone();
        attempt.accept(FIRST);
        assertThat(attempt.nobodyLeft()).as("it was not told").isNotDone();
        attempt.endingWasShown(attempt.lastPage());
        assertThat(attempt.nobodyLeft()).isDone();
        assertThat(attempt.ending()).isCompletedWithValue(Page.CONNECTED);
    }

    @Test
    void a_page_that_was_shown_to_one_browser_was_not_shown_to_the_next() {
        attempt.mayStart(false);
        attempt.mayStart(true);
        attempt.accept(FIRST);
        var askedByTheFirst = attempt.lastPage();
        attempt.accept(FIRST);
        attempt.endingWasShown(askedByTheFirst);
        assertThat(attempt.lastPage()).isNotDone();
        assertThat(attempt.nobodyLeft()).isNotDone();
    }

    @Test
    void a_browser_that_comes_back_twice_is_waited_for_once() {
        attempt.mayStart(false);
        attempt.accept(FIRST);
        attempt.accept(FIRST);
        attempt.endingWasShown(attempt.lastPage());
        assertThat(attempt.nobodyLeft()).isDone();
    }

    @Test
    @Timeout(20)
    void a_tab_that_was_closed_is_not_waited_for_once_its_time_is_over() throws Exception {
        ReceiverLimits impatient = ReceiverLimits.DEFAULT.with(Duration.ZERO, Duration.ofMillis(1));
        LoopbackRedirectReceiver receiver = new LoopbackRedirectReceiver(attempt,
                new PastedRules(attempt, new CallbackPlaces(RedirectUri.DEFAULT, 7277, false), watched::add), () -> {},
                Clock.systemUTC(), impatient, Runnable::run, _ -> {});
        attempt.mayStart(false);
        attempt.accept(FIRST);
        CompletableFuture<Boolean> lastPage = attempt.lastPage();
        assertThat(lastPage).isNotDone();
        receiver.finish(RedirectReceiver.Outcome.DENIED);
        assertThat(lastPage.get()).as("seen").isFalse();
    }
}
