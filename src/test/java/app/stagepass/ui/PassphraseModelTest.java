package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.ui.PassphraseModel.Outcome;
import app.stagepass.ui.PassphraseModel.Purpose;
import app.stagepass.vault.VaultException;
import app.stagepass.vault.VaultException.FileNotRead;
import app.stagepass.vault.VaultException.FileNotWritten;
import app.stagepass.vault.VaultException.WrongPassphrase;
import app.stagepass.words.Failures;
import app.stagepass.words.Messages;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The question for a passphrase, from the typing to the answer. */
class PassphraseModelTest {

    private static final String PASSPHRASE = "Klavier-Regen_77 Laterne";

    private final Messages messages = new Messages(Locale.ENGLISH);
    private final Deque<Runnable> jobs = new ArrayDeque<>();
    private final List<Outcome> ended = new ArrayList<>();
    private final List<String> used = new ArrayList<>();
    private Optional<VaultException> trouble = Optional.empty();

    private PassphraseModel model(Purpose purpose) {
        return new PassphraseModel(messages, new Failures(messages), new Work(jobs::add, Runnable::run), purpose,
                ended::add);
    }

    private PassphraseModel unlock() {
        return model(new Purpose.Unlock(this::use));
    }

    private PassphraseModel begin() {
        return model(new Purpose.Begin(12, this::use));
    }

    private PassphraseModel change() {
        return model(new Purpose.Change(12, (old, passphrase) -> {
            used.add(new String(old));
            use(passphrase);
        }));
    }

    private void use(char[] passphrase) throws VaultException {
        used.add(new String(passphrase));
        if (trouble.isPresent()) {
            throw trouble.get();
        }
    }

    private void work() {
        jobs.removeFirst().run();
    }

    private static void type(PassphraseModel model, String first, String again) {
        model.submit(new char[0], first.toCharArray(), again.toCharArray());
    }

    @Test
    void the_right_one_ends_the_question() {
        PassphraseModel model = unlock();
        type(model, PASSPHRASE, "");
        assertThat(model.busyProperty().get()).isTrue();
        assertThat(ended).isEmpty();
        work();
        assertThat(ended).containsExactly(new Outcome.Done());
        assertThat(used).containsExactly(PASSPHRASE);
        assertThat(model.busyProperty().get()).isFalse();
    }

    @Test
    void a_wrong_one_is_said_to_be_wrong_until_something_else_is_typed() {
        trouble = Optional.of(new WrongPassphrase());
        PassphraseModel model = unlock();
        type(model, PASSPHRASE, "");
        work();
        assertThat(model.problemProperty().get().orElseThrow()).contains("does not open it").doesNotContain("Klavier");
        assertThat(ended).isEmpty();
        model.typed();
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void none_helps_with_a_damaged_file_so_nobody_is_asked_for_another() {
        FileNotRead damaged = new FileNotRead(Path.of("secrets.vault"), FileNotRead.Why.DAMAGED);
        trouble = Optional.of(damaged);
        type(unlock(), PASSPHRASE, "");
        work();
        assertThat(ended).containsExactly(new Outcome.Failed(damaged));
    }

    @Test
    void a_new_one_must_be_long_enough_and_the_same_twice() {
        PassphraseModel model = begin();
        char[] first = "short".toCharArray();
        char[] again = "short".toCharArray();
        model.submit(new char[0], first, again);
        assertThat(model.problemProperty().get().orElseThrow()).contains("12 characters");
        assertThat(first).as("wiped").containsOnly('\0');
        assertThat(again).as("wiped").containsOnly('\0');
        type(model, PASSPHRASE, PASSPHRASE + ".");
        assertThat(model.problemProperty().get().orElseThrow()).contains("not the same");
        assertThat(jobs).isEmpty();
        type(model, PASSPHRASE, PASSPHRASE);
        work();
        assertThat(used).containsExactly(PASSPHRASE);
        assertThat(ended).containsExactly(new Outcome.Done());
    }

    @Test
    void a_full_disk_is_told_and_the_question_stays() {
        trouble = Optional.of(new FileNotWritten(Path.of("/x/secrets.vault"), FileNotWritten.Problem.DISK_FULL));
        PassphraseModel model = begin();
        type(model, PASSPHRASE, PASSPHRASE);
        work();
        assertThat(model.problemProperty().get()).isPresent();
        assertThat(ended).isEmpty();
    }

    @Test
    void nothing_typed_opens_nothing() {
        PassphraseModel model = unlock();
        type(model, "", "");
        assertThat(model.problemProperty().get()).isPresent();
        assertThat(jobs).isEmpty();
    }

    @Test
    void a_second_press_while_the_first_is_tried_does_nothing() {
        PassphraseModel model = unlock();
        type(model, PASSPHRASE, "");
        type(model, PASSPHRASE, "");
        assertThat(jobs).hasSize(1);
    }

    @Test
    void who_leaves_while_one_is_tried_has_it_open_if_it_was_right_and_is_not_asked_again_if_not() {
        PassphraseModel right = unlock();
        type(right, PASSPHRASE, "");
        right.decline();
        assertThat(ended).isEmpty();
        work();
        assertThat(ended).containsExactly(new Outcome.Done());

        ended.clear();
        trouble = Optional.of(new WrongPassphrase());
        PassphraseModel wrong = unlock();
        type(wrong, PASSPHRASE, "");
        wrong.decline();
        work();
        wrong.decline();
        assertThat(ended).containsExactly(new Outcome.Declined());
    }

    @Test
    void a_change_takes_the_old_one_and_a_new_one_that_is_long_enough_and_the_same_twice() {
        PassphraseModel model = change();
        char[][] typed = {new char[0], PASSPHRASE.toCharArray(), PASSPHRASE.toCharArray()};
        model.submit(typed[0], typed[1], typed[2]);
        assertThat(model.problemProperty().get().orElseThrow()).contains("has now");
        assertThat(model.isOldWrong()).isTrue();
        assertThat(typed[1]).as("wiped").containsOnly('\0');
        assertThat(typed[2]).as("wiped").containsOnly('\0');
        char[] old = "the old one".toCharArray();
        model.submit(old, "short".toCharArray(), "short".toCharArray());
        assertThat(model.problemProperty().get().orElseThrow()).contains("12 characters");
        assertThat(old).as("wiped").containsOnly('\0');
        assertThat(model.isOldWrong()).as("the new one is").isFalse();
        model.submit("the old one".toCharArray(), PASSPHRASE.toCharArray(), "another altogether".toCharArray());
        assertThat(model.problemProperty().get().orElseThrow()).contains("not the same");
        assertThat(jobs).isEmpty();
        model.submit("the old one".toCharArray(), PASSPHRASE.toCharArray(), PASSPHRASE.toCharArray());
        work();
        assertThat(used).containsExactly("the old one", PASSPHRASE);
        assertThat(ended).containsExactly(new Outcome.Done());
    }

    @Test
    void a_wrong_old_one_is_said_to_be_wrong() {
        trouble = Optional.of(new WrongPassphrase());
        PassphraseModel model = change();
        model.submit("not it".toCharArray(), PASSPHRASE.toCharArray(), PASSPHRASE.toCharArray());
        work();
        assertThat(model.problemProperty().get().orElseThrow()).contains("does not open it");
        assertThat(model.isOldWrong()).isTrue();
        assertThat(ended).isEmpty();
    }

    @Test
    void what_is_typed_while_another_is_tried_is_wiped_too() {
        PassphraseModel model = change();
        model.submit("the old one".toCharArray(), PASSPHRASE.toCharArray(), PASSPHRASE.toCharArray());
        char[][] typed = {"old".toCharArray(), "new".toCharArray(), "again".toCharArray()};
        model.submit(typed[0], typed[1], typed[2]);
        assertThat(List.of(typed)).allSatisfy(one -> assertThat(one).containsOnly('\0'));
        assertThat(jobs).hasSize(1);
        assertThat(model.problemProperty().get()).isEmpty();
    }
}
