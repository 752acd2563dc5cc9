package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

/** Who came by the starting route is asked about in turn. */
class ArrivalQueueTest {

    private final SimpleBooleanProperty busy = new SimpleBooleanProperty();
    private final List<String> asked = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final ArrivalQueue<String> queue = new ArrivalQueue<>(busy, later::add, one -> {
        asked.add(one);
        busy.set(true);
    });

    @Test
    void one_that_comes_while_nothing_is_shown_is_asked_about_at_once() {
        queue.add("owl");
        assertThat(asked).containsExactly("owl");
    }

    @Test
    void nobody_is_asked_about_over_what_the_person_does_and_each_has_its_turn() {
        busy.set(true);
        queue.add("owl");
        queue.add("fox");
        assertThat(asked).isEmpty();
        leaves();
        assertThat(asked).containsExactly("owl");
        leaves();
        assertThat(asked).containsExactly("owl", "fox");
    }

    @Test
    void one_sheet_that_gives_way_to_the_next_is_no_gap() {
        busy.set(true);
        queue.add("owl");
        busy.set(false);
        busy.set(true);
        settle();
        assertThat(asked).isEmpty();
        leaves();
        assertThat(asked).containsExactly("owl");
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
