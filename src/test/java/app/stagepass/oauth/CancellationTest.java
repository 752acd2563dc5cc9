package app.stagepass.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thread ends what another waits for. */
@Timeout(20)
class CancellationTest {

    private final Cancellation cancellation = new Cancellation();
    private final List<String> heard = new ArrayList<>();

    @Test
    void whoever_listens_hears_it_once() {
        cancellation.onCancel(() -> heard.add("a"));
        cancellation.onCancel(() -> heard.add("b"));
        assertThat(cancellation.isCancelled()).isFalse();
        assertThat(heard).isEmpty();
        cancellation.cancel();
        cancellation.cancel();
        assertThat(heard).containsExactly("a", "b");
        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void whoever_comes_late_hears_it_at_once() {
        cancellation.cancel();
        cancellation.onCancel(() -> heard.add("late"));
        assertThat(heard).containsExactly("late");
    }

    @Test
    void a_pause_ends_by_itself() throws Exception {
        assertThat(cancellation.await(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void a_pause_ends_with_the_cancelling() throws Exception {
        CompletableFuture<Boolean> pause = CallbackScene
                .inBackground(() -> cancellation.await(Duration.ofMinutes(5)));
        cancellation.cancel();
        assertThat(CallbackScene.soon(pause)).isTrue();
        assertThat(cancellation.await(Duration.ofMinutes(5))).isTrue();
    }
}
