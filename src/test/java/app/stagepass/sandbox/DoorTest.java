package app.stagepass.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.token.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who may come in, where it listens, and how it is run alone. */
class DoorTest extends SandboxTest {

    @Test
    void only_loopback_names_are_answered() throws Exception {
        int port = server.base().getPort();
        for (String host : List.of("localhost", "localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port,
                "LOCALHOST")) {
            assertThat(get("/", host)).as(host).startsWith("HTTP/1.1 200");
        }
        for (String host : List.of("evil.example", "evil.example:" + port, "localhost.evil.example", "127.0.0.2")) {
            assertThat(get("/", host)).as(host).startsWith("HTTP/1.1 421");
            assertThat(get(server.controlPage().getPath() + "?" + server.controlPage().getQuery(), host)).as(host)
                    .startsWith("HTTP/1.1 421").doesNotContain("Break");
        }
    }

    @Test
    void what_is_too_long_malformed_or_another_method_is_refused_without_naming_anything() throws Exception {
        assertThat(get("/" + "x".repeat(20_000), "localhost")).startsWith("HTTP/1.1 414").endsWith("\r\n\r\n");
        assertThat(get("/control?key=%zz", "localhost")).startsWith("HTTP/1.1 40").doesNotContain("Jetty", "zz");
        assertThat(web.raw("PUT / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405").contains("Allow: GET, POST");
        assertThat(web.post("/oauth2/token", Web.map("code", "x".repeat(70_000))).statusCode()).isEqualTo(413);
        assertThat(web.get("/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void it_listens_on_every_loopback_address_and_on_no_other() throws Exception {
        int port = server.base().getPort();
        List<InetAddress> all = new ArrayList<>();
        NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).forEach(all::add);

        for (InetAddress address : all) {
            assertThat(isAnswered(new InetSocketAddress(address, port))).as(address.toString())
                    .isEqualTo(address.isLoopbackAddress());
        }
    }

    @Test
    void a_port_that_another_has_is_refused_and_nothing_stays_open() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> SandboxServer.start(new SandboxOptions(other.getLocalPort(), Optional.empty(),
                    clock, new SecureRandom()))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void after_closing_the_port_is_free_again() throws Exception {
        int port = server.base().getPort();
        server.close();

        assertThat(isAnswered(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))).isFalse();
        server = SandboxServer.start(new SandboxOptions(port, Optional.empty(), clock, new SecureRandom()));
        assertThat(server.base().getPort()).isEqualTo(port);
    }

    @Test
    void the_presets_are_the_same_in_every_run() throws Exception {
        assertThat(Secret.isWellFormed(SandboxServer.presetSecret().reveal())).isTrue();
        assertThat(server.confidentialClient().id().value()).isEqualTo(SandboxServer.PRESET_CLIENT_ID).hasSize(30);
        assertThat(web.signIn(server.confidentialClient(), SandboxServer.presetSecret().reveal(), OWL, "chat:read")
                .get("token_type").asString()).isEqualTo("bearer");
    }

    @Test
    void alone_it_says_how_to_reach_it_and_ends_when_interrupted() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        CountDownLatch ended = new CountDownLatch(1);
        Thread alone = Thread.ofVirtual().start(() -> {
            try {
                SandboxConsole.run(0, clock, lines::add);
            } catch (IOException | InterruptedException e) {
                ended.countDown();
            }
        });
        String base = next(lines).replace("Sandbox: ", "");
        assertThat(next(lines)).startsWith("Control page: " + base + "/control?key=");
        assertThat(next(lines)).isEqualTo("Stagepass with it: --sandbox=" + base);
        assertThat(next(lines)).contains(SandboxServer.PRESET_CLIENT_ID);
        int port = Integer.parseInt(base.replaceAll(".*:", ""));
        assertThat(isAnswered(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))).isTrue();

        alone.interrupt();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(isAnswered(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))).isFalse();
    }

    private static String next(BlockingQueue<String> lines) throws InterruptedException {
        return String.valueOf(lines.poll(30, TimeUnit.SECONDS));
    }

    private String get(String path, String host) throws IOException {
        return web.raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    private static boolean isAnswered(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, 5000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
