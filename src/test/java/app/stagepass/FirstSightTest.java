package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.desktop.Wish;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tray comes, drawn window or not. */
class FirstSightTest {

    private final List<String> seen = new ArrayList<>();
    private final TestTicker time = new TestTicker();
    private final Queue<Runnable> workers = new ArrayDeque<>();

    @AfterEach
    void stop() {
        time.shutdownNow();
    }

    private void start(Wish wish) {
        FirstSight.of(wish, () -> seen.add("window"), () -> seen.add("tray"), time, workers::add);
    }

    @Test
    void a_start_for_the_tray_has_no_window() {
        start(Wish.STAY);
        time.forward(Duration.ofMinutes(1));
        assertThat(seen).containsExactly("tray");
        assertThat(workers).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "STAY", mode = EnumSource.Mode.EXCLUDE)
    void the_window_comes_first_and_after_five_seconds_the_tray_though_no_frame_was_drawn(Wish wish) {
        start(wish);
        time.forward(Duration.ofMillis(4_999));
        assertThat(workers).isEmpty();
        time.forward(Duration.ofMillis(1));
        assertThat(seen).as("nothing that may block runs on the ticker").containsExactly("window");
        workers.remove().run();
        assertThat(seen).containsExactly("window", "tray");
    }
}
