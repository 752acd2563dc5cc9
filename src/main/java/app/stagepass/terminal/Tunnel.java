package app.stagepass.terminal;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The command that makes this machine's loopback ports those of the computer with the browser. */
public final class Tunnel {

    private static final int SSH_PORT = 22;

    private final Map<String, String> environment;
    private final String hostName;
    private final List<Integer> alsoNeeded;

    /**
     * What is known of the way here.
     *
     * @param environment of the process: {@code USER} or {@code LOGNAME}, and {@code SSH_CONNECTION}, which is "client-address
     *                    client-port server-address server-port" (sshd's manual page)
     * @param hostName    this machine's, for who did not come by ssh
     * @param alsoNeeded  ports that the browser needs besides the callback's, such as a sandbox's
     */
    public Tunnel(Map<String, String> environment, String hostName, List<Integer> alsoNeeded) {
        this.environment = environment;
        this.hostName = hostName;
        this.alsoNeeded = List.copyOf(alsoNeeded);
    }

    /** {@code ssh -L 7277:localhost:7277 pi@raspberrypi}, to be typed on the computer with the browser. */
    String command(int callbackPort) {
        StringBuilder command = new StringBuilder("ssh");
        command.append(forward(callbackPort));
        new TreeSet<>(alsoNeeded).stream().filter(port -> port != callbackPort)
                .forEach(port -> command.append(forward(port)));
        String[] connection = environment.getOrDefault("SSH_CONNECTION", "").split(" ", -1);
        boolean bySsh = connection.length == 4;
        if (bySsh && !connection[3].equals(String.valueOf(SSH_PORT))) {
            command.append(" -p ").append(connection[3]);
        }
        return command.append(' ').append(user()).append('@').append(bySsh ? connection[2] : hostName).toString();
    }

    private static String forward(int port) {
        return " -L " + port + ":localhost:" + port;
    }

    private String user() {
        return environment.getOrDefault("USER", environment.getOrDefault("LOGNAME", "USER"));
    }
}
