package app.stagepass.oauth;

import static app.stagepass.oauth.CallbackScene.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.token.ClientId;
import app.stagepass.token.Nonce;
import app.stagepass.token.RedirectUri;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The server behind the rules: who waits for the result, and what happens when something in it breaks. */
class CallbackWaitingTest {

    /** One may wait, for as good as ever. */
    private static final ReceiverLimits ONE = new ReceiverLimits(Duration.ofMinutes(5), Duration.ofSeconds(10),
            Duration.ofMinutes(5), Duration.ofMillis(1), Duration.ofMinutes(5), 100, 1);

    @Test
    void as_many_as_may_wait_for_the_result_and_the_next_is_told_to_come_again() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting(ONE, CallbackScene.EVERYBODY)) {
            scene.open();
            String done = scene.get(scene.trueCallback()).header("Location").orElseThrow();
            List<CompletableFuture<RawHttp.Answer>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(CallbackScene.inBackground(() -> scene.get(done + "?wait")));
            }
            CompletableFuture.anyOf(both.toArray(CompletableFuture<?>[]::new)).get(20, TimeUnit.SECONDS);
            assertThat(both).filteredOn(CompletableFuture::isDone).hasSize(1);
            scene.receiver.finish(RedirectReceiver.Outcome.CONNECTED);
            List<String> bodies = List.of(soon(both.get(0)).body(), soon(both.get(1)).body());
            assertThat(bodies).filteredOn(body -> body.contains("Finishing…")).hasSize(1);
            assertThat(bodies).filteredOn(body -> body.contains("You’re connected")).hasSize(1);
        }
    }

    @Test
    void where_nobody_may_wait_the_page_comes_at_once_and_asks_again() throws Exception {
        var none = new ReceiverLimits(ONE.head(), ONE.young(), ONE.hold(), ONE.farewell(), ONE.linger(), 100, 0);
        try (CallbackScene scene = CallbackScene.waiting(none, CallbackScene.EVERYBODY)) {
            scene.open();
            String done = scene.get(scene.trueCallback()).header("Location").orElseThrow();
            assertThat(scene.get(done + "?wait").body()).contains("Finishing…", "1;url=" + done + "?wait");
            scene.receiver.finish(RedirectReceiver.Outcome.CONNECTED);
            assertThat(scene.get(done + "?wait").body()).contains("You’re connected");
        }
    }

    @Test
    void a_connection_that_sends_nothing_ends_at_its_deadline() throws Exception {
        var brief = new ReceiverLimits(Duration.ofMillis(50), ONE.young(), ONE.hold(), ONE.farewell(), ONE.linger(),
                100, 1);
        try (CallbackScene scene = CallbackScene.waiting(brief, CallbackScene.EVERYBODY);
                Socket silent = RawHttp.connect("127.0.0.1", scene.port)) {
            assertThat(RawHttp.readAll(silent).raw()).isEmpty();
        }
    }

    @Test
    void trouble_inside_tells_the_browser_nothing() throws Exception {
        PeerCheck broken = (peer, local) -> {
            throw new IllegalStateException("insides");
        };
        try (CallbackScene scene = CallbackScene.waiting(CallbackScene.LIMITS, broken)) {
            RawHttp.Answer answer = scene.open();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.raw()).doesNotContain("insides");
        }
    }

    @Test
    void a_last_page_that_cannot_be_drawn_does_not_leave_the_browser_waiting() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting(ONE, CallbackScene.EVERYBODY)) {
            scene.open();
            String done = scene.get(scene.trueCallback()).header("Location").orElseThrow();
            scene.words = new RedirectPages() {
                @Override
                public String language() {
                    return "en";
                }

                @Override
                public Text text(Page page) {
                    throw new IllegalStateException("insides");
                }
            };
            scene.receiver.finish(RedirectReceiver.Outcome.CONNECTED);
            assertThat(scene.get(done).raw()).doesNotContain("insides");
        }
    }

    @Test
    void its_threads_do_not_keep_the_program_alive() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            scene.open();
            assertThat(Thread.getAllStackTraces().keySet()).filteredOn(one -> one.getName().startsWith("callback-"))
                    .isNotEmpty().allMatch(Thread::isDaemon);
        }
    }

    @Test
    void a_server_that_does_not_start_lets_go_of_every_socket() throws Exception {
        var attempt = new SignInAttempt(
                new AuthorizationRequest(new ClientId("abc"), RedirectUri.DEFAULT, new TreeSet<>(),
                        Nonce.random(new SecureRandom()), true),
                URI.create("https://id.twitch.tv/"), new SecureRandom(), secret -> {});
        try (CallbackScene scene = CallbackScene.waiting();
                ServerSocketChannel good = ServerSocketChannel.open()) {
            good.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            ServerSocketChannel bad = ServerSocketChannel.open();
            bad.close();
            var places = new CallbackPlaces(RedirectUri.DEFAULT, 7277, false);
            var rules = new CallbackRules(attempt, places, false, CallbackScene.EVERYBODY, secret -> {});
            assertThatThrownBy(() -> new CallbackServer(List.of(good, bad), Optional.empty(), CallbackScene.LIMITS,
                    (guard, threads) -> new CallbackHandler(rules, attempt, new PageWriter(new PageHtml(scene.words)),
                            guard, CallbackScene.LIMITS, threads)))
                    .isInstanceOf(IOException.class);
            assertThat(good.isOpen()).isFalse();
        }
    }
}
