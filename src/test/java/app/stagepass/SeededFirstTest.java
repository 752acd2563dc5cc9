package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.ui.Work;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** "Add token" in the sandbox, pressed before the keyring has answered for the first time. */
class SeededFirstTest {

    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final List<String> happened = new ArrayList<>();
    private boolean elsewhere;
    private boolean locked;
    private final SeededFirst seeded = new SeededFirst(new Work(workers::add, Runnable::run), this::seed);

    private boolean seed() {
        if (locked) {
            throw new IllegalStateException("locked");
        }
        return happened.add("seeded");
    }

    private void press() {
        seeded.then(() -> elsewhere, () -> happened.add("sheet"));
    }

    @Test
    void the_application_is_there_before_the_sheet_is() {
        press();
        assertThat(happened).isEmpty();
        workers.remove().run();
        assertThat(happened).containsExactly("seeded", "sheet");
    }

    @Test
    void pressed_again_while_the_keyring_asks_it_is_one_sheet() {
        press();
        press();
        press();
        assertThat(workers).hasSize(1);
        workers.remove().run();
        assertThat(happened).containsExactly("seeded", "sheet");

        press();
        workers.remove().run();
        assertThat(happened).as("later it opens again").containsExactly("seeded", "sheet", "seeded", "sheet");
    }

    @Test
    void who_went_on_to_something_else_is_left_alone() {
        press();
        elsewhere = true;
        workers.remove().run();
        assertThat(happened).containsExactly("seeded");
    }

    @Test
    void where_nothing_can_be_kept_the_sheet_says_what_to_do() {
        locked = true;
        press();
        workers.remove().run();
        assertThat(happened).containsExactly("sheet");
    }
}
