package app.stagepass.twitch;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ServerSocketFactory;

/**
 * A server on 127.0.0.1 that is told what to do with each request, down to the bytes, and remembers every request whose head
 * reached it. Connections stay open after an answer unless the answer closes them.
 */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket listening;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Received> arrivals = new LinkedBlockingQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Answer answer = Answer.json(404, "{}");

    /**
     * A request.
     *
     * @param headers    by lower-case name
     * @param connection 1 for the first connection
     * @param turn       1 for the first request on its connection
     */
    record Received(String method, String target, Map<String, String> headers, int connection, int turn) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    ScriptedServer() throws IOException {
        this(ServerSocketFactory.getDefault());
    }

    ScriptedServer(ServerSocketFactory sockets) throws IOException {
        this(sockets, Given.ipv4());
    }

    /** @param address one of this machine's loopback addresses */
    ScriptedServer(InetAddress address) throws IOException {
        this(ServerSocketFactory.getDefault(), address);
    }

    private ScriptedServer(ServerSocketFactory sockets, InetAddress address) throws IOException {
        listening = sockets.createServerSocket(0, 50, address);
        Thread.ofVirtual().start(this::accept);
    }

    void answers(Answer with) {
        answer = with;
    }

    int port() {
        return listening.getLocalPort();
    }

    TwitchEndpoints endpoints() {
        return endpoints("http", "127.0.0.1");
    }

    TwitchEndpoints endpoints(String scheme, String host) {
        String base = scheme + "://" + host + ":" + port();
        return new TwitchEndpoints(URI.create(base + "/oauth2"), URI.create(base + "/helix"));
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /** Waits until a request's head is here. */
    Received next() throws InterruptedException {
        return Optional.ofNullable(arrivals.poll(10, TimeUnit.SECONDS)).orElseThrow();
    }

    private void accept() {
        for (int number = 1; !listening.isClosed(); number++) {
            try {
                Socket socket = listening.accept();
                int connection = number;
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket, connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket, int connection) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int turn = 1; !socket.isClosed(); turn++) {
                Received request = readHead(in, connection, turn);
                received.add(request);
                arrivals.add(request);
                answer.give(request, new Peer(socket, in, request));
            }
        } catch (IOException e) {
            // The client is gone, or never spoke our language.
            open.remove(socket);
        }
    }

    private static Received readHead(InputStream in, int connection, int turn) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                throw new EOFException();
            }
            head.append((char) c);
        }
        List<String> lines = head.toString().strip().lines().toList();
        String[] first = lines.getFirst().split(" ", -1);
        return new Received(first[0], first[1], lines.stream().skip(1).map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(pair -> pair[0].toLowerCase(Locale.ROOT), pair -> pair[1])), connection,
                turn);
    }

    /** The fields of a form, decoded once; a field that comes twice is an error. */
    static Map<String, String> decoded(String form) {
        return List.of(form.split("&", -1)).stream().map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
