package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    @TempDir
    private Path data;

    @Test
    void theFirstMayRunAndTheSecondIsTold() {
        RunLock.Answer first = RunLock.acquire(data, Duration.ofMillis(50));

        assertThat(first).isInstanceOf(RunLock.Acquired.class);
        assertThat(RunLock.acquire(data, Duration.ofMillis(50))).isEqualTo(new RunLock.Taken());
        ((RunLock.Acquired) first).lock().close();
    }

    @Test
    void afterTheFirstEndedTheNextMayRun() {
        ((RunLock.Acquired) RunLock.acquire(data, Duration.ofMillis(50))).lock().close();

        RunLock.Answer next = RunLock.acquire(data, Duration.ofMillis(50));

        assertThat(next).isInstanceOf(RunLock.Acquired.class);
        ((RunLock.Acquired) next).lock().close();
    }

    @Test
    void anotherProcessCountsAndItsDeathFreesTheLock() throws Exception {
        Process other = new ProcessBuilder(Java.command(Holder.class, data.toString())).start();
        try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("Acquired");

            assertThat(RunLock.acquire(data, Duration.ofMillis(50))).isEqualTo(new RunLock.Taken());
        } finally {
            other.destroyForcibly().waitFor();
        }

        RunLock.Answer after = RunLock.acquire(data, Duration.ofMillis(50));
        assertThat(after).isInstanceOf(RunLock.Acquired.class);
        ((RunLock.Acquired) after).lock().close();
    }

    @Test
    void twoRealmsDoNotLockEachOther(@TempDir Path sandbox) {
        RunLock.Acquired real = (RunLock.Acquired) RunLock.acquire(data, Duration.ofMillis(50));

        RunLock.Answer other = RunLock.acquire(sandbox, Duration.ofMillis(50));

        assertThat(other).isInstanceOf(RunLock.Acquired.class);
        ((RunLock.Acquired) other).lock().close();
        real.lock().close();
    }

    @Test
    void aFolderThatIsNotThereIsNotTakenForAnotherStagepass() {
        assertThat(RunLock.acquire(data.resolve("gone"), Duration.ofMillis(50)))
                .isEqualTo(new RunLock.Impossible("NoSuchFileException"));
    }

    /** Holds the lock until it is killed. */
    static final class Holder {

        public static void main(String[] arguments) throws IOException {
            IO.println(RunLock.acquire(Path.of(arguments[0]), Duration.ofMillis(50)).getClass().getSimpleName());
            int end = System.in.read();
            IO.println(end);
        }
    }
}
