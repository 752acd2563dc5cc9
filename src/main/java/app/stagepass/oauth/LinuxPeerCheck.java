package app.stagepass.oauth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks the peer's socket up in the kernel's table, which names its user. What cannot be read is not ours, nor is a socket that
 * is not established: once its program has closed it, the table shows user 0 whoever it was. A browser that waits for the answer
 * has it open.
 */
final class LinuxPeerCheck implements PeerCheck {

    private static final System.Logger LOG = System.getLogger(LinuxPeerCheck.class.getName());

    private final Path proc;
    private final ProcNetTcp sockets;

    LinuxPeerCheck(Path proc) {
        this.proc = proc;
        this.sockets = new ProcNetTcp(proc);
    }

    @Override
    public boolean isOwnUser(InetSocketAddress peer, InetSocketAddress local) {
        try {
            // From the peer's side: its local end is our remote one.
            List<ProcNetTcp.Socket> found = sockets
                    .find(socket -> socket.local().equals(peer) && socket.remote().equals(local));
            long user = ownUser();
            return !found.isEmpty() && found.stream().allMatch(
                    socket -> socket.state() == ProcNetTcp.ESTABLISHED && socket.user() == user);
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot tell whose a connection is: " + e.getClass().getSimpleName());
            return false;
        }
    }

    /** The effective user, the second number after {@code Uid:} (proc_pid_status(5)). */
    private long ownUser() throws IOException {
        for (String line : Files.readAllLines(proc.resolve("self/status"))) {
            if (line.startsWith("Uid:")) {
                return Long.parseLong(line.split("\\s+", -1)[2]);
            }
        }
        throw new IOException("no Uid line");
    }
}
