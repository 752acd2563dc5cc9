package app.stagepass.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.words.Messages;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Locking and unlocking by typing. */
class LockCommandsTest {

    private final ScriptedConsole console = new ScriptedConsole(true);
    private final ScriptedLocking locking = new ScriptedLocking();
    private final LockCommands commands = new LockCommands(console, new Messages(Locale.ENGLISH), locking);

    @BeforeEach
    void in_the_file() {
        locking.inFile = true;
    }

    private String said() {
        return console.seen.getLast();
    }

    @Test
    void alone_it_locks_now_and_says_how_it_is_opened() {
        commands.lock("");
        assertThat(locking.done).containsExactly("lock");
        assertThat(said()).contains("is locked", "type unlock");
    }

    @Test
    void with_minutes_it_locks_by_itself_from_then_on_or_never() {
        commands.lock("1");
        assertThat(said()).contains("after a minute");
        commands.lock("1440");
        assertThat(said()).contains("after 1440 minutes");
        commands.lock("never");
        assertThat(said()).contains("no longer");
        assertThat(locking.done).containsExactly("after Optional[1]", "after Optional[1440]", "after Optional.empty");
    }

    @Test
    void what_is_no_time_changes_nothing_and_is_not_repeated() {
        for (String typed : new String[]{"0", "1441", "12345", "-5", "hunter2", "99999999999999"}) {
            commands.lock(typed);
            assertThat(said()).contains("number of minutes").doesNotContain(typed);
        }
        assertThat(locking.done).isEmpty();
    }

    @Test
    void where_no_file_is_in_use_it_says_so() {
        locking.inFile = false;
        commands.lock("");
        assertThat(said()).contains("nothing to lock");
        commands.lock("never");
        assertThat(locking.done).isEmpty();
    }

    @Test
    void opened_it_says_so_and_left_locked_it_does_not() {
        commands.unlock();
        assertThat(said()).contains("It is open");
        console.seen.clear();
        locking.opens = false;
        commands.unlock();
        assertThat(console.seen).isEmpty();
        assertThat(locking.done).containsExactly("unlock", "unlock");
    }
}
