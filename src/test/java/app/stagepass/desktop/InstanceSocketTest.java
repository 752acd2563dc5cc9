package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.TestTicker;
import app.stagepass.desktop.InstanceSocket.Asked;
import app.stagepass.desktop.InstanceSocket.Reply;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A second start finds the first one. */
@Timeout(30)
class InstanceSocketTest {

    @TempDir
    private Path folder;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Wish> heard = new CopyOnWriteArrayList<>();
    private Path socket;

    @BeforeEach
    void name() {
        socket = folder.resolve("s");
    }

    @AfterEach
    void close() {
        workers.shutdownNow();
        timer.shutdownNow();
    }

    private InstanceSocket listen(Reply reply) throws IOException {
        return InstanceSocket.listen(socket, wish -> {
            heard.add(wish);
            return reply;
        }, workers, timer);
    }

    @ParameterizedTest
    @EnumSource(Wish.class)
    void every_wish_is_heard_and_answered(Wish wish) throws Exception {
        try (InstanceSocket _ = listen(Reply.DONE)) {
            assertThat(InstanceSocket.ask(socket, wish)).isEqualTo(new Asked.Answered(Reply.DONE));
            assertThat(heard).containsExactly(wish);
        }
    }

    @Test
    void one_in_a_terminal_says_so_again_and_again() throws Exception {
        try (InstanceSocket _ = listen(Reply.TERMINAL)) {
            for (int i = 0; i < 20; i++) {
                assertThat(InstanceSocket.ask(socket, Wish.SHOW)).isEqualTo(new Asked.Answered(Reply.TERMINAL));
            }
        }
    }

    @Test
    void before_the_first_and_after_it_there_is_nobody_and_no_file() throws Exception {
        assertThat(InstanceSocket.ask(socket, Wish.SHOW)).isEqualTo(new Asked.Nobody());
        listen(Reply.DONE).close();
        assertThat(socket).doesNotExist();
        assertThat(InstanceSocket.ask(socket, Wish.SHOW)).isEqualTo(new Asked.Nobody());
        assertThat(heard).isEmpty();
    }

    @Test
    void what_a_crash_left_is_nobody_and_makes_way() throws Exception {
        crash();
        assertThat(socket).exists();
        assertThat(InstanceSocket.ask(socket, Wish.SHOW)).isEqualTo(new Asked.Nobody());
        assertThat(socket).as("asking removes nothing").exists();
        try (InstanceSocket _ = listen(Reply.DONE)) {
            assertThat(InstanceSocket.ask(socket, Wish.QUIT)).isEqualTo(new Asked.Answered(Reply.DONE));
        }
    }

    /** The process is gone, the file is still there. */
    private void crash() throws IOException {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket));
        }
    }

    @Test
    void one_that_listens_is_never_pushed_aside() throws Exception {
        try (InstanceSocket _ = listen(Reply.DONE)) {
            assertThatThrownBy(() -> listen(Reply.TERMINAL)).isInstanceOf(IOException.class);
            assertThat(InstanceSocket.ask(socket, Wish.SHOW)).isEqualTo(new Asked.Answered(Reply.DONE));
        }
    }

    @Test
    void a_file_that_is_no_socket_is_left_alone() throws Exception {
        Files.writeString(socket, "mine");
        assertThat(InstanceSocket.ask(socket, Wish.SHOW)).isNotInstanceOf(Asked.Answered.class);
        assertThat(Files.isRegularFile(socket)).isTrue();
    }

    @Test
    void one_that_says_nothing_is_not_waited_for_long() throws Exception {
        try (ServerSocketChannel mute = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            mute.bind(UnixDomainSocketAddress.of(socket));
            assertThat(InstanceSocket.ask(socket, Wish.SHOW)).isEqualTo(new Asked.NoAnswer());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "show", "\n", "SHOW\n",
            "show everything and more than fits into a line of this length\n",
            "oauth:abcdef\n", "\u0000\u0001\n"})
    void nothing_else_is_understood_or_answered(String line) throws Exception {
        try (InstanceSocket _ = listen(Reply.DONE);
                SocketChannel other = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            other.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
            other.shutdownOutput();
            assertThat(answered(other)).isFalse();
            assertThat(heard).isEmpty();
            assertThat(InstanceSocket.ask(socket, Wish.SHOW)).as("the next one is").isInstanceOf(Asked.Answered.class);
        }
    }

    private static boolean answered(SocketChannel channel) throws IOException {
        try {
            return channel.read(ByteBuffer.allocate(10)) > 0;
        } catch (SocketException reset) {
            return false; // with some of the line unread
        }
    }

    @Test
    void one_that_trickles_is_cut_off_and_holds_up_nobody() throws Exception {
        try (InstanceSocket _ = listen(Reply.DONE);
                SocketChannel slow = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            slow.write(ByteBuffer.wrap("sh".getBytes(StandardCharsets.US_ASCII)));
            assertThat(InstanceSocket.ask(socket, Wish.SHOW)).isInstanceOf(Asked.Answered.class);
            assertThat(slow.read(ByteBuffer.allocate(10))).as("cut off").isNegative();
        }
    }

    @Test
    void nobody_else_may_connect() throws Exception {
        try (InstanceSocket _ = listen(Reply.DONE)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket))).isEqualTo("rw-------");
        }
    }

    @Test
    void when_a_start_could_not_be_let_in_listening_goes_on_a_little_later() throws Exception {
        TestTicker time = new TestTicker();
        BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
        AtomicBoolean broken = new AtomicBoolean(true);
        Function<ServerSocketChannel, InstanceSocket.Door> door = server -> () -> {
            if (broken.get()) {
                throw new IOException("no file descriptor is left");
            }
            return server.accept();
        };
        try (InstanceSocket _ = InstanceSocket.listen(socket, door, wish -> {
            heard.add(wish);
            return Reply.DONE;
        }, task -> (broken.get() ? (Executor) waiting::add : workers).execute(task), time)) {
            waiting.remove().run();
            assertThat(waiting).as("tried again at once").isEmpty();
            time.forward(Duration.ofSeconds(2));
            waiting.remove().run();
            assertThat(waiting).as("it is still broken").isEmpty();

            broken.set(false);
            time.forward(Duration.ofSeconds(2));
            assertThat(InstanceSocket.ask(socket, Wish.SHOW)).isEqualTo(new Asked.Answered(Reply.DONE));
            assertThat(heard).containsExactly(Wish.SHOW);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwx----w-", "rwxrwxrwx"})
    void one_in_a_folder_that_others_can_write_to_is_not_believed(String permissions) throws Exception {
        try (InstanceSocket _ = listen(Reply.DONE)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
            assertThat(InstanceSocket.ask(socket, Wish.CHECK_ALL)).isEqualTo(new Asked.NoAnswer());
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void where_the_path_is_too_long_nobody_listens_and_who_asks_knows_that() {
        socket = folder.resolve("x".repeat(110));
        assertThatThrownBy(() -> listen(Reply.DONE)).isInstanceOf(IOException.class);
        assertThat(InstanceSocket.ask(socket, Wish.SHOW)).isEqualTo(new Asked.Unheard());
    }
}
