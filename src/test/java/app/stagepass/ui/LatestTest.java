package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LatestTest {

    private final Queue<Runnable> ui = new ArrayDeque<>();
    private final List<String> taken = new ArrayList<>();
    private final Latest<String> latest = new Latest<>(ui::add, taken::add);

    @Test
    void of_what_came_while_the_window_was_busy_only_the_last_is_drawn() {
        latest.put("one");
        latest.put("two");
        latest.put("three");
        assertThat(ui).hasSize(1);
        ui.remove().run();
        assertThat(taken).containsExactly("three");
    }

    @Test
    void what_comes_later_is_drawn_too() {
        latest.put("one");
        ui.remove().run();
        latest.put("two");
        ui.remove().run();
        assertThat(taken).containsExactly("one", "two");
    }
}
