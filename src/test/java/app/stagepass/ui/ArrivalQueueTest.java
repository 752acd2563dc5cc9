package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

/** Who came by the starting route is asked about in turn. */
class ArrivalQueueTest {

    private final SimpleBooleanProperty busy = new SimpleBooleanProperty();
    private final List<String> asked = new ArrayList<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private final List<Runnable> later = new ArrayList<>();
    private final ArrivalQueue<String> queue = new ArrivalQueue<>(busy, later::add,
            () -> Optional.ofNullable(waiting.poll()), one -> {
                asked.add(one);
                busy.set(true);
            });

    @Test
    void one_that_comes_while_nothing_is_shown_is_asked_about_at_once() {
        comes("owl");
        assertThat(asked).containsExactly("owl");
    }

    @Test
    void nobody_is_asked_about_over_what_the_person_does_and_each_has_its_turn() {
        busy.set(true);
        comes("owl");
        comes("fox");
        assertThat(asked).isEmpty();
        leaves();
        assertThat(asked).containsExactly("owl");
        leaves();
        assertThat(asked).containsExactly("owl", "fox");
    }

    @Test
    void one_sheet_that_gives_way_to_the_next_is_no_gap() {
        busy.set(true);
        comes("owl");
        busy.set(false);
        busy.set(true);
        settle();
        assertThat(asked).isEmpty();
        leaves();
        assertThat(asked).containsExactly("owl");
    }

    private void comes(String one) {
        waiting.add(one);
        queue.look();
    }

    private void leaves() {
        busy.set(false);
        settle();
    }

    private void settle() {
        List.copyOf(later).forEach(Runnable::run);
        later.clear();
    }
}
