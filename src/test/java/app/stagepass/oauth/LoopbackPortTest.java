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
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The port: taken on both addresses or not at all, named when busy, given back. */
class LoopbackPortTest {

    private static final PortHolder SOMEBODY = port -> Optional.of("somebody");

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "0.0.0.0"})
    void a_port_taken_on_one_address_is_busy_and_the_other_is_let_go(String taken) throws Exception {
        try (ServerSocket other = listen(taken, 0)) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> new LoopbackSockets(SOMEBODY).open(LoopbackSockets.addresses(), port))
                    .isInstanceOfSatisfying(OAuthException.PortBusy.class, busy -> {
                        assertThat(busy.port()).isEqualTo(port);
                        assertThat(busy.holder()).contains("somebody");
                    });
            if (taken.equals("::1")) {
                listen("127.0.0.1", port).close();
            }
        }
    }

    @Test
    void a_machine_without_ipv6_uses_ipv4_alone() throws Exception {
        int port = CallbackScene.freePort();
        List<ServerSocketChannel> opened = new LoopbackSockets(SOMEBODY).open(
                List.of(InetAddress.ofLiteral("127.0.0.1")),
                port);
        assertThat(opened).hasSize(1);
        opened.forEach(LoopbackSockets::close);
    }

    /** Linux drops what does not fit into the queue; others refuse it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_port_whose_program_is_too_busy_to_answer_is_busy() throws Exception {
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            while (fits(queue, other)) {
                assertThat(queue).hasSizeLessThan(100);
            }
            assertThatThrownBy(() -> new LoopbackSockets(SOMEBODY).open(List.of(InetAddress.ofLiteral("127.0.0.1")),
                    other.getLocalPort())).isInstanceOf(OAuthException.PortBusy.class);
        } finally {
            for (Socket socket : queue) {
                socket.close();
            }
        }
    }

    private static boolean fits(List<Socket> queue, ServerSocket server) throws IOException {
        Socket socket = new Socket();
        queue.add(socket);
        try {
            socket.connect(server.getLocalSocketAddress(), 200);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void an_address_that_cannot_be_had_is_not_called_busy() {
        // TEST-NET-1 (RFC 5737): no machine has it.
        assertThatThrownBy(
                () -> new LoopbackSockets(SOMEBODY).open(List.of(InetAddress.ofLiteral("192.0.2.1")), 7277))
                .isInstanceOfSatisfying(OAuthException.CannotListen.class,
                        refused -> assertThat(refused.port()).isEqualTo(7277));
    }

    @Test
    void two_sign_ins_cannot_share_a_port() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            assertThatThrownBy(() -> listenTo("http://localhost:" + scene.port + "/oauth/callback"))
                    .isInstanceOf(OAuthException.PortBusy.class);
            for (String address : List.of("127.0.0.1", "::1")) {
                assertThatThrownBy(() -> listen(address, scene.port)).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void what_needs_a_certificate_is_refused_before_anything_is_opened() {
        assertThatThrownBy(() -> listenTo("https://localhost:7277/oauth/callback")).isInstanceOfSatisfying(
                OAuthException.CallbackSetup.class, refused -> assertThat(refused.fault())
                        .isEqualTo(OAuthException.CallbackSetup.Fault.NO_CERTIFICATE));
    }

    private static void listenTo(String uri) throws OAuthException {
        new LoopbackReceivers(new SecureRandom(), Clock.systemUTC(), new NoWords(), PeerCheck.ofThisMachine(), SOMEBODY,
                secret -> {}, () -> CallbackOptions.usual(ReceiverLimits.DEFAULT), Runnable::run)
                .listen(new AuthorizationRequest(new ClientId("abc"), new RedirectUri(uri), new TreeSet<>(),
                        Nonce.random(new SecureRandom()), true), URI.create("https://id.twitch.tv/"))
                .close();
    }

    private static final class NoWords implements RedirectPages {
        @Override
        public String language() {
            return "en";
        }

        @Override
        public Text text(Page page) {
            return new Text("", "");
        }
    }

    @Test
    void the_port_is_free_after_closing_whatever_is_still_connected() throws Exception {
        CallbackScene scene = CallbackScene.waiting();
        var held = CallbackScene.inBackground(() -> {
            scene.open();
            return scene.get("/oauth/callback/done?wait");
        });
        try (Socket idle = RawHttp.connect("127.0.0.1", scene.port); Socket six = RawHttp.connect("::1", scene.port)) {
            scene.close();
            listen("127.0.0.1", scene.port).close();
            listen("::1", scene.port).close();
            assertThat(RawHttp.readAll(idle).raw()).isEmpty();
            assertThat(RawHttp.readAll(six).raw()).isEmpty();
            soon(held.handle((any, failure) -> true));
        }
    }

    @Test
    void nothing_listens_on_an_address_that_others_can_reach() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            var outside = java.net.NetworkInterface.networkInterfaces()
                    .flatMap(java.net.NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress()).toList();
            for (InetAddress address : outside) {
                try (ServerSocket free = new ServerSocket(scene.port, 1, address)) {
                    assertThat(free.isBound()).as("the port is free on " + address).isTrue();
                }
            }
            try (ServerSocket mine = new ServerSocket(scene.port, 1, InetAddress.ofLiteral("127.0.0.2"))) {
                assertThat(mine.isBound()).isTrue();
            }
        }
    }

    private static ServerSocket listen(String address, int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
