package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.vault.VaultException.Failed;
import app.stagepass.vault.VaultException.Locked;
import app.stagepass.vault.VaultException.TimedOut;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thread for all calls, and callers who do not wait for ever. */
@Timeout(60)
class KeyringThreadTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final KeyringThread thread = new KeyringThread();
    private final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        thread.finish(() -> {});
    }

    @Test
    void answers_and_expected_failures_come_back_as_they_are_and_others_by_name_alone() throws Exception {
        assertThat(thread.call(() -> "answer", LONG)).isEqualTo("answer");
        assertThatThrownBy(() -> thread.call(() -> {
            throw new Locked();
        }, LONG)).isInstanceOf(Locked.class);
        assertThatThrownBy(() -> thread.call(() -> {
            throw new IllegalStateException("with a secret in it");
        }, LONG)).isInstanceOf(Failed.class).hasMessage("keyring failed: IllegalStateException").hasNoCause();
    }

    @Test
    void what_is_to_come_last_comes_last_and_once_and_nothing_after_it() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch last = new CountDownLatch(1);
        assertThatThrownBy(() -> thread.call(() -> {
            gate.await();
            return done.add("call");
        }, Duration.ofMillis(1))).isInstanceOf(TimedOut.class);

        thread.finish(() -> {
            done.add("last");
            last.countDown();
        });
        thread.finish(() -> done.add("once more"));
        assertThat(done).as("nobody waited").isEmpty();
        gate.countDown();

        assertThat(last.await(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> thread.call(() -> done.add("late"), LONG)).isInstanceOf(Failed.class)
                .hasMessage("keyring failed: closed");
        assertThat(done).last().isEqualTo("last");
    }

    @Test
    void an_interrupted_caller_gives_up_and_still_knows_of_it() {
        CountDownLatch gate = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> thread.call(() -> {
            gate.await(); // an answer that is there already is taken
            return "answer";
        }, LONG)).isInstanceOf(TimedOut.class);
        assertThat(Thread.interrupted()).isTrue();
        gate.countDown();
    }
}
