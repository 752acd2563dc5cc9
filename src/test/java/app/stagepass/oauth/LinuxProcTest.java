package app.stagepass.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Linux tells of sockets: the real tables, and written ones for what a test cannot be. */
@EnabledOnOs(OS.LINUX)
class LinuxProcTest {

    private static final String HEADER = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt"
            + "   uid  timeout inode\n";
    /** A browser of user 1001 on 127.0.0.1:54321, connected to 127.0.0.1:7277. */
    private static final String BROWSER = "   1: 0100007F:D431 0100007F:1C6D 01 00000000:00000000 00:00000000 00000000"
            + "  1001        0 4242 1 0000000000000000 20 4 30 10 -1\n";
    private static final InetSocketAddress PEER = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 54321);
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 7277);

    @TempDir
    private Path proc;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void a_real_connection_of_our_own_is_ours(String address) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral(address));
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            PeerCheck peers = PeerCheck.ofThisMachine();
            var peer = (InetSocketAddress) accepted.getRemoteSocketAddress();
            var local = (InetSocketAddress) accepted.getLocalSocketAddress();
            assertThat(peers.isOwnUser(peer, local)).isTrue();
            assertThat(client.isConnected()).isTrue();
            assertThat(peers.isOwnUser(new InetSocketAddress(peer.getAddress(), 1), local)).isFalse();
        }
    }

    @Test
    void the_same_users_socket_is_ours_and_anothers_is_not() throws Exception {
        tables(HEADER + BROWSER, 1001);
        assertThat(new LinuxPeerCheck(proc).isOwnUser(PEER, LOCAL)).isTrue();
        tables(HEADER + BROWSER, 1000);
        assertThat(new LinuxPeerCheck(proc).isOwnUser(PEER, LOCAL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"04", "05", "06", "08"})
    void a_socket_that_its_program_has_closed_is_nobodys_also_when_we_are_root(String state) throws Exception {
        tables(HEADER + BROWSER.replace("  1001  ", "     0  "), 0);
        assertThat(new LinuxPeerCheck(proc).isOwnUser(PEER, LOCAL)).as("established, and root's").isTrue();
        tables(HEADER + BROWSER.replace("  1001  ", "     0  ").replace(":1C6D 01 ", ":1C6D " + state + " "), 0);
        assertThat(new LinuxPeerCheck(proc).isOwnUser(PEER, LOCAL)).isFalse();
    }

    @Test
    void our_own_end_of_the_connection_does_not_vouch_for_the_other() throws Exception {
        tables(HEADER + BROWSER.replace("0100007F:D431 0100007F:1C6D", "0100007F:1C6D 0100007F:D431"), 1001);
        assertThat(new LinuxPeerCheck(proc).isOwnUser(PEER, LOCAL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HEADER, HEADER + "nonsense\n", HEADER + "   1: zz:zz\n"})
    void what_cannot_be_told_is_not_ours(String table) throws Exception {
        assertThat(new LinuxPeerCheck(proc).isOwnUser(PEER, LOCAL)).isFalse();
        tables(table, 1001);
        assertThat(new LinuxPeerCheck(proc).isOwnUser(PEER, LOCAL)).isFalse();
    }

    private void tables(String tcp, int user) throws Exception {
        Files.createDirectories(proc.resolve("self/net"));
        Files.writeString(proc.resolve("self/net/tcp"), tcp);
        Files.writeString(proc.resolve("self/status"), "Name:\tx\nUid:\t0\t" + user + "\t0\t0\n");
    }

    @Test
    void a_program_that_holds_a_port_is_named() throws Exception {
        Process other = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), Holder.class.getName()).start();
        try {
            int port = Integer.parseInt(other.inputReader().readLine());
            assertThat(PortHolder.ofThisMachine().holderOf(port)).contains("java");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    /** Another program, which takes a port and keeps it. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("::1"))) {
                System.out.println(socket.getLocalPort());
                socket.accept().close();
            }
        }
    }

    @Test
    void our_own_hold_of_a_port_is_named_after_us() throws Exception {
        try (ServerSocket mine = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(PortHolder.ofThisMachine().holderOf(mine.getLocalPort())).contains("Stagepass");
        }
    }

    @Test
    void a_program_cannot_write_on_the_window_with_its_name() throws Exception {
        tables(HEADER + BROWSER.replace("0100007F:1C6D 01 ", "00000000:0000 0A "), 1001);
        Path process = Files.createDirectories(proc.resolve("77/fd"));
        Files.createSymbolicLink(process.resolve("3"), Path.of("socket:[4242]"));
        Files.writeString(proc.resolve("77/comm"), "<b>\u001b[31mnode\u202e</b>\n");
        assertThat(new LinuxPortHolder(proc).holderOf(54321)).contains("b31mnode/b");
        Files.writeString(proc.resolve("77/comm"), "x".repeat(65));
        assertThat(new LinuxPortHolder(proc).holderOf(54321)).contains("x".repeat(64));
        Files.writeString(proc.resolve("77/comm"), "\u001b\n");
        assertThat(new LinuxPortHolder(proc).holderOf(54321)).isEmpty();
        assertThat(List.of(new LinuxPortHolder(proc).holderOf(54322), new LinuxPortHolder(proc.resolve("none"))
                .holderOf(1))).allMatch(java.util.Optional::isEmpty);
    }

    @Test
    void another_users_program_and_one_with_other_sockets_are_not_blamed() throws Exception {
        tables(HEADER + BROWSER.replace("0100007F:1C6D 01 ", "00000000:0000 0A "), 1001);
        Files.createDirectories(proc.resolve("11"));
        Files.writeString(proc.resolve("11/comm"), "secretive");
        Files.createSymbolicLink(Files.createDirectories(proc.resolve("12/fd")).resolve("3"), Path.of("socket:[1]"));
        Files.writeString(proc.resolve("12/fd/4"), "no link");
        Files.writeString(proc.resolve("12/comm"), "bystander");
        assertThat(new LinuxPortHolder(proc).holderOf(54321)).isEmpty();
    }

    @Test
    void a_socket_of_the_second_table_counts_too_and_a_connected_one_holds_no_port() throws Exception {
        tables(HEADER + BROWSER, 1001);
        Path process = Files.createDirectories(proc.resolve("77/fd"));
        Files.createSymbolicLink(process.resolve("3"), Path.of("socket:[4242]"));
        Files.writeString(proc.resolve("77/comm"), "node\n");
        assertThat(new LinuxPortHolder(proc).holderOf(54321)).as("a browser's own end").isEmpty();
        Files.writeString(proc.resolve("self/net/tcp6"),
                HEADER + BROWSER.replace("0100007F:D431 0100007F:1C6D 01 ",
                        "00000000000000000000000001000000:D431 00000000000000000000000000000000:0000 0A "));
        assertThat(new LinuxPortHolder(proc).holderOf(54321)).contains("node");
    }
}
