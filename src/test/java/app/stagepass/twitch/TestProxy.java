package app.stagepass.twitch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy on 127.0.0.1 that opens tunnels (RFC 9110 section 9.3.6), all to one port of this machine. */
final class TestProxy implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 50, Given.ipv4());
    private final int target;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Optional<String> wanted = Optional.empty();
    private volatile String scheme = "Basic";
    private volatile boolean hangsUp;
    private volatile boolean silent;
    private volatile int refusal;

    TestProxy(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    /** From now on it wants this. */
    void wants(String user, String password) {
        wanted = Optional.of("Basic " + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    void asksBy(String otherScheme) {
        scheme = otherScheme;
    }

    /** It ends the connection with its question, as many do. */
    void hangsUpWhenAsking() {
        hangsUp = true;
    }

    void answersNothing() {
        silent = true;
    }

    void refusesWith(int status) {
        refusal = status;
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Of every request, its head as it came. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            while (true) {
                String head = readHead(socket.getInputStream());
                heads.add(head);
                if (silent) {
                    socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                    return;
                } else if (refusal > 0) {
                    say(socket, refusal + " No\r\nContent-Length: 0\r\nConnection: close");
                    return;
                } else if (wanted.isEmpty() || head.contains("Proxy-Authorization: " + wanted.get() + "\r\n")) {
                    tunnel(socket);
                    return;
                }
                say(socket, "407 Who?\r\nProxy-Authenticate: " + scheme + " realm=\"office\"\r\nContent-Length: 0"
                        + (hangsUp ? "\r\nConnection: close" : ""));
                if (hangsUp) {
                    return;
                }
            }
        } catch (IOException e) {
            open.remove(socket);
        }
    }

    private void tunnel(Socket socket) throws IOException {
        try (Socket there = new Socket(Given.ipv4(), target)) {
            open.add(there);
            say(socket, "200 Go");
            Thread.ofVirtual().start(() -> {
                try {
                    there.getInputStream().transferTo(socket.getOutputStream());
                    socket.close();
                } catch (IOException e) {
                    open.remove(there);
                }
            });
            socket.getInputStream().transferTo(there.getOutputStream());
        }
    }

    private static void say(Socket socket, String answer) throws IOException {
        socket.getOutputStream().write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                throw new EOFException();
            }
            head.append((char) c);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
