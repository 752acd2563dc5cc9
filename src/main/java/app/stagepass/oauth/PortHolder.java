package app.stagepass.oauth;

import java.nio.file.Path;
import java.util.Optional;

/** Tells which program listens on a port, for the message that the port is busy. */
@FunctionalInterface
public interface PortHolder {

    /** The program's name in printable characters, at most 64; empty where it cannot be told (another user's, for one). */
    Optional<String> holderOf(int port);

    /** What this machine can tell: nothing outside Linux. */
    static PortHolder ofThisMachine() {
        return System.getProperty("os.name", "").equals("Linux")
                ? new LinuxPortHolder(Path.of("/proc"))
                : port -> Optional.empty();
    }
}
