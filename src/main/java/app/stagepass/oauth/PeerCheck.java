package app.stagepass.oauth;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * Tells whether the program at the other end of a loopback connection runs for the same user as we do. Loopback is shared by
 * all users of a machine.
 */
@FunctionalInterface
public interface PeerCheck {

    /**
     * @param peer  the other end
     * @param local our end
     */
    boolean isOwnUser(InetSocketAddress peer, InetSocketAddress local);

    /** Behind a server of the person's own every peer is that server. Whoever comes may then be anybody. */
    PeerCheck ANYBODY = (_, _) -> true;

    /** What this machine can tell: on Linux the truth, elsewhere every peer counts as ours. */
    static PeerCheck ofThisMachine() {
        return System.getProperty("os.name", "").equals("Linux")
                ? new LinuxPeerCheck(Path.of("/proc"))
                : (peer, local) -> true;
    }
}
