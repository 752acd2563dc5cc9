package app.stagepass.sandbox;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/** One port on both loopback addresses, for browsers try either for {@code localhost}; without IPv6 on IPv4 alone. */
final class Loopback {

    private static final int ATTEMPTS = 20;

    private Loopback() {}

    /**
     * @param port 0 for one that is free on both
     * @throws IOException if it is taken on either: whoever had the other half would be sent our tokens
     */
    static List<ServerSocketChannel> bind(int port) throws IOException {
        for (int i = 1; port == 0 && i < ATTEMPTS; i++) {
            try {
                return bindAll(0);
            } catch (BindException e) {
                // The port that was free on one address was taken on the other: the next one.
            }
        }
        return bindAll(port);
    }

    private static List<ServerSocketChannel> bindAll(int port) throws IOException {
        List<ServerSocketChannel> bound = new ArrayList<>();
        try {
            int chosen = port;
            for (InetAddress address : addresses()) {
                ServerSocketChannel socket = ServerSocketChannel.open(address instanceof Inet6Address
                        ? StandardProtocolFamily.INET6
                        : StandardProtocolFamily.INET);
                bound.add(socket);
                socket.bind(new InetSocketAddress(address, chosen));
                chosen = socket.socket().getLocalPort();
            }
            return bound;
        } catch (IOException e) {
            for (ServerSocketChannel socket : bound) {
                socket.close();
            }
            throw e;
        }
    }

    private static List<InetAddress> addresses() throws IOException {
        byte[] one = new byte[16];
        one[15] = 1;
        InetAddress four = InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
        InetAddress six = InetAddress.getByAddress(one);
        boolean hasSix = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .anyMatch(six::equals);
        return hasSix ? List.of(four, six) : List.of(four);
    }
}
