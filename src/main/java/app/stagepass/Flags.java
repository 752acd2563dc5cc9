package app.stagepass;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/** What the command line asks for. */
sealed interface Flags {

    /** The program with Twitch itself. */
    record Real() implements Flags {}

    /** The program with a stand-in for Twitch inside this process. */
    record Sandbox() implements Flags {}

    /**
     * The program with a stand-in that runs elsewhere on this machine.
     *
     * @param base its loopback address, as it prints it
     */
    record SandboxAt(URI base) implements Flags {}

    /**
     * The stand-in alone.
     *
     * @param port 0 for any free one
     */
    record SandboxServer(int port) implements Flags {}

    record Help() implements Flags {}

    record Version() implements Flags {}

    /** Something that is not understood; it is not repeated, for it may have been pasted by mistake. */
    record Unknown(int position) implements Flags {}

    /** Reads the arguments. There is no flag that changes where the real program looks for Twitch. */
    static Flags of(List<String> arguments) {
        Flags flags = new Real();
        for (int i = 0; i < arguments.size(); i++) {
            Flags next = one(arguments.get(i), i + 1);
            if (next instanceof Unknown || !(flags instanceof Real)) {
                return next instanceof Unknown ? next : new Unknown(i + 1);
            }
            flags = next;
        }
        return flags;
    }

    private static Flags one(String argument, int position) {
        if (argument.startsWith("--sandbox=")) {
            return sandboxAt(argument.substring("--sandbox=".length()), position);
        }
        if (argument.startsWith("--sandbox-server=")) {
            return sandboxServer(argument.substring("--sandbox-server=".length()), position);
        }
        return switch (argument) {
            case "--sandbox" -> new Sandbox();
            case "--sandbox-server" -> new SandboxServer(0);
            case "--help", "-h" -> new Help();
            case "--version" -> new Version();
            default -> new Unknown(position);
        };
    }

    private static Flags sandboxServer(String port, int position) {
        return port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= 65535
                ? new SandboxServer(Integer.parseInt(port))
                : new Unknown(position);
    }

    private static Flags sandboxAt(String address, int position) {
        try {
            URI uri = new URI(address);
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            boolean loopback = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
            boolean bare = (uri.getRawPath() == null || uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                    && uri.getRawQuery() == null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            if ("http".equals(uri.getScheme()) && loopback && bare && uri.getPort() > 0) {
                return new SandboxAt(URI.create("http://" + host + ":" + uri.getPort()));
            }
        } catch (URISyntaxException e) {
            // falls through: not an address
        }
        return new Unknown(position);
    }
}
