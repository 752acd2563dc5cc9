package app.stagepass.oauth;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Linux's own table of TCP sockets (kernel documentation, proc_net_tcp). */
final class ProcNetTcp {

    static final int ESTABLISHED = 0x01;
    static final int LISTENING = 0x0A;

    private final Path proc;

    /** @param proc where procfs is mounted */
    ProcNetTcp(Path proc) {
        this.proc = proc;
    }

    /**
     * One socket.
     *
     * @param user whose it is; 0 too for one that has lost its program (FIN_WAIT, TIME_WAIT)
     */
    record Socket(InetSocketAddress local, InetSocketAddress remote, int state, long user, long inode) {}

    /** The sockets that match. A socket for both address families is in the second table even when it speaks IPv4. */
    List<Socket> find(Predicate<Socket> wanted) throws IOException {
        List<Socket> found = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            Path path = proc.resolve("self/net").resolve(table);
            if (!Files.exists(path)) {
                continue; // No IPv6 in this kernel.
            }
            try (Stream<String> lines = Files.lines(path)) {
                lines.skip(1).map(ProcNetTcp::socket).filter(wanted).forEach(found::add);
            }
        }
        return found;
    }

    private static Socket socket(String line) {
        String[] columns = line.strip().split("\\s+", -1);
        return new Socket(address(columns[1]), address(columns[2]), Integer.parseInt(columns[3], 16),
                Long.parseLong(columns[7]), Long.parseLong(columns[9]));
    }

    /** For example {@code 0100007F:1C6D}: the address as words in the machine's byte order, the port as a number. */
    private static InetSocketAddress address(String text) {
        int colon = text.indexOf(':');
        ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(text.substring(0, colon)));
        ByteBuffer bytes = ByteBuffer.allocate(words.capacity()).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            bytes.putInt(words.getInt());
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(bytes.array()),
                    Integer.parseInt(text.substring(colon + 1), 16));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("neither 4 nor 16 bytes", e);
        }
    }
}
