package app.stagepass.twitch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.function.Supplier;

/** The addresses that the network gives this computer; they explain why there is no way out. */
final class OwnAddresses {

    private final Supplier<List<InetAddress>> all;

    /** @param all of this computer's addresses right now */
    OwnAddresses(Supplier<List<InetAddress>> all) {
        this.all = all;
    }

    static OwnAddresses ofThisComputer() {
        return new OwnAddresses(OwnAddresses::read);
    }

    /** Whether there is a way out by IPv6 alone. */
    boolean areIpv6Only() {
        List<InetAddress> now = all.get().stream().filter(OwnAddresses::leadsOut).toList();
        return now.stream().anyMatch(Inet6Address.class::isInstance)
                && now.stream().noneMatch(Inet4Address.class::isInstance);
    }

    private static boolean leadsOut(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isLinkLocalAddress() && !address.isAnyLocalAddress();
    }

    private static List<InetAddress> read() {
        try {
            return NetworkInterface.networkInterfaces().filter(OwnAddresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses).toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static boolean isUp(NetworkInterface one) {
        try {
            return one.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
