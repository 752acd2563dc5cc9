package app.stagepass;

import app.stagepass.desktop.Wish;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the command line asks for. */
sealed interface Flags {

    /**
     * The program.
     *
     * @param sandbox with a stand-in for Twitch; empty: with Twitch itself
     * @param wish    what it is started for
     */
    record Run(Optional<SandboxChoice> sandbox, Wish wish) implements Flags {}

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
        Optional<SandboxChoice> sandbox = Optional.empty();
        Optional<Wish> wish = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            Optional<SandboxChoice> chosen = sandbox(argument);
            Optional<Wish> wished = wish(argument);
            if (chosen.isPresent() && sandbox.isEmpty()) {
                sandbox = chosen;
            } else if (wished.isPresent() && wish.isEmpty()) {
                wish = wished;
            } else {
                return arguments.size() == 1 ? alone(argument) : new Unknown(i + 1);
            }
        }
        return new Run(sandbox, wish.orElse(Wish.SHOW));
    }

    private static Optional<SandboxChoice> sandbox(String argument) {
        return argument.startsWith("--sandbox=")
                ? sandboxAt(argument.substring("--sandbox=".length()))
                : Optional.<SandboxChoice>of(new SandboxChoice.Embedded()).filter(_ -> argument.equals("--sandbox"));
    }

    private static Optional<Wish> wish(String argument) {
        return switch (argument) {
            case "--minimized" -> Optional.of(Wish.STAY);
            case "--check-all" -> Optional.of(Wish.CHECK_ALL);
            case "--quit" -> Optional.of(Wish.QUIT);
            default -> Optional.empty();
        };
    }

    /** What goes with nothing else. */
    private static Flags alone(String argument) {
        if (argument.startsWith("--sandbox-server=")) {
            return sandboxServer(argument.substring("--sandbox-server=".length()));
        }
        return switch (argument) {
            case "--sandbox-server" -> new SandboxServer(0);
            case "--help", "-h" -> new Help();
            case "--version" -> new Version();
            default -> new Unknown(1);
        };
    }

    private static Flags sandboxServer(String port) {
        return port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= 65535
                ? new SandboxServer(Integer.parseInt(port))
                : new Unknown(1);
    }

    private static Optional<SandboxChoice> sandboxAt(String address) {
        try {
            URI uri = new URI(address);
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            boolean loopback = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
            boolean bare = (uri.getRawPath() == null || uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                    && uri.getRawQuery() == null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            if ("http".equals(uri.getScheme()) && loopback && bare && uri.getPort() > 0) {
                return Optional.of(new SandboxChoice.At(URI.create("http://" + host + ":" + uri.getPort())));
            }
        } catch (URISyntaxException e) {
            // falls through: not an address
        }
        return Optional.empty();
    }
}
