package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    @TempDir
    private Path data;

    @Test
    void theFirstMayRunAndTheSecondIsTold() {
        RunLock.Answer first = RunLock.acquire(data);

        assertThat(first).isInstanceOf(RunLock.Acquired.class);
        assertThat(RunLock.acquire(data)).isEqualTo(new RunLock.Taken());
        ((RunLock.Acquired) first).lock().close();
    }

    @Test
    void afterTheFirstEndedTheNextMayRun() {
        ((RunLock.Acquired) RunLock.acquire(data)).lock().close();

        RunLock.Answer next = RunLock.acquire(data);

        assertThat(next).isInstanceOf(RunLock.Acquired.class);
        ((RunLock.Acquired) next).lock().close();
    }

    @Test
    void anotherProcessCountsAndItsDeathFreesTheLock() throws Exception {
        Process other = new ProcessBuilder(Java.command(Holder.class, data.toString())).start();
        try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("Acquired");

            assertThat(RunLock.acquire(data)).isEqualTo(new RunLock.Taken());
        } finally {
            other.destroyForcibly().waitFor();
        }

        RunLock.Answer after = RunLock.acquire(data);
        assertThat(after).isInstanceOf(RunLock.Acquired.class);
        ((RunLock.Acquired) after).lock().close();
    }

    @Test
    void twoRealmsDoNotLockEachOther(@TempDir Path sandbox) {
        RunLock.Acquired real = (RunLock.Acquired) RunLock.acquire(data);

        RunLock.Answer other = RunLock.acquire(sandbox);

        assertThat(other).isInstanceOf(RunLock.Acquired.class);
        ((RunLock.Acquired) other).lock().close();
        real.lock().close();
    }

    @Test
    void aFolderThatIsNotThereIsNotTakenForAnotherStagepass() {
        assertThat(RunLock.acquire(data.resolve("gone"))).isEqualTo(new RunLock.Impossible("NoSuchFileException"));
    }

    /** Holds the lock until it is killed. */
    static final class Holder {

        public static void main(String[] arguments) throws IOException {
            IO.println(RunLock.acquire(Path.of(arguments[0])).getClass().getSimpleName());
            int end = System.in.read();
            IO.println(end);
        }
    }
}
