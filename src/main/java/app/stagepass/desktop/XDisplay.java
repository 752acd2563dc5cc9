package app.stagepass.desktop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server that {@code DISPLAY} names, in the form {@code [host]:number[.screen]} (manual page X(7), "Display names"). Only
 * the connection is tried; whether the server then lets us in is seen when JavaFX starts.
 */
record XDisplay(String host, int number) {

    private static final Pattern FORM = Pattern.compile("(?<host>.*):(?<number>\\d{1,5})(\\.\\d+)?");
    private static final Path SOCKETS = Path.of("/tmp/.X11-unix");
    /** Sockets of this machine, those without a file included. */
    private static final Path KERNEL_LIST = Path.of("/proc/net/unix");
    private static final int FIRST_PORT = 6000;
    private static final int CONNECT_MILLIS = 2000;

    static boolean answers(String display) {
        return parse(display).filter(server -> server.isLocal() ? server.answersHere() : server.answersThere())
                .isPresent();
    }

    static Optional<XDisplay> parse(String display) {
        Matcher matcher = FORM.matcher(display.strip());
        return matcher.matches()
                ? Optional.of(new XDisplay(matcher.group("host"), Integer.parseInt(matcher.group("number"))))
                : Optional.empty();
    }

    boolean isLocal() {
        return host.isEmpty() || host.equals("unix");
    }

    private boolean answersHere() {
        Path socket = SOCKETS.resolve("X" + number);
        return accepts(socket) || isListedByTheKernel("@" + socket);
    }

    static boolean accepts(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            return false;
        }
    }

    /** A server that may not write to /tmp listens on a name only, which Java cannot connect to. */
    private static boolean isListedByTheKernel(String name) {
        try {
            return Files.readAllLines(KERNEL_LIST, StandardCharsets.ISO_8859_1).stream()
                    .anyMatch(line -> line.endsWith(" " + name));
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answersThere() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, FIRST_PORT + number), CONNECT_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
