package app.stagepass;

import app.stagepass.desktop.Wish;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

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

    /**
     * Something that is not understood. It is not repeated unless it looks like a flag's name, for it may have been pasted by
     * mistake.
     *
     * @param position from 1
     * @param name     as {@link FlagName} lets it be told
     */
    record Unknown(int position, Optional<String> name) implements Flags {}

    /** A flag with something after its {@code =} that it cannot have; that is not repeated either. */
    record UnknownValue(String flag) implements Flags {}

    /** Two flags that do not go together, perhaps twice the same. */
    record Apart(String one, String other) implements Flags {}

    /** Reads the arguments. There is no flag that changes where the real program looks for Twitch. */
    static Flags of(List<String> arguments) {
        List<Flags> each = IntStream.range(0, arguments.size()).mapToObj(i -> of(arguments.get(i), i + 1)).toList();
        return each.stream().filter(one -> one instanceof Unknown || one instanceof UnknownValue).findFirst()
                .or(() -> apart(arguments, each))
                .orElseGet(() -> each.size() == 1 ? each.getFirst() : together(each));
    }

    /** The first flag that does not go with one before it. */
    private static Optional<Flags> apart(List<String> arguments, List<Flags> each) {
        for (int i = 1; i < each.size(); i++) {
            for (int before = 0; before < i; before++) {
                if (!goTogether(each.get(before), each.get(i))) {
                    return Optional.of(new Apart(FlagName.before(arguments.get(before)),
                            FlagName.before(arguments.get(i))));
                }
            }
        }
        return Optional.empty();
    }

    /** A sandbox and a wish do, and nothing else. */
    private static boolean goTogether(Flags one, Flags other) {
        return one instanceof Run(var sandbox, _) && other instanceof Run(var another, _)
                && sandbox.isPresent() != another.isPresent();
    }

    private static Flags together(List<Flags> each) {
        Run all = new Run(Optional.empty(), Wish.SHOW);
        for (Flags one : each) {
            if (one instanceof Run(var sandbox, var wish)) {
                all = sandbox.isPresent() ? new Run(sandbox, all.wish()) : new Run(all.sandbox(), wish);
            }
        }
        return all;
    }

    private static Flags of(String argument, int position) {
        if (argument.startsWith("--sandbox-server=")) {
            return sandboxServer(argument.substring("--sandbox-server=".length()));
        }
        if (argument.startsWith("--sandbox=")) {
            return sandboxAt(argument.substring("--sandbox=".length()))
                    .<Flags>map(at -> new Run(Optional.of(at), Wish.SHOW)).orElse(new UnknownValue("--sandbox"));
        }
        return switch (argument) {
            case "--sandbox" -> new Run(Optional.of(new SandboxChoice.Embedded()), Wish.SHOW);
            case "--minimized" -> new Run(Optional.empty(), Wish.STAY);
            case "--check-all" -> new Run(Optional.empty(), Wish.CHECK_ALL);
            case "--quit" -> new Run(Optional.empty(), Wish.QUIT);
            case "--sandbox-server" -> new SandboxServer(0);
            case "--help", "-h" -> new Help();
            case "--version" -> new Version();
            default -> FlagName.isOne(FlagName.before(argument))
                    ? new UnknownValue(FlagName.before(argument))
                    : new Unknown(position, FlagName.of(argument));
        };
    }

    private static Flags sandboxServer(String port) {
        return port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= 65535
                ? new SandboxServer(Integer.parseInt(port))
                : new UnknownValue("--sandbox-server");
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
