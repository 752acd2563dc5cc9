package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.desktop.AppFolders;
import app.stagepass.log.Redactor;
import app.stagepass.oauth.OAuthException;
import app.stagepass.terminal.PassphraseQuestion;
import app.stagepass.terminal.ScriptedConsole;
import app.stagepass.vault.IdleLock;
import app.stagepass.vault.ManualTimer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program's own parts, locked and unlocked from the terminal; the keyring is a folder of files. */
@Timeout(120)
class TerminalLockingTest {

    private static final String PASSPHRASE = "Klavier-Regen_77 Laterne";

    @TempDir
    Path folder;

    private final ScriptedConsole console = new ScriptedConsole(true);
    private final TestClock clock = new TestClock();
    private final ManualTimer ticks = new ManualTimer();
    private final List<Exception> troubles = new ArrayList<>();
    private Optional<Wiring> wiring = Optional.empty();
    private Optional<TerminalLocking> made = Optional.empty();

    @BeforeEach
    void start() {
        URI nobody = URI.create("http://localhost:1/");
        Realm realm = Realm.sandbox(nobody, nobody, new AppFolders(folder.resolve("config"), folder.resolve("data"),
                folder.resolve("cache"), folder.resolve("log"), folder.resolve("crash"), folder.resolve("data")));
        Wiring parts = new Wiring(realm, CrashStorage.in(folder, _ -> {}), _ -> {
            throw new OAuthException.NoBrowser("none here");
        }, new Redactor(), Locale.ENGLISH);
        wiring = Optional.of(parts);
        IdleLock idle = new IdleLock(clock, ticks, parts.place::lock);
        made = Optional.of(new TerminalLocking(RealmSession.real(realm), parts,
                new PassphraseQuestion(console, parts.messages, failure -> parts.failures.ofAny(failure).title(), 12),
                idle, troubles::add));
    }

    @AfterEach
    void close() {
        wiring.ifPresent(Wiring::close);
        ticks.close();
    }

    private TerminalLocking locking() {
        return made.orElseThrow();
    }

    private Wiring parts() {
        return wiring.orElseThrow();
    }

    private void inFile() throws Exception {
        parts().place.keepInFile(PASSPHRASE.toCharArray());
    }

    @Test
    void a_keyring_that_is_open_needs_no_passphrase() {
        assertThat(locking().isInFile()).isFalse();
        locking().lock();
        assertThat(locking().unlock()).isTrue();
        assertThat(console.seen).isEmpty();
    }

    @Test
    void locked_it_opens_with_the_passphrase_and_without_one_it_does_not() throws Exception {
        inFile();
        assertThat(locking().isInFile()).isTrue();
        assertThat(locking().unlock()).as("it is open").isTrue();
        assertThat(console.seen).isEmpty();
        locking().lock();
        assertThat(parts().file.isLocked()).isTrue();
        console.typeHidden("");
        assertThat(locking().unlock()).isFalse();
        assertThat(parts().file.isLocked()).isTrue();
        console.typeHidden(PASSPHRASE);
        assertThat(locking().unlock()).isTrue();
        assertThat(parts().file.isLocked()).isFalse();
        assertThat(troubles).isEmpty();
    }

    @Test
    void who_was_not_there_for_as_long_as_they_chose_finds_it_locked_and_the_choice_outlives_the_run()
            throws Exception {
        inFile();
        locking().lockAfter(Optional.of(Duration.ofMinutes(30)));
        assertThat(parts().settings.settings().lockAfter()).contains(Duration.ofMinutes(30));
        clock.forward(Duration.ofMinutes(29));
        locking().personIsHere();
        clock.forward(Duration.ofMinutes(29));
        ticks.tick();
        assertThat(parts().file.isLocked()).isFalse();
        clock.forward(Duration.ofMinutes(1));
        ticks.tick();
        assertThat(parts().file.isLocked()).isTrue();

        console.typeHidden(PASSPHRASE);
        assertThat(locking().unlock()).isTrue();
        ticks.tick();
        assertThat(parts().file.isLocked()).as("they have just been here").isFalse();
        locking().lockAfter(Optional.empty());
        clock.forward(Duration.ofDays(30));
        ticks.tick();
        assertThat(parts().file.isLocked()).isFalse();
    }

    @Test
    void a_file_that_is_gone_is_told_of() throws Exception {
        inFile();
        try (var all = Files.walk(folder)) {
            for (Path one : all.filter(path -> path.endsWith("secrets.vault")).toList()) {
                Files.delete(one);
            }
        }
        locking().lock();
        console.typeHidden(PASSPHRASE);
        assertThat(locking().unlock()).isFalse();
        assertThat(console.seen).anyMatch(line -> line.contains("is gone"));
    }
}
