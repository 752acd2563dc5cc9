package app.stagepass.desktop;

import app.stagepass.files.OwnerOnly;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.net.ExtendedSocketOptions;

/**
 * Where a second start tells the Stagepass that runs what it is for: a Unix domain socket in a folder of the user's own (JEP 380;
 * Windows 10 has them too). One word each way, a line feed after it. A socket file that a crash left is known by one thing alone:
 * the system refuses to connect to it.
 */
public final class InstanceSocket implements AutoCloseable {

    private static final Logger LOG = System.getLogger(InstanceSocket.class.getName());
    /** Of the path, in bytes: {@code sun_path} of unix(7) is 108 on Linux, 104 on macOS, with a zero at the end. */
    private static final int LONGEST_PATH = 103;
    private static final int LONGEST_LINE = 32;
    private static final Duration TALK = Duration.ofSeconds(2);

    private final Path path;
    private final ServerSocketChannel server;
    private final Door door;
    private final Function<Wish, Reply> host;
    private final Executor workers;
    private final ScheduledExecutorService timer;

    /** Where others come in, one after another. */
    @FunctionalInterface
    interface Door {

        SocketChannel next() throws IOException;
    }

    /** What the one that runs says. */
    public enum Reply {
        /** It does what it was asked to. */
        DONE,
        /** It runs in a terminal and has no window to show. */
        TERMINAL
    }

    /** What came of asking. */
    public sealed interface Asked {

        record Answered(Reply reply) implements Asked {}

        /** None runs. */
        record Nobody() implements Asked {}

        /** Something is there and does not answer, or it cannot be ours. */
        record NoAnswer() implements Asked {}

        /** Whether one runs cannot be found out here: none could be heard. */
        record Unheard() implements Asked {}
    }

    private InstanceSocket(Path path, ServerSocketChannel server, Door door, Function<Wish, Reply> host,
            Executor workers, ScheduledExecutorService timer) {
        this.path = path;
        this.server = server;
        this.door = door;
        this.host = host;
        this.workers = workers;
        this.timer = timer;
    }

    /** Tells the Stagepass that runs. Blocks for some milliseconds, for two seconds at most. */
    public static Asked ask(Path socket, Wish wish) {
        if (!fits(socket)) {
            return new Asked.Unheard();
        }
        if (Files.notExists(socket, LinkOption.NOFOLLOW_LINKS)) {
            return new Asked.Nobody();
        }
        if (!isInOurFolder(socket)) {
            return new Asked.NoAnswer();
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            FutureTask<Asked> talk = new FutureTask<>(() -> ask(channel, socket, wish));
            Thread.ofPlatform().daemon().start(talk);
            return talk.get(TALK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (UnsupportedOperationException e) {
            return new Asked.Unheard();
        } catch (IOException | ExecutionException | TimeoutException e) {
            return new Asked.NoAnswer();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Asked.NoAnswer();
        }
    }

    /** Where others could put a socket, one of theirs may listen and say that we run. */
    private static boolean isInOurFolder(Path socket) {
        try {
            Path folder = socket.toAbsolutePath().getParent();
            return folder != null && OwnerOnly.isOurs(folder);
        } catch (IOException e) {
            return false;
        }
    }

    private static Asked ask(SocketChannel channel, Path socket, Wish wish) throws IOException {
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (ConnectException refused) {
            return new Asked.Nobody();
        }
        say(channel, wish.word());
        String answer = hear(channel);
        return Stream.of(Reply.values()).filter(one -> word(one).equals(answer)).findFirst()
                .<Asked>map(Asked.Answered::new).orElse(new Asked.NoAnswer());
    }

    /**
     * Listens until it is closed. To be called only by the one that holds the {@link RunLock}: so a file that is in the way is an
     * ended one's.
     *
     * @param socket  in a folder that is there and open to its owner alone
     * @param host    does what is wished, on a worker; returns at once
     * @param workers one of them waits all the time
     * @throws IOException if this system has no such sockets or no room for one
     */
    public static InstanceSocket listen(Path socket, Function<Wish, Reply> host, Executor workers,
            ScheduledExecutorService timer) throws IOException {
        return listen(socket, server -> server::accept, host, workers, timer);
    }

    static InstanceSocket listen(Path socket, Function<ServerSocketChannel, Door> door, Function<Wish, Reply> host,
            Executor workers, ScheduledExecutorService timer) throws IOException {
        if (!fits(socket)) {
            throw new IOException("path too long for a socket");
        }
        try {
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                removeLeftOver(socket);
                server.bind(UnixDomainSocketAddress.of(socket));
                OwnerOnly.file(socket);
            } catch (IOException e) {
                server.close();
                throw e;
            }
            InstanceSocket listening = new InstanceSocket(socket, server, door.apply(server), host, workers, timer);
            workers.execute(listening::listen);
            return listening;
        } catch (UnsupportedOperationException e) {
            throw new IOException(e);
        }
    }

    private static void removeLeftOver(Path socket) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
                channel.connect(UnixDomainSocketAddress.of(socket));
                throw new IOException("somebody listens there");
            }
        } catch (ConnectException refused) {
            Files.delete(socket);
        }
    }

    private static boolean fits(Path socket) {
        return socket.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH;
    }

    private void listen() {
        while (server.isOpen()) {
            try {
                SocketChannel one = door.next();
                workers.execute(() -> serve(one));
            } catch (IOException e) {
                if (server.isOpen()) {
                    LOG.log(Level.WARNING, "a second start could not be heard: {0}", e.getClass().getSimpleName());
                    listenAgain();
                    return;
                }
            }
        }
    }

    /** What was missing, a file descriptor perhaps, may be there a little later. */
    private void listenAgain() {
        try {
            var _ = timer.schedule(() -> workers.execute(this::listen), TALK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The program is ending.
        }
    }

    private void serve(SocketChannel one) {
        var deadline = timer.schedule(() -> close(one), TALK.toMillis(), TimeUnit.MILLISECONDS);
        try (one) {
            Optional<Wish> wish = isOurs(one) ? Wish.of(hear(one)) : Optional.empty();
            if (wish.isPresent()) {
                say(one, word(host.apply(wish.get())));
            }
        } catch (IOException e) {
            LOG.log(Level.INFO, "a second start went away: {0}", e.getClass().getSimpleName());
        } finally {
            deadline.cancel(false);
        }
    }

    /** The folder keeps others out; where the kernel tells who it is, this does too. */
    private boolean isOurs(SocketChannel one) throws IOException {
        return !one.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
                || one.getOption(ExtendedSocketOptions.SO_PEERCRED).user().equals(Files.getOwner(path));
    }

    private static String word(Reply reply) {
        return reply.name().toLowerCase(Locale.ROOT);
    }

    private static void say(ByteChannel to, String word) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((word + "\n").getBytes(StandardCharsets.US_ASCII));
        while (line.hasRemaining()) {
            to.write(line);
        }
    }

    /** One line; empty if it is too long, or ends before its end. */
    private static String hear(ByteChannel from) throws IOException {
        ByteBuffer line = ByteBuffer.allocate(LONGEST_LINE);
        while (line.hasRemaining() && from.read(line) >= 0) {
            String heard = new String(line.array(), 0, line.position(), StandardCharsets.US_ASCII);
            if (heard.endsWith("\n")) {
                return heard.strip();
            }
        }
        return "";
    }

    private static void close(SocketChannel one) {
        try {
            one.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "not closed: {0}", e.getClass().getSimpleName());
        }
    }

    /** Nobody is heard any more, and the file is gone. */
    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.log(Level.INFO, "the socket stays behind: {0}", e.getClass().getSimpleName());
        }
    }
}
