package app.stagepass.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Any bytes on a connection to the callback server get an answer of HTTP or none, in time, and never end the waiting: no input knows
 * the cookie. Nothing secret comes back, and the server goes on answering others.
 */
public final class CallbackServerFuzz {

    private static final int ASK_BETWEEN = 50;
    private static final Object LOCK = new Object();
    private static int inputs;
    private static final Waiting NOW = Waiting.begin();

    private CallbackServerFuzz() {}

    /** One sign-in that nobody will end. */
    private record Waiting(CallbackScene scene, CompletableFuture<AuthorizationResponse> answer) {

        static Waiting begin() {
            try {
                CallbackScene scene = CallbackScene.waiting();
                return new Waiting(scene, scene.answer(Duration.ofDays(1)));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** {@code $PORT}, {@code $STATE} and {@code $START} in an input stand for what only this run knows. */
    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        synchronized (LOCK) {
            CallbackScene scene = NOW.scene();
            String request = new String(data, StandardCharsets.ISO_8859_1).replace("$PORT", "" + scene.port)
                    .replace("$STATE", scene.state.reveal()).replace("$START", scene.startPath());
            RawHttp.Answer got = sendAndShut(scene.port, request);
            assertThat(got.raw()).satisfiesAnyOf(raw -> assertThat(raw).isEmpty(),
                    raw -> assertThat(raw).startsWith("HTTP/1.1 "));
            assertThat(got.status()).isIn(0, 204, 301, 302, 303, 307, 400, 403, 404, 405, 408, 410, 413, 414, 415, 417,
                    426, 431, 501, 503, 505);
            assertThat(NOW.answer()).as("the waiting").isNotDone();
            if (!request.contains(scene.startPath())) {
                assertThat(got.raw()).doesNotContain(scene.state.reveal());
            }
            if (++inputs % ASK_BETWEEN == 0) {
                assertThat(scene.get("/favicon.ico").status()).isEqualTo(204);
            }
        }
    }

    /** Closes its own direction, as one who has said all; so nothing is waited for. */
    private static RawHttp.Answer sendAndShut(int port, String request) throws Exception {
        try (Socket socket = RawHttp.connect("127.0.0.1", port)) {
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
            } catch (SocketException e) {
                // Refused while we were still sending; what was answered may be there.
            }
            return RawHttp.readAll(socket);
        }
    }
}
