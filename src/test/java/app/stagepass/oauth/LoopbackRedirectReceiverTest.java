package app.stagepass.oauth;

import static app.stagepass.oauth.CallbackScene.CODE;
import static app.stagepass.oauth.CallbackScene.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.token.Secret;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sign-in as it should go, and how it ends. */
class LoopbackRedirectReceiverTest {

    /** Waits for the last page as long as it takes. */
    private static final ReceiverLimits PATIENT = new ReceiverLimits(Duration.ofSeconds(10), Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20), Duration.ofMinutes(5), 100, 3);

    @Test
    void the_browser_is_sent_on_and_brings_the_code_back() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting(CallbackScene.LIMITS, PeerCheck.ofThisMachine())) {
            var answer = scene.answer();

            RawHttp.Answer sentOn = scene.open();
            assertThat(sentOn.status()).isEqualTo(303);
            assertThat(sentOn.header("Location")).contains(scene.authorization().toString());
            assertThat(sentOn.header("Set-Cookie").orElseThrow()).startsWith("stagepass-" + scene.port + "=")
                    .contains("HttpOnly", "SameSite=Lax")
                    .doesNotContain("Secure");

            RawHttp.Answer back = scene.get(scene.trueCallback());
            assertThat(back.status()).isEqualTo(303);
            assertThat(back.header("Location")).contains("/oauth/callback/done");
            assertThat(soon(answer)).isInstanceOfSatisfying(AuthorizationResponse.Granted.class,
                    granted -> assertThat(granted.code().reveal()).isEqualTo(CODE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void both_loopback_addresses_are_served(String address) throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            assertThat(RawHttp.send(address, scene.port, scene.head("GET", scene.startPath())).status()).isEqualTo(303);
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost,/", "127.0.0.1,/cb", "[::1],/oauth/done/"})
    void any_loopback_redirect_uri_does(String host, String path) throws Exception {
        try (CallbackScene scene = CallbackScene.waitingAt(host, path)) {
            assertThat(scene.receiver.startLink().getHost()).isEqualTo(host);
            var answer = scene.answer();
            scene.open();
            RawHttp.Answer back = scene.get(scene.trueCallback());
            scene.receiver.finish(RedirectReceiver.Outcome.CONNECTED);
            assertThat(scene.get(back.header("Location").orElseThrow()).body()).contains("You’re connected");
            assertThat(soon(answer)).isInstanceOf(AuthorizationResponse.Granted.class);
        }
    }

    @Test
    void nothing_is_promised_before_it_is_done() throws Exception {
        // The first page comes at once: that it waits for the result as long as this would be seen.
        var longHold = new ReceiverLimits(Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofMinutes(5),
                Duration.ofMillis(20), Duration.ofMinutes(5), 100, 3);
        try (CallbackScene scene = CallbackScene.waiting(longHold, CallbackScene.EVERYBODY)) {
            scene.open();
            String done = scene.get(scene.trueCallback()).header("Location").orElseThrow();

            RawHttp.Answer page = scene.get(done);
            assertThat(page.body()).contains("Finishing…", "1;url=" + done + "?wait").doesNotContain("connected");

            CompletableFuture<RawHttp.Answer> next = CallbackScene.inBackground(() -> scene.get(done + "?wait"));
            scene.receiver.finish(RedirectReceiver.Outcome.CONNECTED);
            assertThat(soon(next).body()).contains("You’re connected", "You can close this tab.")
                    .doesNotContain("http-equiv=\"refresh\"");
        }
    }

    @Test
    void a_result_that_takes_long_keeps_the_page_asking() throws Exception {
        var quick = new ReceiverLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(50),
                Duration.ofMillis(50), Duration.ofMinutes(5), 100, 3);
        try (CallbackScene scene = CallbackScene.waiting(quick, CallbackScene.EVERYBODY)) {
            scene.open();
            String done = scene.get(scene.trueCallback()).header("Location").orElseThrow();
            assertThat(scene.get(done + "?wait").body()).contains("Finishing…", "1;url=" + done + "?wait");
        }
    }

    @ParameterizedTest
    @CsvSource({"CONNECTED,You’re connected", "NOT_SAVED,Not saved yet", "OTHER_ACCOUNT,That’s another account",
            "DENIED,Nothing was connected", "FAILED,That didn’t work",
            "CANCELLED,Cancelled"})
    void the_last_page_says_how_it_ended(RedirectReceiver.Outcome outcome, String title) throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            scene.open();
            String done = scene.get(scene.trueCallback()).header("Location").orElseThrow();
            scene.receiver.finish(outcome);
            assertThat(scene.get(done).body()).contains("<h1>" + title + "</h1>");
        }
    }

    @Test
    void a_second_redirect_gets_the_same_page_and_changes_nothing() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            var answer = scene.answer();
            scene.open();
            RawHttp.Answer first = scene.get(scene.trueCallback());
            RawHttp.Answer second = scene.get(scene.trueCallback().replace(CODE, "another"));
            assertThat(second.raw()).isEqualTo(first.raw());
            assertThat(soon(answer)).isInstanceOfSatisfying(AuthorizationResponse.Granted.class,
                    granted -> assertThat(granted.code().reveal()).isEqualTo(CODE));

            scene.receiver.finish(RedirectReceiver.Outcome.CONNECTED);
            String done = first.header("Location").orElseThrow();
            assertThat(scene.get(done).raw()).contains("You’re connected").isEqualTo(scene.get(done).raw());
            assertThat(scene.get(scene.trueCallback()).raw()).isEqualTo(first.raw());
        }
    }

    @ParameterizedTest
    @CsvSource({"access_denied,Denied[]", "redirect_mismatch,RedirectMismatch[]",
            "server_error,Failed[error=server_error]",
            "%3Cb%3EBAD-9%3C/b%3E,Failed[error=bbadb]", "%01%02,Failed[error=unknown]"})
    void a_refusal_with_the_right_state_ends_it(String error, String expected) throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            var answer = scene.answer();
            scene.open();
            RawHttp.Answer back = scene.get("/oauth/callback?error=" + error + "&state=" + scene.state.reveal());
            assertThat(back.status()).isEqualTo(303);
            assertThat(soon(answer)).hasToString(expected);
        }
    }

    @Test
    void the_start_link_is_for_one_browser() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            scene.open();
            assertThat(scene.get(scene.startPath()).status()).as("again, with the cookie").isEqualTo(303);
            scene.cookie = "";
            RawHttp.Answer other = scene.get(scene.startPath());
            assertThat(other.status()).isEqualTo(410);
            assertThat(other.header("Set-Cookie")).isEmpty();
            assertThat(other.raw()).doesNotContain(scene.state.reveal());
        }
    }

    @Test
    void whether_the_link_was_opened_is_known_at_the_deadline() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            assertNoCallback(scene, "linkOpened=false wrongStateSeen=false mismatchSeen=false");
        }
        try (CallbackScene scene = CallbackScene.waiting()) {
            scene.open();
            assertNoCallback(scene, "linkOpened=true wrongStateSeen=false mismatchSeen=false");
        }
        try (CallbackScene scene = CallbackScene.waiting()) {
            scene.open();
            scene.get("/oauth/callback?code=x&state=wrong");
            assertNoCallback(scene, "linkOpened=true wrongStateSeen=true mismatchSeen=false");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/callback", "/"})
    void a_mismatch_without_state_explains_and_does_not_end_it(String path) throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            scene.get(path + "?error=redirect_mismatch");
            scene.open();
            var answer = scene.answer();
            RawHttp.Answer page = scene.get(path + "?error=redirect_mismatch&error_description=x");
            assertThat(page.body()).contains("Twitch doesn’t know this address");
            assertThat(answer).isNotDone();
            assertNoCallback(scene, "linkOpened=true wrongStateSeen=false mismatchSeen=true");
        }
    }

    private static void assertNoCallback(CallbackScene scene, String expected) {
        assertThatThrownBy(() -> soon(scene.answer(Duration.ZERO))).isInstanceOf(ExecutionException.class)
                .cause().isInstanceOf(OAuthException.NoCallback.class).hasMessageContaining(expected);
    }

    @Test
    void a_code_after_the_deadline_is_not_taken() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            scene.open();
            assertNoCallback(scene, "linkOpened=true");
            scene.get(scene.trueCallback());
            assertNoCallback(scene, "linkOpened=true");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void it_can_be_cancelled_before_the_link_after_it_and_before_waiting(int phase) throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            if (phase == 2) {
                scene.cancellation.cancel();
            }
            var answer = scene.answer();
            if (phase == 1) {
                scene.open();
            }
            scene.cancellation.cancel();
            assertThatThrownBy(() -> soon(answer)).hasCauseInstanceOf(OAuthException.Cancelled.class);

            RawHttp.Answer late = scene.get(scene.trueCallback());
            scene.receiver.finish(RedirectReceiver.Outcome.CANCELLED);
            assertThat(late.status()).isEqualTo(phase == 1 ? 303 : 400);
            assertThat(scene.get("/oauth/callback/done").body()).doesNotContain("connected");
        }
    }

    @Test
    void an_interrupted_wait_is_a_cancelled_one() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            var thread = new CompletableFuture<Thread>();
            var stillInterrupted = new CompletableFuture<Boolean>();
            var answer = CallbackScene.inBackground(() -> {
                thread.complete(Thread.currentThread());
                try {
                    return scene.receiver.await(java.time.Instant.now().plusSeconds(60), scene.cancellation);
                } finally {
                    stillInterrupted.complete(Thread.currentThread().isInterrupted());
                }
            });
            soon(thread).interrupt();
            assertThatThrownBy(() -> soon(answer)).hasCauseInstanceOf(OAuthException.Cancelled.class);
            assertThat(soon(stillInterrupted)).isTrue();
            assertThat(scene.open().status()).as("nobody is sent to Twitch any more").isEqualTo(410);
        }
    }

    @Test
    void closing_ends_a_waiting_that_nobody_cancelled() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            var answer = scene.answer();
            scene.receiver.close();
            assertThatThrownBy(() -> soon(answer)).hasCauseInstanceOf(OAuthException.Cancelled.class);
        }
        CallbackScene quitting = CallbackScene.waiting();
        var answer = quitting.answer();
        quitting.close();
        assertThatThrownBy(() -> soon(answer)).hasCauseInstanceOf(OAuthException.Cancelled.class);
    }

    @Test
    void closing_lets_the_browser_have_its_last_page() throws Exception {
        CallbackScene scene = CallbackScene.waiting(PATIENT, CallbackScene.EVERYBODY);
        scene.open();
        String done = scene.get(scene.trueCallback()).header("Location").orElseThrow();
        scene.receiver.finish(RedirectReceiver.Outcome.CONNECTED);
        CompletableFuture<Boolean> closed = CallbackScene.inBackground(() -> {
            scene.close();
            return true;
        });
        assertThat(scene.get(done).body()).contains("You’re connected");
        assertThat(soon(closed)).isTrue();
    }

    @Test
    void a_browser_left_without_a_result_is_not_told_of_success() throws Exception {
        CallbackScene scene = CallbackScene.waiting(PATIENT, CallbackScene.EVERYBODY);
        scene.open();
        String done = scene.get(scene.trueCallback()).header("Location").orElseThrow();
        CompletableFuture<RawHttp.Answer> page = CallbackScene.inBackground(() -> scene.get(done + "?wait"));
        scene.close();
        scene.close();
        assertThat(soon(page).body()).contains("Look at Stagepass");
    }

    @Test
    void every_secret_is_made_known_to_the_log() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            scene.open();
            scene.get(scene.trueCallback());
            String link = scene.startPath();
            assertThat(scene.watched).extracting(Secret::reveal).contains(scene.state.reveal(), CODE,
                    link.substring(link.lastIndexOf('/') + 1), scene.cookie.substring(scene.cookie.indexOf('=') + 1));
        }
    }
}
