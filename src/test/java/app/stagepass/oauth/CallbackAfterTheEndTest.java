package app.stagepass.oauth;

import static app.stagepass.oauth.CallbackScene.CODE;
import static app.stagepass.oauth.CallbackScene.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.RedirectReceiver.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser that comes back when the sign-in has ended already, and a port that is held for it and for nobody else. */
class CallbackAfterTheEndTest {

    /** Lingers for as good as ever; never waits when the process ends. */
    private static final ReceiverLimits LINGERING = new ReceiverLimits(Duration.ofSeconds(10), Duration.ofSeconds(10),
            Duration.ofSeconds(5), Duration.ofMillis(20), Duration.ofMinutes(5), 100, 3);
    private static final ReceiverLimits BRIEF = new ReceiverLimits(Duration.ofSeconds(10), Duration.ofSeconds(10),
            Duration.ofSeconds(5), Duration.ofMillis(20), Duration.ofMillis(50), 100, 3);
    /** Waits for the last page when the process ends, and without that would fail its test's time limit. */
    private static final ReceiverLimits POLITE = new ReceiverLimits(Duration.ofSeconds(10), Duration.ofSeconds(10),
            Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMinutes(5), 100, 3);

    private static CallbackScene waiting(ReceiverLimits limits) throws Exception {
        return CallbackScene.waiting(limits, CallbackScene.EVERYBODY);
    }

    private static void cancel(CallbackScene scene) {
        var answer = scene.answer();
        scene.cancellation.cancel();
        assertThatThrownBy(() -> soon(answer)).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(OAuthException.Cancelled.class);
        scene.receiver.finish(Outcome.CANCELLED);
        scene.receiver.close();
    }

    @Test
    void agreeing_after_cancel_shows_a_page_at_a_clean_address_and_connects_nothing() throws Exception {
        try (CallbackScene scene = waiting(LINGERING)) {
            scene.open();
            cancel(scene);

            RawHttp.Answer back = scene.get(scene.trueCallback());
            assertThat(back.status()).isEqualTo(303);
            assertThat(back.header("Location")).contains("/oauth/callback/done");
            assertThat(scene.get("/oauth/callback/done").body()).contains("Signing in was cancelled in Stagepass")
                    .doesNotContain(CODE);
            assertThatThrownBy(() -> soon(scene.answer())).as("the code")
                    .hasCauseInstanceOf(OAuthException.Cancelled.class);
        }
    }

    @Test
    void agreeing_after_the_deadline_does_too() throws Exception {
        try (CallbackScene scene = waiting(LINGERING)) {
            scene.open();
            assertThatThrownBy(() -> soon(scene.answer(Duration.ZERO)))
                    .hasCauseInstanceOf(OAuthException.NoCallback.class);
            scene.receiver.finish(Outcome.FAILED);
            scene.receiver.close();
            assertThat(scene.get(scene.trueCallback()).status()).isEqualTo(303);
            assertThat(scene.get("/oauth/callback/done").body()).contains("That didn’t work");
        }
    }

    @Test
    void nobody_is_sent_to_twitch_any_more() throws Exception {
        try (CallbackScene scene = waiting(LINGERING)) {
            scene.open();
            cancel(scene);
            assertThat(scene.get(scene.startPath()).status()).isEqualTo(410);
        }
    }

    @Test
    void the_next_sign_in_has_the_port_at_once() throws Exception {
        try (CallbackScene scene = waiting(LINGERING)) {
            scene.open();
            cancel(scene);
            RedirectReceiver next = scene.receivers.listen(scene.nextRequest(), scene.authorization());
            RawHttp.Answer oldTab = scene.get(scene.trueCallback());
            assertThat(oldTab.status()).as("to the new one the old tab is a stranger").isEqualTo(400);
            assertThat(scene.get(next.startLink().getRawPath()).status()).isEqualTo(303);
        }
    }

    @Test
    void the_next_sign_in_does_not_even_wait_for_the_cancelled_one_to_be_closed() throws Exception {
        try (CallbackScene scene = waiting(LINGERING)) {
            scene.open();
            var answer = scene.answer();
            scene.cancellation.cancel();
            assertThatThrownBy(() -> soon(answer)).hasCauseInstanceOf(OAuthException.Cancelled.class);
            RedirectReceiver next = scene.receivers.listen(scene.nextRequest(), scene.authorization());
            scene.receiver.close();
            assertThat(scene.get(next.startLink().getRawPath()).status()).isEqualTo(303);
        }
    }

    @Test
    void one_that_still_waits_does_not_make_way() throws Exception {
        try (CallbackScene scene = waiting(LINGERING)) {
            assertThatThrownBy(() -> scene.receivers.listen(scene.nextRequest(), scene.authorization()))
                    .isInstanceOf(OAuthException.PortBusy.class);
            assertThat(scene.open().status()).isEqualTo(303);
        }
    }

    @Test
    void quitting_frees_the_port_at_once() throws Exception {
        CallbackScene scene = waiting(POLITE);
        scene.open();
        cancel(scene);
        assertThatThrownBy(() -> listen(scene.port)).isInstanceOf(IOException.class);
        scene.receivers.close();
        listen(scene.port).close();
    }

    @Test
    void quitting_lets_the_browser_have_its_last_page() throws Exception {
        CallbackScene scene = waiting(POLITE);
        scene.open();
        String done = scene.get(scene.trueCallback()).header("Location").orElseThrow();
        scene.receiver.finish(Outcome.CONNECTED);
        var quit = CallbackScene.inBackground(() -> {
            scene.receivers.close();
            return true;
        });
        assertThat(scene.get(done).body()).contains("You’re connected");
        assertThat(soon(quit)).isTrue();
        listen(scene.port).close();
    }

    @Test
    void who_is_interrupted_while_quitting_quits_at_once() throws Exception {
        CallbackScene scene = waiting(POLITE);
        scene.open();
        scene.get(scene.trueCallback());
        var quitting = new CompletableFuture<Thread>();
        var interrupted = CallbackScene.inBackground(() -> {
            quitting.complete(Thread.currentThread());
            scene.receivers.close();
            return Thread.currentThread().isInterrupted();
        });
        soon(quitting).interrupt();
        assertThat(interrupted.get(15, TimeUnit.SECONDS)).isTrue();
        listen(scene.port).close();
    }

    @Test
    void when_no_browser_was_sent_on_the_port_is_free_at_once() throws Exception {
        try (CallbackScene scene = waiting(LINGERING)) {
            cancel(scene);
            listen(scene.port).close();
        }
    }

    @ParameterizedTest
    @CsvSource({"CONNECTED", "OTHER_ACCOUNT", "FAILED"})
    void the_port_is_free_when_the_last_browser_was_told(Outcome outcome) throws Exception {
        try (CallbackScene scene = waiting(LINGERING)) {
            scene.open();
            scene.open();
            String done = scene.get(scene.trueCallback()).header("Location").orElseThrow();
            scene.receiver.finish(outcome);
            scene.receiver.close();
            scene.get(done);
            assertThat(scene.get(scene.trueCallback()).status()).as("the other tab is still out there").isEqualTo(303);
            assertThat(scene.get(done).status()).isEqualTo(200);
            awaitFree(scene.port);
        }
    }

    @Test
    void a_tab_that_was_closed_is_not_waited_for_for_ever() throws Exception {
        try (CallbackScene scene = waiting(BRIEF)) {
            scene.open();
            cancel(scene);
            awaitFree(scene.port);
        }
    }

    /** Asks again until nobody answers; each answer is a moment. */
    private static void awaitFree(int port) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            try {
                RawHttp.send("127.0.0.1", port, "GET / HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n");
            } catch (ConnectException e) {
                return;
            }
        }
        throw new AssertionError("the port is still held");
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
    }
}
