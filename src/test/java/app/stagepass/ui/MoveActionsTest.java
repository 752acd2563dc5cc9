package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.settings.Settings;
import app.stagepass.ui.Prompts.Prompt;
import app.stagepass.vault.VaultException.FileNotRead;
import app.stagepass.vault.VaultException.FileNotWritten;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person packs what they have, carries it over, and is told at each step what becomes of it. */
class MoveActionsTest {

    private Desk desk;
    private final List<Prompt> prompts = new ArrayList<>();
    private final List<Settings> adopted = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Optional<Path> chosen = Optional.of(Path.of("stick", "all.stagepass"));
    private ToastModel toast;
    private MoveActions move;

    @BeforeEach
    void a_window() throws Exception {
        desk = new Desk();
        toast = new ToastModel(desk.words, desk.clock);
        move = new MoveActions(desk.words, desk.clock, new Work(Runnable::run, Runnable::run), desk.move,
                this::asked, this::asked, prompts::add, toast, adopted::add);
        desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.connected(Desk.BOT, desk.app, "chat:read");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Optional<Path> asked(FileSaver.Question question) {
        asked.add(question.name());
        return chosen;
    }

    private Prompt last() {
        return prompts.getLast();
    }

    private void agree() {
        last().choice().orElseThrow().run().run();
    }

    @Test
    void before_anything_is_packed_one_reads_what_stays_and_what_goes() {
        move.pack(desk.credentials.snapshots());
        assertThat(last().body()).contains("All 2 logins").doesNotContain("one place");
        assertThat(desk.move.done).isEmpty();
        desk.move.moving.add(desk.credentials.snapshots().getFirst().credential().label());
        move.pack(desk.credentials.snapshots());
        assertThat(last().body()).contains("NightOwl can only live in one place").contains("take it back");
        move.pack(List.of());
        assertThat(last().body()).startsWith("Your applications and settings go");
    }

    @Test
    void then_one_chooses_a_place_and_reads_where_the_file_is_and_what_to_do_with_it() {
        move.pack(desk.credentials.snapshots());
        agree();
        assertThat(asked).singleElement().asString().matches("stagepass-\\d{4}-\\d\\d-\\d\\d\\.stagepass");
        assertThat(desk.move.done).containsExactly("pack all.stagepass");
        assertThat(last().title()).isEqualTo("Everything is packed");
        assertThat(last().body()).contains(Path.of("stick", "all.stagepass").toString()).contains("one computer only")
                .doesNotContain("stayed behind");
    }

    @Test
    void a_name_without_an_ending_gets_the_one_that_the_other_computer_looks_for(@TempDir Path folder)
            throws Exception {
        chosen = Optional.of(folder.resolve("out"));
        move.pack(desk.credentials.snapshots());
        agree();
        assertThat(desk.move.done).containsExactly("pack out.stagepass");
        Files.writeString(folder.resolve("out.stagepass"), "somebody's");
        move.pack(desk.credentials.snapshots());
        agree();
        assertThat(desk.move.done).endsWith("pack out");
    }

    @Test
    void who_thinks_better_of_it_has_changed_nothing() {
        chosen = Optional.empty();
        move.pack(desk.credentials.snapshots());
        agree();
        move.unpack();
        assertThat(desk.move.done).isEmpty();
        chosen = Optional.of(Path.of("all.stagepass"));
        desk.move.declines = true;
        int before = prompts.size();
        move.unpack();
        move.pack(desk.credentials.snapshots());
        agree();
        assertThat(prompts).as("nothing to tell after the question for a passphrase was closed").hasSize(before + 1);
    }

    @Test
    void before_anything_is_taken_over_one_sees_whose_logins_they_are() {
        desk.move.names = IntStream.rangeClosed(1, 8).mapToObj(i -> "Account " + i).toList();
        move.unpack();
        assertThat(last().body()).contains("8 logins: Account 1, ").contains("Account 6 and 2 more")
                .doesNotContain("Account 7").contains("one application");
        assertThat(desk.move.done).containsExactly("open all.stagepass");
        agree();
        assertThat(desk.move.done).containsExactly("open all.stagepass", "unpack");
        assertThat(last().body()).contains("8 logins were added");
        assertThat(adopted).isEmpty();
        agree();
        assertThat(desk.move.done).endsWith("delete");
        assertThat(toast.toastProperty().get().orElseThrow().text()).contains("all.stagepass");
    }

    @Test
    void settings_that_came_along_hold_at_once() {
        Settings light = new Settings(Settings.Theme.LIGHT, false);
        desk.move.settings = Optional.of(light);
        move.unpack();
        agree();
        assertThat(adopted).containsExactly(light);
    }

    @Test
    void what_goes_wrong_is_said_in_words_of_its_own() {
        for (FileNotRead.Why why : FileNotRead.Why.values()) {
            desk.move.failure = Optional.of(new FileNotRead(Path.of("holiday.jpg"), why));
            move.unpack();
            assertThat(last().title() + last().body()).as(why.toString()).doesNotContain("failure.")
                    .contains("holiday.jpg");
        }
        for (FileNotWritten.Problem problem : FileNotWritten.Problem.values()) {
            desk.move.failure = Optional.of(new FileNotWritten(Path.of("all.stagepass"), problem));
            move.pack(desk.credentials.snapshots());
            agree();
            assertThat(last().title() + last().body()).as(problem.toString()).doesNotContain("failure.")
                    .contains("all.stagepass");
        }
        assertThat(desk.move.done).isEmpty();
    }

    @Test
    void taking_a_login_back_asks_first_because_the_other_computer_may_have_used_it() {
        move.takeBack(desk.credentials.snapshots().getFirst());
        assertThat(last().grave()).isTrue();
        assertThat(last().body()).contains("Twitch cuts the connection");
        assertThat(desk.move.done).isEmpty();
        agree();
        assertThat(desk.move.done).containsExactly("take back");
    }
}
