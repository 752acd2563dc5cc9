package app.stagepass.oauth;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes one port on both loopback addresses: browsers try either for {@code localhost} (RFC 8252 section 7.3), and whoever had
 * the other one would get the code.
 */
final class LoopbackSockets {

    /** Connections that the kernel keeps until we accept them, first come, first served: room for a flood and the browser. */
    private static final int BACKLOG = 4096;
    private static final int PROBE_MILLIS = 500;

    private final PortHolder holder;

    LoopbackSockets(PortHolder holder) {
        this.holder = holder;
    }

    /** 127.0.0.1, and ::1 where this machine has it. */
    static List<InetAddress> addresses() throws IOException {
        List<InetAddress> addresses = new ArrayList<>();
        addresses.add(InetAddress.getByAddress("localhost", new byte[]{127, 0, 0, 1}));
        byte[] one = new byte[16];
        one[15] = 1;
        InetAddress six = InetAddress.getByAddress("localhost", one);
        if (NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).anyMatch(six::equals)) {
            addresses.add(six);
        }
        return addresses;
    }

    /**
     * The addresses of a name of this computer's.
     *
     * @param host empty for loopback
     */
    static List<InetAddress> addresses(String host) throws IOException {
        return host.isEmpty() ? addresses() : List.of(InetAddress.getAllByName(host));
    }

    /** Bound and listening on every address, or on none. */
    List<ServerSocketChannel> open(List<InetAddress> addresses, int port)
            throws OAuthException.PortBusy, OAuthException.CannotListen {
        List<ServerSocketChannel> opened = new ArrayList<>();
        try {
            for (InetAddress address : addresses) {
                // The JDK's defaults are what we need: SO_REUSEADDR where it only forgives connections that have ended (Linux,
                // macOS), exclusive use on Windows, where it would let another program share the port.
                ServerSocketChannel channel = ServerSocketChannel.open(address instanceof Inet6Address
                        ? StandardProtocolFamily.INET6
                        : StandardProtocolFamily.INET);
                opened.add(channel);
                bind(channel, new InetSocketAddress(address, port));
            }
            return opened;
        } catch (IOException | OAuthException.PortBusy | UnsupportedOperationException e) {
            opened.forEach(LoopbackSockets::close);
            if (e instanceof OAuthException.PortBusy busy) {
                throw busy;
            }
            throw new OAuthException.CannotListen(port, e.getClass().getSimpleName());
        }
    }

    private void bind(ServerSocketChannel channel, InetSocketAddress address)
            throws IOException, OAuthException.PortBusy {
        try {
            channel.bind(address, BACKLOG);
        } catch (BindException e) {
            // The same exception says "in use", "not permitted" and, on Windows, "reserved by the system".
            if (isAnswered(address)) {
                throw new OAuthException.PortBusy(address.getPort(), holder.holderOf(address.getPort()));
            }
            throw e;
        }
    }

    private static boolean isAnswered(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, PROBE_MILLIS);
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            return true; // Too busy to answer is busy.
        }
    }

    static void close(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
