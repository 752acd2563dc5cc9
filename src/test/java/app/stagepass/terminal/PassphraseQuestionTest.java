package app.stagepass.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.vault.VaultException;
import app.stagepass.vault.VaultException.FileNotRead;
import app.stagepass.vault.VaultException.WrongPassphrase;
import app.stagepass.words.Failures;
import app.stagepass.words.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The passphrase of the encrypted file, asked for where there is no window. */
class PassphraseQuestionTest {

    private static final String PASSPHRASE = "Klavier-Regen_77 Laterne";

    private final ScriptedConsole console = new ScriptedConsole(true);
    private final Messages messages = new Messages(Locale.ENGLISH);
    private final Failures failures = new Failures(messages);
    private final PassphraseQuestion question = new PassphraseQuestion(console, messages,
            failure -> failures.ofAny(failure).title(), 12);
    private final List<String> used = new ArrayList<>();

    private void open(char[] passphrase) throws VaultException {
        used.add(new String(passphrase));
        if (!used.getLast().equals(PASSPHRASE)) {
            throw new WrongPassphrase();
        }
    }

    @Test
    void a_wrong_one_is_said_to_be_wrong_and_asked_for_again() {
        console.typeHidden("klavier", PASSPHRASE);
        assertThat(question.unlock(this::open)).isTrue();
        assertThat(used).containsExactly("klavier", PASSPHRASE);
        assertThat(console.seen).anyMatch(line -> line.contains("That isn’t the passphrase"));
        assertThat(console.seen).noneMatch(line -> line.contains("lavier"));
    }

    @Test
    void an_empty_line_leaves_it_locked_and_so_do_five_wrong_ones() {
        console.typeHidden("");
        assertThat(question.unlock(this::open)).isFalse();
        assertThat(used).isEmpty();
        console.typeHidden("1", "2", "3", "4", "5", PASSPHRASE);
        assertThat(question.unlock(this::open)).isFalse();
        assertThat(used).hasSize(5);
    }

    @Test
    void nobody_is_asked_again_for_a_file_that_no_passphrase_opens() {
        console.typeHidden(PASSPHRASE, PASSPHRASE);
        assertThat(question.unlock(_ -> {
            used.add("tried");
            throw new FileNotRead(Path.of("secrets.vault"), FileNotRead.Why.DAMAGED);
        })).isFalse();
        assertThat(used).hasSize(1);
        assertThat(console.seen).anyMatch(line -> line.contains("damaged"));
    }

    @Test
    void a_new_one_is_long_enough_and_typed_twice() {
        console.typeHidden("too short", PASSPHRASE, "another one altogether", PASSPHRASE, PASSPHRASE);
        assertThat(question.begin(this::open)).isTrue();
        assertThat(used).containsExactly(PASSPHRASE);
        assertThat(console.seen).anyMatch(line -> line.contains("12 characters"))
                .anyMatch(line -> line.contains("not the same")).anyMatch(line -> line.contains("Nobody can help"))
                .noneMatch(line -> line.contains("Laterne"));
    }

    @Test
    void who_thinks_better_of_it_has_no_file() {
        console.typeHidden("");
        assertThat(question.begin(this::open)).isFalse();
        assertThat(used).isEmpty();
    }
}
