package app.stagepass.oauth;

import static app.stagepass.oauth.CallbackScene.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that hold on to connections get nowhere, and the browser gets through. */
class CallbackFloodTest {

    /** No deadline comes to the aid of these tests. */
    private static final ReceiverLimits SLOW = new ReceiverLimits(Duration.ofMinutes(5), Duration.ofSeconds(1),
            Duration.ofMinutes(5), Duration.ofMillis(20), Duration.ofMinutes(5), 300, 2);
    private static final ReceiverLimits PATIENT = new ReceiverLimits(Duration.ofMinutes(5), Duration.ofMinutes(5),
            Duration.ofMinutes(5), Duration.ofMillis(20), Duration.ofMinutes(5), 100, 2);
    private static final ReceiverLimits QUICK = new ReceiverLimits(Duration.ofSeconds(2), Duration.ofSeconds(2),
            Duration.ofSeconds(1), Duration.ofMillis(20), Duration.ofMinutes(5), 100, 2);

    private final List<Socket> flood = new ArrayList<>();

    @Test
    void a_client_that_sends_a_byte_now_and_then_is_cut_off() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting(QUICK, CallbackScene.EVERYBODY);
                Socket socket = RawHttp.connect("127.0.0.1", scene.port)) {
            socket.setSoTimeout(20);
            byte[] head = scene.head("GET", scene.startPath(), "X-Long: " + "x".repeat(1000))
                    .getBytes(StandardCharsets.US_ASCII);
            int sent = 0;
            while (sent < head.length && isOpenAfter(socket, head[sent])) {
                sent++;
            }
            assertThat(sent).isLessThan(head.length);
            assertThat(scene.open().status()).isEqualTo(303);
        }
    }

    private static boolean isOpenAfter(Socket socket, byte next) throws IOException {
        try {
            socket.getOutputStream().write(next);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    @Test
    void a_connection_that_never_sends_anything_harms_nobody_and_is_closed() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting(QUICK, CallbackScene.EVERYBODY);
                Socket idle = RawHttp.connect("127.0.0.1", scene.port)) {
            var answer = scene.answer();
            scene.open();
            assertThat(scene.get(scene.trueCallback()).status()).isEqualTo(303);
            assertThat(soon(answer)).isInstanceOf(AuthorizationResponse.Granted.class);
            assertThat(RawHttp.readAll(idle).raw()).isEmpty();
        }
    }

    @Test
    void a_thousand_connections_are_not_all_kept_and_the_true_callback_works() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting(SLOW, CallbackScene.EVERYBODY)) {
            var answer = scene.answer();
            scene.open();
            for (int i = 0; i < 1000; i++) {
                Socket socket = RawHttp.connect(i % 2 == 0 ? "127.0.0.1" : "::1", scene.port);
                flood.add(socket);
                write(socket, "GET /oauth/callback?state=x HTTP/1.1\r\nHost: loc");
            }
            assertThat(scene.get(scene.trueCallback()).status()).isEqualTo(303);
            assertThat(soon(answer)).isInstanceOf(AuthorizationResponse.Granted.class);
            // Those that wait in the kernel's queues count as open here too.
            assertThat(flood.stream().filter(CallbackFloodTest::isOpen).count()).isBetween(1L, 600L);
        }
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : flood) {
            socket.close();
        }
    }

    @Test
    void a_browser_that_waits_for_the_result_is_not_pushed_out() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting(SLOW, CallbackScene.EVERYBODY)) {
            scene.open();
            List<CompletableFuture<RawHttp.Answer>> waiting = waitForResult(scene, SLOW.held() + 1);
            CompletableFuture.anyOf(waiting.toArray(CompletableFuture<?>[]::new)).get(20, TimeUnit.SECONDS);

            for (int i = 0; i < 1000; i++) {
                flood.add(RawHttp.connect("127.0.0.1", scene.port));
            }
            scene.receiver.finish(RedirectReceiver.Outcome.CONNECTED);
            List<String> bodies = new ArrayList<>();
            for (CompletableFuture<RawHttp.Answer> one : waiting) {
                bodies.add(soon(one).body());
            }
            // One was one too many and was told to come again; the others got the result.
            assertThat(bodies).filteredOn(body -> body.contains("Finishing…")).hasSize(1);
            assertThat(bodies).filteredOn(body -> body.contains("You’re connected")).hasSize(SLOW.held());
        }
    }

    @Test
    void a_browser_in_a_flood_gets_its_last_page_though_the_sign_in_is_over() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting(SLOW, CallbackScene.EVERYBODY)) {
            scene.open();
            String done = scene.get(scene.trueCallback()).header("Location").orElseThrow();
            for (int i = 0; i < 1000; i++) {
                flood.add(RawHttp.connect("127.0.0.1", scene.port));
            }
            scene.receiver.finish(RedirectReceiver.Outcome.CONNECTED);
            scene.receiver.close();
            assertThat(scene.get(done).body()).contains("You’re connected");
        }
    }

    private static List<CompletableFuture<RawHttp.Answer>> waitForResult(CallbackScene scene, int browsers) {
        return IntStream.range(0, browsers)
                .mapToObj(i -> CallbackScene.inBackground(() -> scene.get("/oauth/callback/done?wait"))).toList();
    }

    private static void write(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // Cut off already, as it should be.
        }
    }

    private static boolean isOpen(Socket socket) {
        try {
            socket.setSoTimeout(20);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void a_flood_that_does_not_end_cannot_keep_the_browser_out() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (CallbackScene scene = CallbackScene.waiting(PATIENT, CallbackScene.EVERYBODY)) {
            var answer = scene.answer();
            List<CompletableFuture<Integer>> attackers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                attackers.add(CallbackScene.inBackground(() -> {
                    int count = 0;
                    for (; !over.get(); count++) {
                        try (Socket socket = RawHttp.connect("127.0.0.1", scene.port)) {
                            write(socket, "GET /oauth/callback?code=a&state=b HTTP/1.1\r\nHost: localhost:" + scene.port
                                    + (count % 2 == 0 ? "\r\n\r\n" : "\r\n"));
                        } catch (IOException e) {
                            // Pushed out by the others.
                        }
                    }
                    return count;
                }));
            }
            scene.open();
            assertThat(scene.get(scene.trueCallback()).status()).isEqualTo(303);
            assertThat(answer.get(20, TimeUnit.SECONDS)).isInstanceOf(AuthorizationResponse.Granted.class);
            over.set(true);
            for (CompletableFuture<Integer> attacker : attackers) {
                assertThat(soon(attacker)).isPositive();
            }
        }
    }
}
