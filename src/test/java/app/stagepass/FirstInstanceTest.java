package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.FirstInstance.Result;
import app.stagepass.desktop.InstanceSocket;
import app.stagepass.desktop.AppFolders;
import app.stagepass.desktop.InstanceSocket.Reply;
import app.stagepass.desktop.RunLock;
import app.stagepass.desktop.Wish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One Stagepass a realm, however often it is started. */
@Timeout(60)
class FirstInstanceTest {

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Wish> heard = new CopyOnWriteArrayList<>();
    private AppFolders folders = AppFolders.of(Map.of(), "Linux", Path.of("/nowhere"), "stagepass");

    @BeforeEach
    void fresh(@TempDir Path home) {
        folders = AppFolders.of(Map.of(), "Linux", home, "stagepass");
    }

    @AfterEach
    void close() {
        workers.shutdownNow();
        timer.shutdownNow();
    }

    private SecondStarts hear() {
        return SecondStarts.hear(folders, wish -> {
            heard.add(wish);
            return Reply.DONE;
        }, workers, timer);
    }

    private RunLock first() throws AppFolders.Unusable {
        folders.create();
        return ((Result.First) FirstInstance.begin(folders, Wish.SHOW)).lock();
    }

    @Test
    void the_first_is_the_one_and_the_second_tells_it() throws Exception {
        try (RunLock _ = first(); SecondStarts _ = hear()) {
            assertThat(FirstInstance.begin(folders, Wish.SHOW)).isEqualTo(new Result.Told(Reply.DONE));
            assertThat(FirstInstance.begin(folders, Wish.CHECK_ALL)).isEqualTo(new Result.Told(Reply.DONE));
            assertThat(heard).containsExactly(Wish.SHOW, Wish.CHECK_ALL);
        }
    }

    @Test
    void where_none_runs_there_is_none_to_end_and_no_folder_is_made_for_that() throws Exception {
        assertThat(FirstInstance.neverRan(folders)).isTrue();
        folders.create();
        assertThat(FirstInstance.begin(folders, Wish.QUIT)).isEqualTo(new Result.NotRunning());
        first().close();
    }

    @Test
    void what_cannot_be_asked_at_the_sockets_place_keeps_nobody_out() throws Exception {
        folders.create();
        Files.createSymbolicLink(FirstInstance.socket(folders), Path.of("nowhere"));
        assertThat(FirstInstance.ask(folders, Wish.SHOW)).isEqualTo(new InstanceSocket.Asked.NoAnswer());
        first().close();

        Process other = another();
        try {
            assertThat(FirstInstance.begin(folders, Wish.SHOW)).as("one that runs and cannot be asked")
                    .isEqualTo(new Result.NoAnswer());
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void where_none_can_be_heard_one_that_runs_is_not_waited_for(@TempDir Path home) throws Exception {
        folders = AppFolders.of(Map.of(), "Linux", home.resolve("a-long-name-for-a-person".repeat(4)), "stagepass");
        AtomicInteger looks = new AtomicInteger();
        assertThat(FirstInstance.begin(folders, Wish.SHOW, () -> {
            looks.incrementAndGet();
            return new RunLock.Taken();
        })).isEqualTo(new Result.NoAnswer());
        assertThat(looks).hasValue(1);
        first().close();
    }

    @Test
    void two_with_folders_of_their_own_in_one_session_do_not_hear_each_other(@TempDir Path home) throws Exception {
        AppFolders another = in(home, "other");
        another.create();
        folders = in(home, "data");
        try (RunLock _ = first(); SecondStarts _ = hear()) {
            assertThat(FirstInstance.begin(folders, Wish.SHOW)).isEqualTo(new Result.Told(Reply.DONE));
            assertThat(FirstInstance.ask(another, Wish.QUIT)).isEqualTo(new InstanceSocket.Asked.Nobody());
            ((Result.First) FirstInstance.begin(another, Wish.SHOW)).lock().close();
        }
    }

    @Test
    void a_folder_that_links_lead_to_is_one_folder(@TempDir Path home) throws Exception {
        folders = in(home, "data");
        Files.createSymbolicLink(home.resolve("also"), home.resolve("data"));
        try (RunLock _ = first(); SecondStarts _ = hear()) {
            assertThat(FirstInstance.begin(in(home, "also"), Wish.SHOW)).isEqualTo(new Result.Told(Reply.DONE));
        }
    }

    private static AppFolders in(Path home, String data) throws IOException {
        Path session = Files.createDirectories(home.resolve("run"));
        return AppFolders.of(
                Map.of("XDG_RUNTIME_DIR", session.toString(), "XDG_DATA_HOME", home.resolve(data).toString()),
                "Linux", home, "stagepass");
    }

    /** Holds the lock and is not heard, in a process of its own, until its input ends. */
    static final class Mute {

        public static void main(String[] arguments) throws IOException {
            IO.println(RunLock.acquire(Path.of(arguments[0]), Duration.ofSeconds(20)).getClass().getSimpleName());
            int end = System.in.read();
            IO.println(end);
        }
    }

    private Process another() throws Exception {
        folders.create();
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath", System.getProperty("java.class.path"), Mute.class.getName(), folders.data().toString())
                .start();
        assertThat(other.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("Acquired");
        return other;
    }

    private CompletableFuture<Result> start() {
        return CompletableFuture.supplyAsync(() -> FirstInstance.begin(folders, Wish.SHOW), workers);
    }

    @Test
    void one_that_is_just_beginning_is_waited_for() throws Exception {
        Process other = another();
        try {
            CompletableFuture<Result> second = start();
            Result stillWaiting = new Result.Impossible();
            assertThat(second.copy().completeOnTimeout(stillWaiting, 600, TimeUnit.MILLISECONDS).get())
                    .as("it has a lock and is not heard yet").isEqualTo(stillWaiting);
            try (SecondStarts _ = hear()) {
                assertThat(second.get()).isEqualTo(new Result.Told(Reply.DONE));
            }
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void one_that_is_just_ending_makes_way() throws Exception {
        Process other = another();
        CompletableFuture<Result> second = start();
        other.getOutputStream().close();
        ((Result.First) second.get()).lock().close();
        assertThat(other.waitFor()).isZero();
    }
}
